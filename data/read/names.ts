import type { Level } from '../catalogue/levels.ts';
import { wordMap } from '../catalogue/word-map.ts';

/** How offices shorten words of place names; read as the long word, whole words only. */
const LONG: ReadonlyMap<string, string> = wordMap({
  adm: 'administrasi',
  brt: 'barat',
  btg: 'batang',
  djogja: 'yogya',
  djogjakarta: 'yogyakarta',
  ds: 'desa',
  gn: 'gunung',
  gng: 'gunung',
  jkt: 'jakarta',
  jogja: 'yogya',
  jogjakarta: 'yogyakarta',
  kab: 'kabupaten',
  kec: 'kecamatan',
  kel: 'kelurahan',
  kep: 'kepulauan',
  kmp: 'kampung',
  kp: 'kampung',
  kpg: 'kampung',
  kampong: 'kampung',
  krg: 'karang',
  prop: 'provinsi',
  propinsi: 'provinsi',
  prov: 'provinsi',
  ps: 'pasar',
  psr: 'pasar',
  sei: 'sungai',
  sg: 'sungai',
  sgi: 'sungai',
  tmr: 'timur',
  tgh: 'tengah',
  tg: 'tanjung',
  tj: 'tanjung',
  tjg: 'tanjung',
  tlk: 'teluk',
  telantar: 'terlantar',
  utr: 'utara',
  slt: 'selatan',
});

/** Small Roman numbers standing as words of their own: "Trimulyo II" is "Trimulyo 2". */
const ROMAN: ReadonlyMap<string, string> = wordMap({
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
  xi: '11',
  xii: '12',
});

/** What the law calls an area of the level, written before its name or left out. */
const TITLES: Readonly<Record<Level, readonly string[]>> = {
  provinsi: ['provinsi', 'daerah', 'istimewa', 'khusus', 'ibukota', 'di', 'dki', 'daista'],
  kabupaten: ['kabupaten', 'administrasi'],
  kecamatan: ['kecamatan', 'kapanewon', 'kemantren', 'distrik'],
  desa: ['desa', 'kelurahan', 'kalurahan', 'nagari', 'gampong', 'pekon', 'tiyuh'],
  dusun: ['dusun', 'dukuh', 'padukuhan', 'pedukuhan', 'lingkungan', 'jorong', 'banjar'],
  rw: ['rw'],
  rt: ['rt'],
};

/** Words that are part of some names and a title before others; left out only when nothing matches with them. */
const LOOSE_TITLES: Readonly<Partial<Record<Level, readonly string[]>>> = {
  kabupaten: ['kota', 'administrasi', 'kabupaten'],
  desa: ['kampung', 'dusun', 'negeri'],
};

function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/['`\u2019\u2018"]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '')
    .map((w) => LONG.get(w) ?? ROMAN.get(w) ?? w);
}

function withoutLeading(from: readonly string[], titles: readonly string[]): readonly string[] {
  let rest = from;
  while (rest.length > 1 && titles.includes(rest[0] ?? '')) rest = rest.slice(1);
  return rest;
}

/**
 * The spelling-blind form of an area's name: case, accents, punctuation, spaces, usual abbreviations, Roman numbers and
 * the title of its level do not matter. "KEL. SUKA PURA" and "Sukapura" are the same desa.
 */
export function nameKey(name: string, level: Level): string {
  return withoutLeading(words(name), TITLES[level]).join('');
}

/** The key without words that are sometimes a title: "Kampung Tengah" -> "tengah", "Kota Administrasi Jakarta Utara". */
export function looseNameKey(name: string, level: Level): string {
  return nameWords(name, level).join('');
}

/** The words of a name without those that are, or may be, the title of its level. */
export function nameWords(name: string, level: Level): readonly string[] {
  return withoutLeading(words(name), [...TITLES[level], ...(LOOSE_TITLES[level] ?? [])]);
}

/** The level that a name says in front of itself: "Kel. Mantuil" is a desa, "Kec. Kabat" a kecamatan. */
export function levelSaid(name: string): Level | undefined {
  const [first, ...rest] = words(name);
  if (first === undefined || rest.length === 0) return undefined;
  return SAID_LEVELS.find((level) => TITLES[level].includes(first));
}

const SAID_LEVELS: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa', 'dusun'];

/** A word list entry or column heading: case, punctuation and spaces do not matter, abbreviations stay. */
export function plainKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to make `b` of `a`; `most + 1` when
 * more than `most` (optimal string alignment).
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let d = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        d = Math.min(d, (before[j - 2] ?? 0) + 1);
      }
      row.push(d);
      least = Math.min(least, d);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}

export interface NameMatch<T> {
  readonly found: T;
  /** exact: the same but for spelling habits; loose: without a word that may be a title; close: letters differ */
  readonly how: 'exact' | 'loose' | 'close';
}

/** Most letters that may differ, by the length of the name: short names differ by one letter from too many others. */
function mostEdits(key: string): number {
  return key.length <= 4 ? 0 : key.length <= 6 ? 1 : 2;
}

/** The one candidate that a name means; undefined where none or several fit equally well. */
export function matchName<T extends { readonly name: string }>(
  name: string,
  candidates: readonly T[],
  level: Level,
): NameMatch<T> | undefined {
  for (const [how, keyOf] of [
    ['exact', nameKey],
    ['loose', looseNameKey],
  ] as const) {
    const key = keyOf(name, level);
    const same = candidates.filter((c) => keyOf(c.name, level) === key);
    if (same.length === 1 && same[0]) return { found: same[0], how };
    if (same.length > 1) return undefined;
  }
  const found = closest(name, candidates, level, mostEdits(looseNameKey(name, level)));
  return found && { found, how: 'close' };
}

/** The one candidate nearest in spelling within `most` edits; undefined where none is or two are as near. */
export function closest<T extends { readonly name: string }>(
  name: string,
  candidates: readonly T[],
  level: Level,
  most: number,
): T | undefined {
  const key = looseNameKey(name, level);
  let best: T | undefined;
  let least = most + 1;
  let tied = false;
  for (const c of candidates) {
    const d = editDistance(key, looseNameKey(c.name, level), most);
    if (d < least) {
      least = d;
      best = c;
      tied = false;
    } else if (d === least && d <= most) tied = true;
  }
  return tied ? undefined : best;
}
