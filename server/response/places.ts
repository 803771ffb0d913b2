import type { ReliefItemCode } from '../../data/catalogue/relief-items.ts';
import { FACILITY_KINDS, type Facility } from '../../data/contract/facility.ts';
import type { Legal } from '../../data/contract/incident.ts';
import type { ResponseSheet } from '../../data/contract/response.ts';
import { kmBetween } from '../../data/read/distance.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { facilitiesIn, type Stocked, stockIn } from '../facilities/answer.ts';
import { roadsTowards } from '../roads/answer.ts';
import { loadShelterMinutes } from './dispatch/query.ts';
import type { Gathered } from './gather.ts';
import { loadHitPlaces, loadScene } from './place/query.ts';
import type { Opened } from './sheet.ts';

const MOST_SHELTERS = 60;

/** May be taken from what a decree locks? over: the state that was declared has ended. */
export function decreeOf(
  { state, until }: Pick<Legal, 'state' | 'until'>,
  today: string,
): ResponseSheet['reserve']['state'] {
  if (state === 'belum-ditetapkan') return 'locked';
  return until === null || today <= until ? 'open' : 'over';
}

interface Places {
  readonly shelters: ResponseSheet['shelters'];
  readonly toilets: number;
  readonly waterPoints: number;
  readonly kitchens: { readonly known: number; readonly packs: number };
  readonly stock: ReadonlyMap<ReliefItemCode, number>;
  /** in stores that are hit themselves */
  readonly stockHit: ReadonlyMap<ReliefItemCode, number>;
}

/** What there is around an incident, whoever is hit. */
export interface AtHand {
  /** where people may stay or be cooked for */
  readonly places: readonly Facility[];
  readonly stocked: readonly Stocked[];
  /** of those with a point the ones inside a footprint */
  readonly inside: ReadonlySet<number>;
  readonly scene: readonly [number, number] | null;
  /** minutes by hand, by facility */
  readonly byHand: ReadonlyMap<number, number>;
  readonly byRoad: Awaited<ReturnType<typeof roadsTowards>>;
}

export async function findAtHand(
  ctx: Context,
  scope: Scope,
  { row, on }: Pick<Opened, 'row' | 'on'>,
): Promise<AtHand> {
  const db = ctx.db.as(scope);
  const [all, scene, byHand] = await Promise.all([
    facilitiesIn(ctx, scope, { within: row.within.code, kinds: FACILITY_KINDS }),
    loadScene(db, row.id, row.place.id, on),
    loadShelterMinutes(db, row.id),
  ]);
  const places = all.filter((f) => f.kind === 'titik-pengungsian' || f.kind === 'dapur-umum');
  const stocked = await stockIn(ctx, scope, all);
  const known = new Map([...places, ...stocked.map((s) => s.facility)].map((f) => [f.id, f]));
  const placed = [...known.values()].flatMap(({ id, at, placed: how }) =>
    at === null || how !== 'point' ? [] : [{ id, at }],
  );
  const [inside, byRoad] = await Promise.all([
    loadHitPlaces(db, row.id, placed),
    scene === null ? null : roadsTowards(ctx, scope, scene),
  ]);
  return { places, stocked, inside: new Set(inside), scene, byHand, byRoad };
}

/** Where people may stay, cook and fetch goods: of places that are hit themselves it is said, and they count for nothing. */
export function placesFor(
  { places: all, stocked, inside, scene, byHand, byRoad }: AtHand,
  { headcounts, settings }: Pick<Opened, 'headcounts' | 'settings'>,
  { rows }: Pick<Gathered, 'rows'>,
  displaced: number,
): Places {
  // One that is not placed lies somewhere in its area: where that is hit nobody knows whether it is.
  const isHit = ({ id, placed: how, area }: Facility) =>
    how === 'point' ? inside.has(id) : (rows.share[rows.rowOf.get(area.id) ?? -1] ?? 0) > 0;
  const staying = new Map(
    headcounts.filter((h) => h.counts && h.facility !== null).map((h) => [h.facility?.id, h.jiwa]),
  );
  const points = all.filter((f) => f.kind === 'titik-pengungsian');
  const list = points
    .filter((f) => !isHit(f))
    .map((facility) => ({
      facility,
      km: facility.at === null || scene === null ? null : Math.round(kmBetween(scene, facility.at) * 10) / 10,
      minutes:
        byHand.get(facility.id) ??
        (facility.at === null ? null : wholeMinutes(byRoad?.(facility.at) ?? null)),
      byHand: byHand.has(facility.id),
      staying: staying.get(facility.id) ?? null,
    }))
    .sort((a, b) => (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY));
  const limit = settings.shelterKm;
  const reached = limit === null ? list : list.filter(({ km }) => km !== null && km <= limit);
  const near = nearestFor(reached, displaced);
  const sum = (pick: (f: Facility) => number | null) =>
    near.reduce((total, { facility }) => total + (pick(facility) ?? 0), 0);
  const capacity = sum((f) => f.capacity);
  const kitchens = all.filter((f) => f.kind === 'dapur-umum' && !isHit(f));
  return {
    shelters: {
      list: list.slice(0, MOST_SHELTERS),
      hit: points.filter(isHit).map(({ id, name }) => ({ id, name })),
      capacity,
      counted: near.length,
      withinKm: near.reduce<number | null>(
        (most, { km }) => (km === null ? most : Math.max(most ?? 0, km)),
        null,
      ),
      limitKm: limit,
      enough: list.length === 0 ? null : capacity >= displaced,
    },
    toilets: sum((f) => f.toilets),
    waterPoints: sum((f) => f.waterPoints),
    kitchens: {
      known: kitchens.length,
      packs: kitchens.reduce((total, f) => total + (f.packsPerMeal ?? settings.packsPerMeal), 0),
    },
    stock: byItem(stocked.filter((s) => !isHit(s.facility))),
    stockHit: byItem(stocked.filter((s) => isHit(s.facility))),
  };
}

/** Time on the way, of no use to anybody who is told less of it. */
function wholeMinutes(minutes: number | null): number | null {
  return minutes === null ? null : Math.ceil(minutes);
}

/** The nearest places until there is room for everybody: what lies beyond them is no help yet. */
function nearestFor<T extends { readonly facility: Pick<Facility, 'capacity'> }>(
  byDistance: readonly T[],
  persons: number,
): readonly T[] {
  let room = 0;
  const end = byDistance.findIndex(({ facility }) => {
    room += facility.capacity ?? 0;
    return room >= persons;
  });
  return end < 0 ? byDistance : byDistance.slice(0, end + 1);
}

function byItem(stocked: readonly Stocked[]): Map<ReliefItemCode, number> {
  const by = new Map<ReliefItemCode, number>();
  for (const { item, count } of stocked) by.set(item, (by.get(item) ?? 0) + count);
  return by;
}
