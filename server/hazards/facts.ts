import { HAZARD_SHARE } from '../../data/catalogue/hazards.ts';
import type { SeriesEntry } from '../../data/catalogue/indicators.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { ExposureFacts } from '../../data/contract/hazard.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteRequest } from '../../data/contract/routes.ts';
import { touchesArea } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { readerOf, releaseOf } from '../indicators/reader/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import type { Exposed } from './expose.ts';
import { type HazardRead, openHazards, reachOf, readExposed } from './open.ts';
import { exposedBasis } from './settled/answer.ts';
import type { Share } from './shares.ts';

const MOST_WORST = 5;

/** Who lives in the zones of a hazard: what the sentence is made of. Throws Fault 'unknown-area' and 'outside-scope'. */
export async function answerExposure(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'exposure'>,
): Promise<ExposureFacts> {
  const { hazard, reach, level, period } = request;
  const db = ctx.db.as(scope);
  const on = lastDay(period);
  const within = await findWithin(db, request.within, on);
  if (!within) throw new Fault('unknown-area', { code: request.within });
  if (!touchesArea(scope, within.code)) throw new Fault('outside-scope');
  const registry = await loadRegistry(db);
  const read = await openHazards(db, { within, level, on, hazards: [hazard] });
  const shares = read.shares.get(hazard) ?? [];
  let simulated = false;
  let release: ExposureFacts['release'] = null;
  const exposedOf = async (entry: SeriesEntry | undefined): Promise<readonly Exposed[] | 'hidden'> => {
    if (!entry) return [];
    const asked = { code: within.code, level, sex: 'A', measure: 'tercatat', entries: [entry] } as const;
    const reader = readerOf(scope, asked);
    if (reader === undefined) return 'hidden';
    release ??= releaseOf(reader);
    const series = { within, level, period, hazard, reach, entry, sex: 'A', measure: 'tercatat' } as const;
    const found = await readExposed(db, scope, reader, read, series);
    simulated ||= found.frame.sources.some((s) => s.simulated);
    return found.exposed;
  };
  const seriesOf = (slug: string) => registry.find(`${slug}.count`)?.entry;
  const people = await exposedOf(seriesOf('penduduk'));
  const households = await exposedOf(seriesOf('kk'));
  const need = await exposedOf(seriesOf('total'));
  const evacuation = await exposedOf(seriesOf('bantuan-evakuasi'));
  const areas = read.rows.map((row) => ({
    row,
    share: shares[row] ?? null,
    of: reachOf(shares[row], reach),
  }));
  const settled =
    people === 'hidden'
      ? null
      : await exposedBasis(
          db,
          read.rows.flatMap((row) => people[row] ?? []),
          shares,
        );
  const waits = read.waiting.get(hazard);
  const isWaiting = (row: number) => waits?.has(row) === true;
  const inZones = areas.filter(({ of }) => (of ?? 0) >= HAZARD_SHARE);
  const all = reachOf(shares[read.whole], reach);
  const sets = setsOf(areas.flatMap(({ share }) => share ?? []));
  return {
    hazard,
    reach,
    level,
    within: refOf(read, read.whole),
    areas: {
      all: areas.length,
      exposed: inZones.length,
      notExposed: areas.filter(({ of }) => of !== null && of < HAZARD_SHARE).length,
      slight: areas.filter(({ of }) => of !== null && of > 0 && of < HAZARD_SHARE).length,
      unknown: areas.filter(({ row, of }) => of === null && !isWaiting(row)).length,
      waiting: areas.filter(({ row }) => isWaiting(row)).length,
    },
    land: all === null || shares[read.whole]?.partial ? null : Math.round(all * 1000) / 10,
    people: countOf(people, read.whole),
    households: countOf(households, read.whole),
    need: countOf(need, read.whole),
    evacuation: countOf(evacuation, read.whole),
    worst: inZones
      .map(({ row, of }) => ({ row, share: of ?? 0, people: countOf(people, row).exposed }))
      .sort((a, b) => (b.people ?? -1) - (a.people ?? -1) || b.share - a.share)
      .slice(0, MOST_WORST)
      .map(({ row, share, people: n }) => ({
        ...refOf(read, row),
        people: n,
        share: Math.round(share * 1000) / 10,
      })),
    sets: sets.map(({ id, name, quality }) => ({ id, name, quality })),
    sketched: areas.filter(({ share }) => share?.sketched).length,
    settled: settled?.basis ?? null,
    simulated: simulated || settled?.simulated === true || sets.some((s) => s.simulated),
    release,
  };
}

/** An area of the tree. */
export function refOf({ tree }: HazardRead, row: number): AreaRef {
  const [id = 0, code = '', name = '', level = 'desa'] = [
    tree.id[row],
    tree.code[row],
    tree.name[row],
    tree.level[row],
  ];
  return { id, code, name, level };
}

function countOf(exposed: readonly Exposed[] | 'hidden', row: number): ExposureFacts['people'] {
  const { count = null, of = null } = exposed === 'hidden' ? {} : (exposed[row] ?? {});
  const hidden = exposed === 'hidden' || count === 'hidden';
  return {
    exposed: typeof count === 'number' ? Math.round(count) : null,
    of: typeof of === 'number' ? of : null,
    hidden,
  };
}

function setsOf(shares: readonly Share[]): Share['set'][] {
  return [...new Map(shares.map((s) => [s.set.id, s.set])).values()];
}
