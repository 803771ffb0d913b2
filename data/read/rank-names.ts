import type { Level } from '../catalogue/levels.ts';
import { editDistance, looseNameKey, nameKey, nameWords } from './names.ts';
import { soundKey } from './spelling.ts';

/**
 * How alike two names are. exact: but for spelling habits; title: without a word that may be a title; spelling: they sound
 * alike; close: letters differ; part: one stands in the other, or shortens it.
 */
export type Likeness = 'exact' | 'title' | 'spelling' | 'close' | 'part';

export interface Ranked<T> {
  readonly found: T;
  readonly how: Likeness;
  /** 0..1, the same name is 1 */
  readonly score: number;
}

/** What a list of candidates says about a name. */
export interface Judged<T> {
  /** sure: one is meant and no other; unsure: some are likely; unknown: none is */
  readonly verdict: 'sure' | 'unsure' | 'unknown';
  /** likeliest first, at most `MOST_CHOICES`; of a sure name the one it means */
  readonly choices: readonly Ranked<T>[];
}

/** Suggestions that somebody reads before choosing. */
const MOST_CHOICES = 5;
/** Less alike than this is no suggestion. */
const LEAST = 0.55;
/** Shorter names sound like too many others. */
const LEAST_HEARD = 4;

/**
 * Which candidate does a name mean? Sure only where it is written or sounds like exactly one; whatever else is near is
 * ranked for somebody to choose from.
 */
export function judgeName<T extends { readonly name: string }>(
  name: string,
  candidates: readonly T[],
  level: Level,
): Judged<T> {
  for (const [how, keyOf, score] of STEPS) {
    const key = keyOf(name, level);
    if (key === '' || (how === 'spelling' && key.length < LEAST_HEARD)) continue;
    const same = candidates.filter((c) => keyOf(c.name, level) === key);
    const [only] = same;
    if (same.length === 1 && only) return { verdict: 'sure', choices: [{ found: only, how, score }] };
    if (same.length > 1) {
      return {
        verdict: 'unsure',
        choices: same.slice(0, MOST_CHOICES).map((found) => ({ found, how, score })),
      };
    }
  }
  const choices = rankNames(name, candidates, level);
  return { verdict: choices.length > 0 ? 'unsure' : 'unknown', choices };
}

const STEPS: readonly (readonly [Likeness, (name: string, level: Level) => string, number])[] = [
  ['exact', nameKey, 1],
  ['title', looseNameKey, 0.98],
  ['spelling', soundKey, 0.95],
];

/** Candidates alike in letters or in part, likeliest first; by name where they are equally alike. */
export function rankNames<T extends { readonly name: string }>(
  name: string,
  candidates: readonly T[],
  level: Level,
): Ranked<T>[] {
  const heard = soundKey(name, level);
  const words = nameWords(name, level);
  if (heard.length < 2) return [];
  return candidates
    .flatMap((found): Ranked<T>[] => {
      const { how, score } = likeness(heard, words, found.name, level);
      return score >= LEAST ? [{ found, how, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score || a.found.name.localeCompare(b.found.name))
    .slice(0, MOST_CHOICES);
}

function likeness(
  heard: string,
  words: readonly string[],
  other: string,
  level: Level,
): { how: Likeness; score: number } {
  const otherHeard = soundKey(other, level);
  const longest = Math.max(heard.length, otherHeard.length);
  const most = Math.floor(longest * (1 - LEAST));
  const edits = editDistance(heard, otherHeard, most);
  const close = edits > most ? 0 : 1 - edits / longest;
  const part = partOf(heard, words, otherHeard, nameWords(other, level));
  return part > close ? { how: 'part', score: part } : { how: 'close', score: Math.min(close, 0.94) };
}

/** "Kertak Baru" in "Kertak Baru Ilir"; "Kel. Sel." for "Kelayan Selatan". */
function partOf(a: string, words: readonly string[], b: string, others: readonly string[]): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const within = short.length >= 4 && long.includes(short) ? 0.6 + (0.3 * short.length) / long.length : 0;
  const shortened =
    words.length === others.length &&
    words.length > 1 &&
    words.every((word, i) => word.length >= 2 && (others[i] ?? '').startsWith(word));
  return Math.max(within, shortened ? 0.8 : 0);
}
