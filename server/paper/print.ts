import type { Content } from 'pdfmake';
import pdfmake from 'pdfmake';
import { FONTS, type FontShelf, shelveFonts } from './fonts.ts';
import { type Paper, THIN_LINES } from './paper.ts';
import { runsOf } from './runs.ts';
import { refuseReferences } from './safe.ts';

/** millimetres of 20 in points */
const MARGIN = 57;
const GREY = '#555555';

let isReady = false;

/** What the printer may reach: nothing but the fonts on its shelf. */
function prepare(): void {
  if (isReady) return;
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  const { virtualfs } = pdfmake as unknown as { virtualfs: FontShelf };
  pdfmake.setFonts(shelveFonts(virtualfs));
  pdfmake.addTableLayouts({
    [THIN_LINES]: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => GREY,
      vLineColor: () => GREY,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  });
  isReady = true;
}

/** A paper as PDF, A4. Takes the thread it is called in: the server prints by `print-apart.ts`. */
export async function printHere(paper: Paper): Promise<Uint8Array> {
  prepare();
  refuseReferences(paper.content);
  const { title, lang, foot, pageLine, across, warning } = paper;
  const made = pdfmake.createPdf({
    info: { title },
    language: lang,
    displayTitle: true,
    pageSize: 'A4',
    pageMargins: [MARGIN, warning === null ? MARGIN : MARGIN + 10, MARGIN, MARGIN],
    defaultStyle: { font: FONTS.latin, fontSize: 10.5, lineHeight: 1.15 },
    ...(across === null
      ? {}
      : {
          watermark: {
            text: across,
            font: FONTS.latin,
            color: '#888888',
            opacity: 0.08,
            bold: true,
            fontSize: 110,
          },
        }),
    header: () =>
      warning === null
        ? ''
        : {
            text: inRuns(warning),
            bold: true,
            fontSize: 9,
            alignment: 'center',
            color: '#9b1c1c',
            margin: [0, 26, 0, 0],
          },
    footer: (page: number, pages: number): Content => ({
      columns: [
        { width: '*', text: inRuns(foot) },
        {
          width: 100,
          text: inRuns(pageLine.replace('{page}', String(page)).replace('{pages}', String(pages))),
          alignment: 'right',
        },
      ],
      columnGap: 12,
      fontSize: 8,
      color: GREY,
      margin: [MARGIN, 18, MARGIN, 0],
    }),
    content: writable(paper.content) as Content[],
  });
  return new Uint8Array(await made.getBuffer());
}

function inRuns(text: string): Content {
  return runsOf(text).map((run) => ({ ...run }));
}

/** Every text of a document in runs that the fonts can write. */
function writable(node: unknown): unknown {
  if (typeof node === 'string') return { text: inRuns(node) };
  if (Array.isArray(node)) return node.map(writable);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, writableIn(key, value)]));
}

const HOLDS_CONTENT: ReadonlySet<string> = new Set(['stack', 'columns', 'ul', 'ol', 'content']);

function writableIn(key: string, value: unknown): unknown {
  if (key === 'text' && typeof value === 'string') return inRuns(value);
  if (key === 'text' && Array.isArray(value)) return value.flatMap((part) => asRuns(part));
  if (HOLDS_CONTENT.has(key)) return writable(value);
  if (key === 'table' && value !== null && typeof value === 'object') {
    const { body, ...rest } = value as { body?: unknown };
    return { ...rest, body: writable(body) };
  }
  return value;
}

/** A part of a text with styles of its own: its runs keep them. */
function asRuns(part: unknown): unknown[] {
  if (typeof part === 'string') return runsOf(part).map((run) => ({ ...run }));
  if (part === null || typeof part !== 'object' || !('text' in part)) return [part];
  const { text, ...style } = part as { text: unknown };
  return typeof text === 'string' ? runsOf(text).map((run) => ({ ...style, ...run })) : [part];
}
