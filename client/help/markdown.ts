/** A run of text within a line. Nothing else can stand there: what is not known is text, so no page can bring markup. */
export type Inline =
  | { readonly is: 'text' | 'label' | 'stress' | 'code'; readonly text: string }
  /** a link to another page of the help, or to a heading; `to` without `page` stays on the page */
  | { readonly is: 'link'; readonly text: string; readonly page?: string; readonly anchor?: string };

type Line = readonly Inline[];

export type Block =
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly id: string }
  | { readonly is: 'paragraph'; readonly line: Line }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly is: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly is: 'code'; readonly text: string };

const FENCE = '```';
const ITEM = /^(?:[-*]|(\d+)\.)\s+(.*)$/;
const RULE = /^\|?[\s:|-]+\|[\s:|-]*$/;

/**
 * Reads the part of Markdown that the help is written in: headings, paragraphs, flat lists, tables, code, and within
 * lines labels (two stars), stress (one star), code and links. HTML is text like any other.
 */
export function readMarkdown(text: string): Block[] {
  const lines = text.replaceAll('\r', '').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    const rest = lines.slice(at);
    const [block, used] =
      line.trim() === ''
        ? [undefined, 1]
        : (heading(line) ?? code(rest) ?? table(rest) ?? list(rest) ?? paragraph(rest));
    if (block) blocks.push(block);
    at += used;
  }
  return blocks;
}

type Read = readonly [Block, number];

function heading(line: string): Read | undefined {
  const found = /^(#{1,3})\s+(.+)$/.exec(line);
  const [, marks, text] = found ?? [];
  if (!marks || !text) return undefined;
  return [{ is: 'heading', level: marks.length as 1 | 2 | 3, text, id: anchorOf(text) }, 1];
}

/** The name by which a heading is linked to: its words in small letters with hyphens. */
export function anchorOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

function code(lines: readonly string[]): Read | undefined {
  if (!lines[0]?.startsWith(FENCE)) return undefined;
  const end = lines.indexOf(FENCE, 1);
  const last = end < 0 ? lines.length : end;
  return [{ is: 'code', text: lines.slice(1, last).join('\n') }, last + 1];
}

function table(lines: readonly string[]): Read | undefined {
  const [first = '', second = ''] = lines;
  if (!first.startsWith('|') || !RULE.test(second)) return undefined;
  const length = lines.findIndex((line) => !line.startsWith('|'));
  const all = lines.slice(0, length < 0 ? lines.length : length);
  const cells = (line: string) =>
    line
      .replaceAll(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => readLine(cell.trim()));
  return [{ is: 'table', head: cells(first), rows: all.slice(2).map(cells) }, all.length];
}

function list(lines: readonly string[]): Read | undefined {
  const first = ITEM.exec(lines[0] ?? '');
  if (!first) return undefined;
  const ordered = first[1] !== undefined;
  const items: string[] = [];
  let at = 0;
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const item = ITEM.exec(line);
    if (item && (item[1] !== undefined) === ordered) items.push(item[2] ?? '');
    else if (/^\s+\S/.test(line)) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else break;
  }
  return [{ is: 'list', ordered, items: items.map(readLine) }, at];
}

function paragraph(lines: readonly string[]): Read {
  const isOther = (line: string) =>
    line.trim() === '' ||
    ITEM.test(line) ||
    line.startsWith('#') ||
    line.startsWith(FENCE) ||
    line[0] === '|';
  const next = lines.findIndex((line, i) => i > 0 && isOther(line));
  const own = lines.slice(0, next < 0 ? lines.length : next);
  return [{ is: 'paragraph', line: readLine(own.map((l) => l.trim()).join(' ')) }, own.length];
}

const RUN =
  /\*\*(?<label>[^*]+)\*\*|\*(?<stress>[^*]+)\*|`(?<code>[^`]+)`|\[(?<text>[^\]]+)\]\((?<to>[^)\s]+)\)/g;

function readLine(text: string): Line {
  const runs: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(RUN)) {
    if (found.index > from) runs.push({ is: 'text', text: text.slice(from, found.index) });
    runs.push(readRun(found.groups ?? {}));
    from = found.index + found[0].length;
  }
  if (from < text.length) runs.push({ is: 'text', text: text.slice(from) });
  return runs;
}

function readRun(groups: Record<string, string | undefined>): Inline {
  const { label, stress, code: literal, text = '', to = '' } = groups;
  if (label !== undefined) return { is: 'label', text: label };
  if (stress !== undefined) return { is: 'stress', text: stress };
  if (literal !== undefined) return { is: 'code', text: literal };
  const link = /^(?:([a-z]+)\.md)?(?:#([\p{L}\p{N}-]+))?$/u.exec(to);
  if (!link || (link[1] === undefined && link[2] === undefined)) return { is: 'text', text };
  const [, page, anchor] = link;
  return {
    is: 'link',
    text,
    ...(page === undefined ? {} : { page }),
    ...(anchor === undefined ? {} : { anchor }),
  };
}

/** The words of a block without its marks. */
export function wordsOf(block: Block): string {
  const line = (runs: Line) => runs.map((run) => run.text).join('');
  switch (block.is) {
    case 'heading':
    case 'code':
      return block.text;
    case 'paragraph':
      return line(block.line);
    case 'list':
      return block.items.map(line).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(line).join(' ')).join(' ');
  }
}
