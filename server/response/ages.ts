import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import { findWithin, type Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import type { Reader } from '../disclosure/query.ts';
import { type AgesTold, loadAgesOf, loadAgesTold } from './place/query.ts';
import type { Rows } from './shares.ts';
import type { AgeBand } from './vulnerable.ts';

export interface Ages {
  readonly bands: readonly AgeBand[];
  /** names of the areas that tell them */
  readonly from: readonly string[];
  readonly periods: readonly string[];
}

interface AgesAsked {
  readonly rows: Rows;
  readonly unitAt: readonly number[];
  /** who reads people of a unit where */
  readonly of: ReadonlyMap<number, Reader>;
  readonly root: Within;
  readonly on: string;
  /** year of the incident */
  readonly period: string;
}

/**
 * Ages of those who live in the units that are hit, or in what they lie in where these tell none, up to the province; of
 * each area those of the latest period up to the incident's, as whoever asks reads how many live there.
 */
export async function gatherAges(db: Db, { rows, unitAt, of, root, on, period }: AgesAsked): Promise<Ages> {
  const { tree, parent } = rows;
  const readers = new Map(unitAt.flatMap((row) => (of.has(row) ? [[row, of.get(row)] as const] : [])));
  const [any] = readers.values();
  for (let at: ReadonlyMap<number, Reader | undefined> = readers; at.size > 0; ) {
    const made = await agesAt(
      db,
      [...at].map(([row, reader]) => [tree.id[row] ?? 0, reader] as const),
      period,
    );
    if (made.bands.length > 0) {
      return { ...made, from: made.from.map((id) => tree.name[rows.rowOf.get(id) ?? -1] ?? '') };
    }
    at = new Map(
      [...at].map(([row, reader]) => [parent[row] ?? -1, reader] as const).filter(([row]) => row >= 0),
    );
  }
  const province = any && (await findWithin(db, root.code.slice(0, 2), on));
  if (!province) return { bands: [], from: [], periods: [] };
  return { ...(await agesAt(db, [[province.id, any]], period)), from: [province.name] };
}

async function agesAt(
  db: Db,
  areas: readonly (readonly [number, Reader | undefined])[],
  period: string,
): Promise<{ bands: AgeBand[]; from: number[]; periods: string[] }> {
  const held: AgesTold[] = [];
  for (const [reader, all] of Map.groupBy(areas, ([, reader]) => reader)) {
    if (reader === undefined) continue;
    const ids = all.map(([id]) => id);
    for (const told of Map.groupBy(await loadAgesTold(db, reader, ids), (t) => t.area).values()) {
      const wanted = populationPeriodFor(
        period,
        told.map((t) => t.period),
      );
      held.push(...told.filter((t) => t.period === wanted));
    }
  }
  return {
    bands: await loadAgesOf(db, held),
    from: held.map((t) => t.area).sort((a, b) => a - b),
    periods: [...new Set(held.map((t) => t.period))].sort(),
  };
}
