import { plainKey } from './names.ts';

/** L and P; T: said to be not stated; blank: nothing said; all: said to be everybody. */
export type ReadSex = 'L' | 'P' | 'T' | 'blank' | 'all';

const WORDS: Readonly<Record<Exclude<ReadSex, 'blank'>, readonly string[]>> = {
  L: ['l', 'lk', 'laki', 'laki-laki', 'lakilaki', 'pria', 'male', 'm'],
  P: ['p', 'pr', 'perempuan', 'wanita', 'female', 'f', 'w'],
  T: ['t', 'tidak dirinci', 'tidak diketahui', 'tdk dirinci', 'not stated', 'unknown'],
  all: ['a', 'l+p', 'l/p', 'l dan p', 'semua', 'jumlah', 'total', 'all', 'both'],
};

const BY_KEY = new Map<string, ReadSex>(
  (Object.keys(WORDS) as Exclude<ReadSex, 'blank'>[]).flatMap((sex) =>
    WORDS[sex].map((word): [string, ReadSex] => [plainKey(word), sex]),
  ),
);

/** Undefined for a word that is no sex. */
export function readSex(text: string): ReadSex | undefined {
  const key = plainKey(text);
  return key === '' ? 'blank' : BY_KEY.get(key);
}
