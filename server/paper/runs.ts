import { FONTS } from './fonts.ts';

/** A part of a line that one font file can write. */
export interface Run {
  readonly text: string;
  readonly font: string;
}

type Span = readonly [first: number, last: number];

/** Letters of the file for most of Latin, as its package says (unicode.json); the rest of Latin is in the other. */
const LATIN: readonly Span[] = [
  [0x00, 0xff],
  [0x131, 0x131],
  [0x152, 0x153],
  [0x2bb, 0x2bc],
  [0x2000, 0x206f],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
  [0x2191, 0x2191],
  [0x2193, 0x2193],
  [0x2212, 0x2212],
];
const EXTENDED: readonly Span[] = [
  [0x100, 0x2ff],
  [0x1e00, 0x1eff],
  [0x20a0, 0x20c0],
];
/** Signs that are in neither file, in other words. */
const SAID: Readonly<Record<string, string>> = { '≥': '>=', '≤': '<=', '→': '-', '≈': '~' };

/** Text in runs that the fonts can write: a letter of another alphabet becomes '?', never an empty box or nothing. */
export function runsOf(text: string): Run[] {
  const runs: { text: string; font: string }[] = [];
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1);
    const isLatin = isIn(letter, LATIN);
    const font = !isLatin && isIn(letter, EXTENDED) ? FONTS['latin-ext'] : FONTS.latin;
    const written = isLatin || font !== FONTS.latin ? letter : (SAID[letter] ?? '?');
    if (last?.font === font) last.text += written;
    else runs.push({ text: written, font });
  }
  return runs;
}

function isIn(letter: string, spans: readonly Span[]): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return spans.some(([first, last]) => first <= code && code <= last);
}
