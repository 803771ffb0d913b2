import type { Level } from '../../../data/catalogue/levels.ts';
import { wordMap } from '../../../data/catalogue/word-map.ts';
import { plainKey } from '../../../data/read/names.ts';
import { codePart } from '../../../data/read/rt-rw.ts';

/** What somebody looks for, as far as the text says it. */
export interface Wish {
  /** beginning of a code, with its dots; null: it is none */
  readonly code: string | null;
  /** the name in the spellings to look for, without case, accents, spaces; none where only numbers are said */
  readonly names: readonly string[];
  /** the level that a title says: 'kec. ...' */
  readonly level: Level | null;
  readonly rw: number | null;
  readonly rt: number | null;
}

const TITLES: ReadonlyMap<string, Level> = wordMap({
  prov: 'provinsi',
  provinsi: 'provinsi',
  propinsi: 'provinsi',
  kab: 'kabupaten',
  kabupaten: 'kabupaten',
  kota: 'kabupaten',
  kec: 'kecamatan',
  kecamatan: 'kecamatan',
  kapanewon: 'kecamatan',
  kemantren: 'kecamatan',
  distrik: 'kecamatan',
  ds: 'desa',
  desa: 'desa',
  kel: 'desa',
  kelurahan: 'desa',
  kalurahan: 'desa',
  nagari: 'desa',
  gampong: 'desa',
  dusun: 'dusun',
  dukuh: 'dusun',
  padukuhan: 'dusun',
  lingkungan: 'dusun',
});

/** How offices shorten words inside names; whoever searches writes either. */
const LONG: ReadonlyMap<string, string> = wordMap({
  sei: 'sungai',
  sg: 'sungai',
  tj: 'tanjung',
  tg: 'tanjung',
  tjg: 'tanjung',
  tlk: 'teluk',
  psr: 'pasar',
  gn: 'gunung',
  kp: 'kampung',
  utr: 'utara',
  slt: 'selatan',
  sel: 'selatan',
  brt: 'barat',
  bjm: 'banjarmasin',
});

const RT_RW = /(?:^|[^a-z])(rt|rw)[\s.:_-]*0*(\d{1,3})(?!\d)/g;
/** RT before RW, as in addresses: '005/002'. */
const SLASHED = /(?:^|\s)0*(\d{1,3})\s*\/\s*0*(\d{1,3})(?!\d)/;

/** Reads what a search field holds: a code with or without dots, RT and RW numbers, a title, and a name. */
export function readWish(text: string): Wish {
  const nothing = { code: null, names: [], level: null, rw: null, rt: null };
  const plain = text.trim().toLowerCase();
  const code = readCode(plain);
  if (code !== null) return { ...nothing, code };
  const numbers: { rw: number | null; rt: number | null } = { rw: null, rt: null };
  let rest = plain.replace(RT_RW, (_, level: 'rt' | 'rw', digits: string) => {
    numbers[level] = Number(digits);
    return ' ';
  });
  if (numbers.rt === null && numbers.rw === null) {
    rest = rest.replace(SLASHED, (_, rt: string, rw: string) => {
      Object.assign(numbers, { rt: Number(rt), rw: Number(rw) });
      return ' ';
    });
  }
  const words = rest.split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '');
  const title = TITLES.get(words[0] ?? '');
  const bare = title !== undefined && words.length > 1 ? words.slice(1) : words;
  const spellings = [words, bare, bare.map((w) => LONG.get(w) ?? w)].map((w) => plainKey(w.join('')));
  // A single letter begins half of all names.
  const names = [...new Set(spellings)].filter((name) => name.length > 1);
  return { code: null, names, level: names.length > 0 ? (title ?? null) : null, ...numbers };
}

const DIGITS = /^(\d{2})(\d{0,2})(\d{0,2})(\d{0,4})$/;

/** '6371011001' and '63.71.01.1001 rw 3' as the beginning of a code; null for what is none. */
function readCode(text: string): string | null {
  const said = /^([\d.\s]*\d)\.?((?:[\s.]*(?:rw|rt)[\s.]*\d{1,3})*)$/.exec(text);
  if (!said) return null;
  const digits = (said[1] ?? '').replace(/[.\s]/g, '');
  const parts = DIGITS.exec(digits)
    ?.slice(1)
    .filter((part) => part !== '');
  if (!parts) return null;
  const below = [...(said[2] ?? '').matchAll(/(rw|rt)[\s.]*(\d{1,3})/g)].map(([, level, n]) =>
    codePart(level as 'rw' | 'rt', Number(n)),
  );
  return below.length > 0 && digits.length !== 10 ? null : [...parts, ...below].join('.');
}

/**
 * What remains of a name when the spellings that people mix are taken away: old letters (oe, dj, tj), double letters,
 * and the e that is hardly heard. 'Klayan' and 'Kelajan' are not the same, 'Klayan' and 'Kelayan' are. The database does
 * the same to the names it has.
 */
export function skeletonOf(name: string): string {
  return name
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replace(/(.)\1+/g, '$1')
    .replaceAll('e', '');
}
