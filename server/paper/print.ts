import type { Content } from 'pdfmake';
import pdfmake from 'pdfmake';
import { FONTS, type FontShelf, shelveFonts } from './fonts.ts';
import { type Paper, THIN_LINES, TIGHT_LINES } from './paper.ts';
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
  const lines = {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => GREY,
    vLineColor: () => GREY,
  };
  pdfmake.addTableLayouts({
    [THIN_LINES]: { ...lines, paddingTop: () => 3, paddingBottom: () => 3 },
    [TIGHT_LINES]: {
      ...lines,
      paddingTop: () => 0.8,
      paddingBottom: () => 0.8,
      paddingLeft: () => 2.5,
      paddingRight: () => 2.5,
    },
  });
  isReady = true;
}

/** Millimetres of 12: a page that everything has to fit on. */
const NARROW = 34;
/** Size of letters of a paper, and what is tried where all has to fit on one page; smaller is not read. */
const SIZE = 10.5;
const SIZES = [8.6, 8.1, 7.6, 7.1, 6.6, 6.1];

/** A paper as PDF, A4. Takes the thread it is called in: the server prints by `print-apart.ts`. */
export async function printHere(paper: Paper): Promise<Uint8Array> {
  prepare();
  refuseReferences(paper.content);
  if (!paper.onePage) return (await printAt(paper, SIZE, MARGIN)).bytes;
  let last: Printed | undefined;
  for (const size of SIZES) {
    last = await printAt(paper, size, NARROW);
    if (last.pages <= 1) break;
  }
  return last?.bytes ?? new Uint8Array();
}

interface Printed {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

async function printAt(paper: Paper, fontSize: number, margin: number): Promise<Printed> {
  const { title, lang, foot, pageLine, across, warning } = paper;
  let count = 0;
  const made = pdfmake.createPdf({
    info: { title },
    language: lang,
    displayTitle: true,
    pageSize: 'A4',
    ...(paper.landscape ? { pageOrientation: 'landscape' } : {}),
    pageMargins: [margin, warning === null ? margin : margin + 10, margin, margin],
    defaultStyle: { font: FONTS.latin, fontSize, lineHeight: paper.onePage ? 1.05 : 1.15 },
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
            margin: [0, Math.min(26, margin - 16), 0, 0],
          },
    footer: (page: number, pages: number): Content => {
      count = pages;
      return {
        columns: [
          { width: '*', text: inRuns(foot) },
          {
            width: 100,
            text: inRuns(pageLine.replace('{page}', String(page)).replace('{pages}', String(pages))),
            alignment: 'right',
          },
        ],
        columnGap: 12,
        fontSize: Math.min(8, fontSize),
        color: GREY,
        margin: [margin, Math.min(18, margin / 4), margin, 0],
      };
    },
    // Pages are laid out by changing what is given: another try begins with what was written.
    content: writable(structuredClone(paper.content)) as Content[],
  });
  const bytes = new Uint8Array(await made.getBuffer());
  return { bytes, pages: count };
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
