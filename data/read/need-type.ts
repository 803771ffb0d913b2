import { OTHER_NEED_NAMES } from '../catalogue/need-names.ts';
import { NEED_GROUPS, NEED_TYPES, type NeedType } from '../catalogue/needs.ts';
import { editDistance, plainKey } from './names.ts';

/** What a cell of the type column means. */
export type ReadNeed =
  | { readonly kind: 'type'; readonly type: NeedType }
  /** distinct persons: a series of its own */
  | { readonly kind: 'distinct' }
  /** a sum that is computed here, and never imported */
  | { readonly kind: 'total' }
  | { readonly kind: 'group' }
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined };

const DISTINCT = keys([
  'jiwa',
  'jumlah jiwa',
  'jumlah orang',
  'orang',
  'jiwa (tanpa ganda)',
  'jumlah jiwa (tanpa ganda)',
  'distinct',
  'distinct persons',
  'persons',
]);
const TOTAL = keys([
  'total',
  'jumlah',
  'semua',
  'semua jenis',
  'jumlah total',
  'grand total',
  'all',
  'ppks',
  'pmks',
  'total ppks',
  'total pmks',
  'jumlah ppks',
  'jumlah pmks',
  'semua jenis terbuka',
]);
const GROUPS = keys([
  ...NEED_GROUPS.filter((g) => g.slug !== 'fakir-miskin').flatMap((g) => [
    g.name.id,
    `kelompok ${g.name.id}`,
    g.slug,
  ]),
  'lansia',
  'anak-anak',
]);

const NAMES = NEED_TYPES.flatMap((type) =>
  [type.name.id, type.name.en, type.slug, type.abbreviation, ...(OTHER_NEED_NAMES[type.code] ?? [])].map(
    (name) => ({ name, key: keyOf(name), type }),
  ),
);
const BY_KEY = new Map<string, NeedType>(NAMES.map(({ key, type }) => [key, type]));

/**
 * Reads a type of need: by code ('PMKS-08', 'PPKS 8', '08'), abbreviation ('LUT') or name in old and new spelling
 * ('Lanjut usia telantar (LUT)', '8. Lansia Terlantar'). A near miss is suggested, never assumed.
 */
export function readNeedType(text: string): ReadNeed {
  const number = NUMBERED.exec(text.trim())?.[1];
  if (number !== undefined) {
    const type = NEED_TYPES[Number(number) - 1];
    return type ? { kind: 'type', type } : { kind: 'unknown', suggestion: undefined };
  }
  return knownNeedType(text) ?? { kind: 'unknown', suggestion: nearest(spellingsOf(text)[0] ?? '') };
}

const NUMBERED = /^(?:p[pm]ks)?[\s_.-]*0*(\d{1,2})$/i;

/** The type a text names, without a guess where it names none. A bare number names none: it may count anything. */
export function knownNeedType(text: string): Exclude<ReadNeed, { kind: 'unknown' }> | undefined {
  const number = /p/i.test(text) ? NUMBERED.exec(text.trim())?.[1] : undefined;
  const numbered = number === undefined ? undefined : NEED_TYPES[Number(number) - 1];
  if (numbered) return { kind: 'type', type: numbered };
  for (const key of spellingsOf(text)) {
    const type = BY_KEY.get(key);
    if (type) return { kind: 'type', type };
    if (DISTINCT.has(key)) return { kind: 'distinct' };
    if (TOTAL.has(key)) return { kind: 'total' };
    if (GROUPS.has(key)) return { kind: 'group' };
  }
  return undefined;
}

/** What a text may be called: without its number, without or with only what stands in brackets. */
function spellingsOf(text: string): string[] {
  const named = withoutNumber(text);
  const inBrackets = /\(([^)]*)\)/.exec(named)?.[1] ?? '';
  return [named, named.replace(/\([^)]*\)/g, ' '), inBrackets].map(keyOf).filter((k) => k !== '');
}

/** A type that a text may mean, by how alike it is to one of its names: 1 is the same. */
export interface RankedNeed {
  readonly type: NeedType;
  readonly score: number;
}

/** Less alike than this is no suggestion. */
const LEAST_ALIKE = 0.4;
/** Any two long names share half of their letters. */
const LEAST_IN_LETTERS = 0.6;
const MOST_CHOICES = 5;

/** Types that a text may mean, likeliest first: alike in letters, or of the same words in another order or number. */
export function rankNeedTypes(text: string): RankedNeed[] {
  const named = withoutNumber(text);
  const key = keyOf(named);
  if (key.length < 2) return [];
  const words = wordsOf(named);
  const best = new Map<NeedType, number>();
  for (const { name, key: known, type } of NAMES) {
    const longest = Math.max(key.length, known.length);
    const most = Math.floor(longest * (1 - LEAST_IN_LETTERS));
    const edits = editDistance(key, known, most);
    const letters = edits > most ? 0 : 1 - edits / longest;
    const score = Math.max(letters, 0.9 * sharedWords(words, wordsOf(name)));
    if (score >= LEAST_ALIKE && score > (best.get(type) ?? 0)) best.set(type, score);
  }
  return [...best]
    .map(([type, score]) => ({ type, score }))
    .toSorted((a, b) => b.score - a.score || a.type.code.localeCompare(b.type.code))
    .slice(0, MOST_CHOICES);
}

/** Of the words of both texts the share that both have. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : [...a].filter((word) => b.has(word)).length / all;
}

const SAYING_LITTLE = new Set(['dan', 'yang', 'dengan', 'tidak', 'atau', 'di', 'orang']);

function wordsOf(text: string): Set<string> {
  const words = text
    .toLowerCase()
    .replace(/\btelantar\b/g, 'terlantar')
    .replace(/\blansia\b/g, 'lanjut usia')
    .replace(/\bgepeng\b/g, 'gelandangan pengemis')
    .split(/[^a-z0-9]+/);
  return new Set(words.filter((word) => word.length > 1 && !SAYING_LITTLE.has(word)));
}

/** The spelling-blind form under which an answer about a type is remembered. */
export function needKey(text: string): string {
  return keyOf(withoutNumber(text));
}

/** '8. Lansia terlantar' without its number. */
function withoutNumber(text: string): string {
  return text.replace(/^\s*\d{1,2}\s*[.)-]\s*/, '');
}

/** 'PMKS-08 Lanjut usia terlantar': how messages name a type. */
export function nameOf(type: NeedType): string {
  return `${type.code} ${type.name.id}`;
}

function nearest(key: string): string | undefined {
  const most = key.length <= 3 ? 1 : Math.min(6, Math.floor(key.length / 4) + 1);
  let best: { type: NeedType; distance: number } | undefined;
  for (const [known, type] of BY_KEY) {
    const distance = editDistance(key, known, most);
    if (distance <= most && distance < (best?.distance ?? Number.POSITIVE_INFINITY))
      best = { type, distance };
  }
  return best && nameOf(best.type);
}

/** Spelling-blind: case, spaces and signs do not matter, nor telantar / terlantar, nor words between that vary. */
function keyOf(text: string): string {
  return plainKey(
    text
      .toLowerCase()
      .replace(/&/g, ' dan ')
      .replace(/\btelantar\b/g, 'terlantar'),
  );
}

function keys(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map(keyOf));
}
