import { classesOf, type HazardCode, type HazardReach } from '../../data/catalogue/hazards.ts';
import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import { isFiner, LEVELS, type Level } from '../../data/catalogue/levels.ts';
import type { Sex } from '../../data/contract/values.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, type Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import type { Reader } from '../disclosure/query.ts';
import { type Frame, loadFrame } from '../indicators/query.ts';
import { readerOf } from '../indicators/reader/answer.ts';
import { type Exposed, exposeAreas, type Figure, NOTHING } from './expose.ts';
import { loadWaiting } from './measure/query.ts';
import { type HazardTree, loadCells, loadHazardTree, loadSaid } from './query.ts';
import { parentRows, type Share, shareOut } from './shares.ts';
import { waitingRows } from './waiting.ts';

/** An area and all below it with what is known of hazards there. */
export interface HazardRead {
  readonly tree: HazardTree;
  readonly parent: readonly number[];
  /** rows of the areas asked for, by code */
  readonly rows: readonly number[];
  /** row of the area within which */
  readonly whole: number;
  /** by hazard and row */
  readonly shares: ReadonlyMap<HazardCode, readonly (Share | null)[]>;
  /** by hazard, rows that were drawn anew and are not measured yet, with what has their share */
  readonly waiting: ReadonlyMap<HazardCode, ReadonlySet<number>>;
}

const VILLAGE_CODE = 13;

/** What is known of some hazards within an area. Public: where the danger is is no secret. */
export async function openHazards(
  db: Db,
  {
    within,
    level,
    on,
    hazards,
  }: {
    readonly within: Within;
    readonly level: Level;
    readonly on: string;
    readonly hazards: readonly HazardCode[];
  },
): Promise<HazardRead> {
  // A sketched part of a desa is as its desa: what lies above it is needed too.
  const village = isFiner(within.level, 'desa')
    ? await findWithin(db, within.code.slice(0, VILLAGE_CODE), on)
    : undefined;
  const root = village ?? within;
  const [tree, said, waits] = await Promise.all([
    loadHazardTree(db, root, on),
    loadSaid(db, hazards, root, on),
    loadWaiting(db, hazards, root, on),
  ]);
  const parent = parentRows(tree);
  const whole = tree.id.indexOf(within.id);
  const isWithin: boolean[] = [];
  for (let row = 0; row < tree.id.length; row += 1) {
    isWithin.push(row === whole || isWithin[parent[row] ?? -1] === true);
  }
  const shares = new Map(
    hazards.map((hazard) => {
      const own = said.filter((s) => s.set.hazard === hazard);
      return [hazard, shareOut(tree, parent, own)] as const;
    }),
  );
  return {
    tree,
    parent,
    whole,
    shares,
    waiting: waitingRows(tree, parent, waits),
    rows: tree.id.flatMap((_, row) => (tree.level[row] === level && isWithin[row] ? [row] : [])),
  };
}

/** How much of an area lies within a reach, 0..1; null: not known. */
export function reachOf(share: Share | null | undefined, reach: HazardReach): number | null {
  if (!share) return null;
  const of = { tidak: 0, rendah: share.low, sedang: share.medium, tinggi: share.high };
  return Math.min(
    1,
    classesOf(reach).reduce((sum, at) => sum + of[at], 0),
  );
}

/** How much of where people live lies within a reach, 0..1: of what is settled, else of the land; null: not known. */
export function livedOf(share: Share | null | undefined, reach: HazardReach): number | null {
  if (!share?.settled) return reachOf(share, reach);
  return reachOf({ ...share, ...share.settled }, reach);
}

export interface SeriesAsked {
  readonly within: Within;
  readonly level: Level;
  readonly period: string;
  readonly hazard: HazardCode;
  readonly reach: HazardReach;
  readonly entry: SeriesEntry;
  readonly sex: Sex;
  readonly measure: 'tercatat' | 'terlayani';
  /** by row, instead of the share in zones of the hazard */
  readonly share?: readonly (number | null)[] | undefined;
}

export interface SeriesRead {
  readonly frame: Frame;
  /** by row of the tree */
  readonly exposed: readonly Exposed[];
}

/**
 * Those of a series who live in zones, by area. Exactly: added up from the finest areas that the asker reads exactly.
 * Published: made of the published table, and of how borders and zones lie, alone. The area within is told as it is read
 * itself: who reads exactly up to a level reads those above it from the published table.
 */
export async function readExposed(
  db: Db,
  scope: Scope,
  reader: Reader,
  read: HazardRead,
  asked: SeriesAsked,
): Promise<SeriesRead> {
  const { within, level, period, hazard, reach, entry, sex, measure } = asked;
  const { tree, parent } = read;
  const readerAt = (at: Level) =>
    readerOf(scope, { code: within.code, level: at, sex, measure, entries: [entry] });
  const frame = await loadFrame(db, reader, within, period, [entry.series]);
  const isRead = (at: Level) => at === level || readerAt(at) === reader;
  const levels = LEVELS.filter(isRead).filter((at) => reader === 'exact' || !isFiner(at, 'desa'));
  const builds = frame.builds.map((b) => b.id);
  const own = frame.sources.filter((s) => s.series === entry.series);
  const told = sex === 'T' && own.length > 0 && own.every((s) => s.sexes === 'A') ? 'A' : sex;
  const cells = await loadCells(db, reader, { builds, series: entry.series, sex: told, measure, levels });
  const figures = new Map(cells.area.map((area, i) => [area, i]));
  const figure = tree.id.map((area): Figure => {
    const i = figures.get(area);
    return i === undefined ? null : (cells.count[i] ?? 'hidden');
  });
  const partial = tree.id.map((area) => cells.partial[figures.get(area) ?? -1] ?? false);
  const shares = read.shares.get(hazard) ?? [];
  const share = asked.share ?? shares.map((s) => (s?.partial ? null : livedOf(s, reach)));
  const isSettled = asked.share ? undefined : shares.map((s) => s?.settled != null);
  const exposed = exposeAreas({ parent, figure, partial, share, isSettled });
  const wholeReader = readerAt(within.level);
  if (within.level === level || wholeReader === reader) return { frame, exposed };
  const asWhole = { ...asked, level: within.level };
  const whole = wholeReader && (await readExposed(db, scope, wholeReader, read, asWhole));
  const itself = whole?.exposed[read.whole] ?? NOTHING;
  return { frame, exposed: exposed.map((one, row) => (row === read.whole ? itself : one)) };
}
