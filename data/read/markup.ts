import { MOST_FEATURES } from './geo-file.ts';

/** One element of a text with everything in it. */
export interface Cut {
  readonly name: string;
  /** the element from its first to its last bracket */
  readonly text: string;
  /** names of the nearest folders round it, the outer first */
  readonly folders: readonly string[];
}

/** A folder as it is met; its name may stand at its end, behind the elements in it. */
interface Folder {
  name: string | null;
}

type FoundCut = Omit<Cut, 'folders'> & { readonly in: readonly Folder[] };

/**
 * Cuts the elements of some names out of XML, without making a tree of the whole: each is parsed by itself, so that a
 * large file needs little memory and what is broken in one spoils only that one. Comments and CDATA are passed over.
 * `isCut` is true where the text ends inside an element.
 */
export function cutElements(text: string, wanted: ReadonlySet<string>): { cuts: FoundCut[]; isCut: boolean } {
  const cuts: FoundCut[] = [];
  const folders: Folder[] = [];
  const parents: string[] = [];
  let at = text.indexOf('<');
  while (at >= 0) {
    const skipped = passOver(text, at);
    if (skipped !== undefined) {
      at = text.indexOf('<', skipped);
      continue;
    }
    const close = text.indexOf('>', at);
    if (close < 0) return { cuts, isCut: true };
    const isEnd = text[at + 1] === '/';
    const isWhole = text[close - 1] === '/';
    const name = localName(text.slice(at + (isEnd ? 2 : 1), close));
    if (isEnd) {
      if (name === 'Folder') folders.pop();
      // What was never opened closes nothing.
      if (parents.at(-1) === name) parents.pop();
    } else if (wanted.has(name) && !isWhole) {
      const end = endOf(text, at, name);
      if (end === undefined) return { cuts, isCut: true };
      cuts.push({ name, text: text.slice(at, end), in: folders.slice(-3) });
      // One more than may be is enough to know that there are too many.
      if (cuts.length > MOST_FEATURES) return { cuts, isCut: false };
      at = text.indexOf('<', end);
      continue;
    } else if (!isWhole) {
      if (name === 'Folder') folders.push({ name: null });
      const folder = folders.at(-1);
      if (name === 'name' && parents.at(-1) === 'Folder' && folder) {
        folder.name = plainText(text.slice(close + 1, text.indexOf('<', close + 1)));
      }
      parents.push(name);
    }
    at = text.indexOf('<', close);
  }
  return { cuts, isCut: parents.length > 0 };
}

/** Where what is no element ends: comments, CDATA, declarations. Undefined for elements. */
function passOver(text: string, at: number): number | undefined {
  for (const [begin, end] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ] as const) {
    if (!text.startsWith(begin, at)) continue;
    const found = text.indexOf(end, at + begin.length);
    return found < 0 ? text.length : found + end.length;
  }
  return undefined;
}

function localName(tag: string): string {
  return /^(?:[\w-]+:)?([\w-]+)/.exec(tag)?.[1] ?? '';
}

/** Where the element that begins at `at` ends; elements of its own name may stand inside it. */
function endOf(text: string, at: number, name: string): number | undefined {
  let depth = 0;
  let i = at;
  while (i >= 0) {
    const skipped = passOver(text, i);
    if (skipped !== undefined) {
      i = text.indexOf('<', skipped);
      continue;
    }
    const close = text.indexOf('>', i);
    if (close < 0) return undefined;
    const isEnd = text[i + 1] === '/';
    if (localName(text.slice(i + (isEnd ? 2 : 1), close)) === name) {
      if (isEnd) depth -= 1;
      else if (text[close - 1] !== '/') depth += 1;
      if (depth === 0) return close + 1;
    }
    i = text.indexOf('<', close);
  }
  return undefined;
}

function plainText(text: string): string {
  const said: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => said[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** XML as text: in the encoding that it or its byte order mark names, or in what its letters are where that is wrong. */
export function decodeXml(bytes: Uint8Array): { text: string; said: string; taken: string } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  const said = head.startsWith('ÿþ') ? 'utf-16le' : head.startsWith('þÿ') ? 'utf-16be' : declared;
  for (const taken of [said, 'utf-8']) {
    const text = decodeStrictly(bytes, taken);
    if (text !== undefined) return { text, said, taken };
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), said, taken: 'windows-1252' };
}

/** Undefined where the letters are no such encoding, or there is none of that name. */
function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
