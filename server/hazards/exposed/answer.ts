import type { HazardCode, HazardReach } from '../../../data/catalogue/hazards.ts';
import type { SeriesEntry } from '../../../data/catalogue/indicators.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { Scope } from '../../access/scope.ts';
import type { Within } from '../../areas/browse/query.ts';
import type { Context } from '../../context.ts';
import { readerOf } from '../../indicators/reader/answer.ts';
import type { Figure } from '../expose.ts';
import { openHazards, readExposed } from '../open.ts';
import { unionShares } from '../union/answer.ts';

/** Those of a series who live in zones of a hazard, or of any of several. */
export interface InZones {
  readonly of: SeriesEntry;
  readonly hazards: readonly HazardCode[];
  readonly reach: HazardReach;
}

/** The zones that a series is counted in; undefined where nobody is counted in it. */
export function zonesOf(entry: SeriesEntry): InZones | undefined {
  const { exposed } = entry;
  if (exposed === undefined || exposed.of === 'many' || exposed.of === 'land') return undefined;
  return { of: exposed.of, hazards: [exposed.hazard], reach: exposed.reach };
}

/** By area, how many live in zones; 'hidden' where whoever asks may not know it. */
export interface ExposedAreas {
  readonly figures: ReadonlyMap<number, Figure>;
  readonly simulated: boolean;
}

/**
 * Who lives in zones within an area, level by level as whoever asks may read it: the same figures as the map of them has.
 * What is known of some parts only is no figure. Asks no right: the caller does.
 * @param period of the figures
 * @param on day of the borders
 */
export async function exposedAreas(
  ctx: Context,
  scope: Scope,
  {
    zones,
    within,
    levels,
    period,
    on,
  }: {
    readonly zones: InZones;
    readonly within: Within;
    readonly levels: readonly Level[];
    readonly period: string;
    readonly on: string;
  },
): Promise<ExposedAreas> {
  const { hazards, reach, of: entry } = zones;
  const db = ctx.db.as(scope);
  const read = await openHazards(db, { within, level: within.level, on, hazards });
  const [hazard] = hazards;
  if (hazard === undefined) throw new Error('zones of no hazard');
  const share = hazards.length > 1 ? await unionShares(ctx, scope, read, { reach, on }) : undefined;
  const asked = { sex: 'A', measure: 'tercatat' } as const;
  const byReader = Map.groupBy(levels, (level) =>
    readerOf(scope, { ...asked, code: within.code, level, entries: [entry] }),
  );
  const figures = new Map<number, Figure>();
  const sets = [...read.shares.values()].flatMap((rows) => rows.flatMap((share) => share?.set ?? []));
  let simulated = sets.some((set) => set.simulated);
  for (const [reader, at] of byReader) {
    const [level] = at;
    const isAt = (row: number) => at.some((one) => one === read.tree.level[row]);
    if (reader === undefined || level === undefined) {
      for (const [row, id] of read.tree.id.entries()) if (isAt(row)) figures.set(id, 'hidden');
      continue;
    }
    const series = { ...asked, within, level, period, hazard, reach, entry, share };
    const { frame, exposed } = await readExposed(db, scope, reader, read, series);
    simulated ||= frame.sources.some((source) => source.simulated);
    for (const [row, id] of read.tree.id.entries()) {
      if (isAt(row)) figures.set(id, whole(exposed[row]));
    }
  }
  return { figures, simulated };
}

function whole(one: { readonly count: Figure; readonly partial: boolean } | undefined): Figure {
  if (one === undefined || one.partial) return null;
  return typeof one.count === 'number' ? Math.round(one.count) : one.count;
}
