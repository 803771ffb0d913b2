import { exposureSlug, readUnionSlug, unionName } from '../../data/catalogue/hazards.ts';
import type { Registry, SeriesEntry } from '../../data/catalogue/indicators.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import { populationPeriodFor } from '../../data/catalogue/population-period.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../disclosure/query.ts';
import { exposedAreas, type InZones, zonesOf } from '../hazards/exposed/answer.ts';
import { readerOf } from '../indicators/reader/answer.ts';
import type { CoverFigure, CoverTree } from './cover.ts';
import { loadCoverFigures, loadPeriodsOf } from './query.ts';

interface FiguresAsked {
  readonly entry: SeriesEntry | undefined;
  /** those of the series who live in these zones alone */
  readonly zones: InZones | undefined;
  readonly levels: readonly Level[];
  readonly within: Within;
  readonly root: Within;
  readonly level: Level;
  readonly period: string;
  readonly tree: CoverTree;
  readonly isWithin: readonly boolean[];
}

interface FiguresRead {
  readonly figures: CoverFigure[];
  readonly period: string | null;
  readonly simulated: boolean;
}

/** What a norm divides by: a series that is counted, or those of one who live in zones of any of several hazards. */
export interface NormFigure {
  readonly entry: SeriesEntry;
  readonly zones: InZones | undefined;
  readonly name: SeriesEntry['name'];
}

/** The figure that a norm names; undefined: nothing of this name is counted here. Of single types no norm is told. */
export function figureOfNorm(registry: Registry, series: string): NormFigure | undefined {
  const together = readUnionSlug(series);
  if (together) {
    const { hazards, reach, series: slug } = together;
    const inEach = hazards.map((hazard) => exposureSlug(hazard, reach, slug));
    const isListed = inEach.every((one) => registry.indicators.some((i) => i.series === one));
    const entry = registry.find(`${slug}.count`)?.entry;
    if (!entry || !isListed) return undefined;
    return { entry, zones: { of: entry, hazards, reach }, name: unionName(hazards, reach, entry.name) };
  }
  const entry = registry.find(`${series}.count`)?.entry;
  return entry && { entry, zones: zonesOf(entry), name: entry.name };
}

/** A series by row. Each level, and what lies beside the area asked about, is read as the guard says for it. */
export async function readFigures(ctx: Context, scope: Scope, asked: FiguresAsked): Promise<FiguresRead> {
  const db = ctx.db.as(scope);
  const { levels, within, root, level, period, tree, isWithin } = asked;
  const nothing: FiguresRead = { figures: tree.id.map(() => null), period: null, simulated: false };
  if (asked.entry === undefined) return nothing;
  const { zones } = asked;
  // Who lives in zones is made of the figures of all who live there.
  const entry = zones?.of ?? asked.entry;
  const readerAt = (code: string, at: Level): Reader | undefined =>
    // How many live somewhere is no secret.
    entry.family === 'population' && !zones
      ? 'exact'
      : readerOf(scope, { code, level: at, sex: 'A', measure: 'tercatat', entries: [entry] });
  const main = readerAt(within.code, level);
  if (main === undefined) return { ...nothing, figures: tree.id.map(() => 'hidden') };
  const end = lastDay(period);
  const periods = (await loadPeriodsOf(db, main, root, entry.series)).filter((p) => lastDay(p) <= end);
  const of = populationPeriodFor(period, periods);
  if (of === undefined) return nothing;
  if (zones) return { ...(await readInZones(ctx, scope, { ...asked, zones, of })), period: of };
  const inside = new Map(levels.map((at) => [at, readerAt(within.code, at)]));
  const beside = new Map(levels.map((at) => [at, readerAt(root.code, at)]));
  const readers = new Set([...inside.values(), ...beside.values()].filter((r) => r !== undefined));
  const read = new Map<Reader, Map<number, CoverFigure>>();
  let simulated = false;
  for (const reader of readers) {
    const found = await loadCoverFigures(db, reader, {
      within: root,
      period: of,
      series: entry.series,
      levels,
    });
    simulated ||= found.simulated;
    read.set(
      reader,
      new Map(found.area.map((id, i) => [id, found.hidden[i] ? 'hidden' : (found.count[i] ?? null)])),
    );
  }
  const figures = tree.id.map((id, row): CoverFigure => {
    const at = tree.level[row] ?? level;
    if (!levels.includes(at)) return null;
    const reader = (isWithin[row] ? inside : beside).get(at);
    return reader === undefined ? 'hidden' : (read.get(reader)?.get(id) ?? null);
  });
  return { figures, period: of, simulated };
}

/** Who lives in zones: within the area asked about as the map there tells it, beside it as the map of the regency does. */
async function readInZones(
  ctx: Context,
  scope: Scope,
  { zones, of, ...asked }: FiguresAsked & { readonly zones: InZones; readonly of: string },
): Promise<Omit<FiguresRead, 'period'>> {
  const { within, root, levels, period, tree, isWithin } = asked;
  const read = (place: Within) =>
    exposedAreas(ctx, scope, { zones, within: place, levels, period: of, on: lastDay(period) });
  const inside = await read(within);
  const beside = root.id === within.id ? inside : await read(root);
  const figures = tree.id.map((id, row) => (isWithin[row] ? inside : beside).figures.get(id) ?? null);
  return { figures, simulated: inside.simulated || beside.simulated };
}
