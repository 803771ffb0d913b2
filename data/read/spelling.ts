import type { Level } from '../catalogue/levels.ts';
import { nameWords } from './names.ts';

/** Titles of the persons whom places are named after: "Dr. Soetomo", "Jend. A. Yani". */
const OF_PERSONS = new Set([
  'dr',
  'dokter',
  'drs',
  'h',
  'haji',
  'hj',
  'ir',
  'jend',
  'jendral',
  'jenderal',
  'kh',
  'kyai',
  'kiai',
  'letjen',
  'mayjen',
  'pangeran',
  'prof',
  'ra',
  'raden',
  'rm',
  'tuanku',
]);

/** Letters that are heard alike, the older spelling first: each pair is applied in this order. */
const HEARD: readonly (readonly [RegExp, string])[] = [
  [/oe/g, 'u'],
  [/dj/g, 'j'],
  [/tj/g, 'c'],
  [/nj/g, 'ny'],
  [/[sc]j/g, 's'],
  [/ch|kh/g, 'k'],
  [/sy|sh/g, 's'],
  [/ph/g, 'p'],
  [/([bdgt])h/g, '$1'],
  [/ngg/g, 'ng'],
  [/[fv]/g, 'p'],
  [/z/g, 's'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/y/g, 'i'],
  [/uw(?=[aeo])/g, 'u'],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * How a name sounds: old and new spelling, a letter that is not heard, doubled letters and the titles of persons make no
 * difference. "Dr. Soetomo" and "Dr Sutomo" are one, "Alasbuluh" and "Alasbulu", "Djoemadi" and "Jumadi".
 */
export function soundKey(name: string, level: Level): string {
  const words = nameWords(name, level);
  const named = words.filter((word) => !OF_PERSONS.has(word));
  const text = (named.length > 0 ? named : words).join('');
  return HEARD.reduce((heard, [from, to]) => heard.replace(from, to), text);
}
