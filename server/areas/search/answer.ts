import { editDistance, nameKey, plainKey } from '../../../data/read/names.ts';
import type { Db } from '../../db/open.ts';
import { byCodeQuery, byNameQuery, byNumberQuery, findMatches, loadNames, type Match } from './query.ts';
import { readWish, type Wish } from './text.ts';

/** Names looked through for one that was misspelt. */
const MOST_NAMES = 20_000;
/** Places that an RT or RW may lie in, when a name says where. */
const MOST_PLACES = 60;

/**
 * The areas that a text means, best first: by code with or without dots, by name, by RT and RW number with or without
 * the place they lie in. Where nothing fits, the place that the last words name is taken for one to look in
 * ("kelayan timur banjarmasin selatan"), and last a name that differs by a letter or two is found.
 */
export async function searchAreas(db: Db, text: string, on: string, limit: number): Promise<Match[]> {
  const found = await findWish(db, readWish(text), on, limit);
  if (found.length > 0) return found;
  return (await findInPlace(db, text, on, limit)) ?? (await findMisspelt(db, readWish(text), on, limit));
}

async function findWish(db: Db, wish: Wish, on: string, limit: number): Promise<Match[]> {
  if (wish.code !== null) return findMatches(db, byCodeQuery(wish.code, on, limit));
  const isNumber = wish.rw !== null || wish.rt !== null;
  if (!isNumber && wish.names.length === 0) return [];
  if (!isNumber) return findMatches(db, byNameQuery(wish, on, limit));
  if (wish.names.length === 0) return findMatches(db, byNumberQuery(wish, null, on, limit));
  const places = await findMatches(db, byNameQuery(wish, on, MOST_PLACES));
  const within = places.map((p) => p.id);
  return within.length === 0 ? [] : findMatches(db, byNumberQuery(wish, within, on, limit));
}

/** The text as a name and, after it, where that lies. */
async function findInPlace(db: Db, text: string, on: string, limit: number): Promise<Match[] | undefined> {
  const words = text.trim().split(/[\s,]+/);
  for (let at = words.length - 1; at > 0 && at >= words.length - 3; at -= 1) {
    const place = plainKey(words.slice(at).join(''));
    const found = await findWish(db, readWish(words.slice(0, at).join(' ')), on, 200);
    const inPlace = found.filter((m) => m.path.some((name) => plainKey(name).includes(place)));
    if (place !== '' && inPlace.length > 0) return inPlace.slice(0, limit);
  }
  return undefined;
}

/** How many letters may differ: in a short name one makes another name. */
function mostEdits(name: string): number {
  return name.length > 6 ? 2 : 1;
}

/** Areas whose name is nearest in spelling; for RT and RW the places they may lie in. */
async function findMisspelt(db: Db, wish: Wish, on: string, limit: number): Promise<Match[]> {
  const names = wish.names.filter((name) => name.length > 3);
  if (names.length === 0) return [];
  const near = (await loadNames(db, on, MOST_NAMES)).flatMap((area) => {
    const key = nameKey(area.name, area.level);
    const distances = names.map((name) => {
      const most = mostEdits(name);
      const distance = editDistance(name, key, most);
      return distance <= most ? distance : Number.POSITIVE_INFINITY;
    });
    const least = Math.min(...distances);
    return Number.isFinite(least) ? [{ area, least }] : [];
  });
  const best = Math.min(...near.map((n) => n.least));
  const [first, ...others] = near.filter((n) => n.least === best).map((n) => plainKey(n.area.name));
  return first === undefined ? [] : findWish(db, { ...wish, names: [first, ...others] }, on, limit);
}
