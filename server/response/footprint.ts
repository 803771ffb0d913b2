import type { Footprint, FootprintDraft } from '../../data/contract/incident.ts';
import type { MultiPolygon, Ring } from '../../data/read/shape.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { writeHexWkb } from '../db/wkb.ts';
import { Fault } from '../fault.ts';
import {
  areasShape,
  aroundShape,
  countZoneCorners,
  loadByCode,
  type MadeShape,
  makeShape,
  ringsShape,
  zonesShape,
} from './place/query.ts';
import type { NewFootprint } from './store/query.ts';
import { countCorners, MANY_CORNERS, thin } from './thin.ts';

/** Wider than any disaster of one regency; what is larger is a slip. */
const MOST_KM2 = 100_000;
const WIDEST_DEGREES = 12;

export interface PlaceOf {
  readonly within: Within;
  readonly on: string;
}

/** Makes a footprint of what somebody drew or picked. Throws Fault 'incident-refused' with the reason. */
export async function makeFootprint(db: Db, draft: FootprintDraft, place: PlaceOf): Promise<NewFootprint> {
  const { kind, depthM, class: how, displacedRate } = draft;
  const said = { kind, depthM, class: how, displacedRate } as const;
  if (draft.kind === 'areas') return pickAreas(db, draft.areas, said, place);
  const shape = await shapeOf(db, draft, place);
  return { ...said, areas: [], ...fitToKeep(shape, place) };
}

/** Makes a footprint of polygons from a file. Throws as makeFootprint. */
export async function footprintOfPolygons(
  db: Db,
  polygons: MultiPolygon,
  said: Pick<NewFootprint, 'kind' | 'depthM' | 'class' | 'displacedRate'>,
  place: PlaceOf,
): Promise<NewFootprint> {
  refuseFar(polygons.flat(2));
  const corners = countCorners(polygons);
  const light = corners > MANY_CORNERS ? thin(polygons) : polygons;
  if (light === undefined) refuse('too-many-corners', { corners, most: MANY_CORNERS });
  if (light.length === 0) refuse('no-area');
  const kept = fitToKeep(await makeShape(db, ringsShape(writeHexWkb(light)), place), place);
  const notes = light === polygons ? kept.notes : [...kept.notes, 'simplified'];
  return { ...said, areas: [], ...kept, notes };
}

async function shapeOf(
  db: Db,
  draft: Exclude<FootprintDraft, { kind: 'areas' }>,
  place: PlaceOf,
): Promise<MadeShape> {
  switch (draft.kind) {
    case 'polygon': {
      refuseFar(draft.rings.flat());
      const rings = draft.rings.map(closed);
      return makeShape(db, ringsShape(writeHexWkb(rings.map((ring) => [ring]))), place);
    }
    case 'circle':
    case 'here':
      refuseFar([draft.centre]);
      return makeShape(db, aroundShape([draft.centre], draft.radiusM), place);
    case 'line': {
      refuseFar(draft.line);
      const line = distinct(draft.line);
      if (line.length < 2) refuse('one-point');
      return makeShape(db, aroundShape(line, draft.bufferM), place);
    }
    case 'zone':
      return zoneShape(db, draft, place);
  }
}

const CLASS_NUMBER = { rendah: 1, sedang: 2, tinggi: 3 } as const;
/** Of zones that were drawn from a grid a small part has this many. */
const MOST_ZONE_CORNERS = 60_000;

async function zoneShape(
  db: Db,
  draft: Extract<FootprintDraft, { kind: 'zone' }>,
  place: PlaceOf,
): Promise<MadeShape> {
  const [area] = await loadByCode(db, [draft.within], place.within, place.on);
  if (area === undefined) throw new Fault('unknown-area', { code: draft.within });
  const asked = { set: draft.set, least: CLASS_NUMBER[draft.atLeast], areaId: area.id };
  const corners = await countZoneCorners(db, asked, place.on);
  if (corners === 0) refuse('no-zone');
  if (corners > MOST_ZONE_CORNERS) refuse('zone-corners', { corners, most: MOST_ZONE_CORNERS });
  return makeShape(db, zonesShape(asked, place.on), place);
}

/** Areas that were picked are hit as a whole, also where they have no shape. */
async function pickAreas(
  db: Db,
  codes: readonly string[],
  said: Pick<NewFootprint, 'kind' | 'depthM' | 'class' | 'displacedRate'>,
  place: PlaceOf,
): Promise<NewFootprint> {
  const found = await loadByCode(db, codes, place.within, place.on);
  const missing = codes.find((code) => !found.some((a) => a.code === code));
  if (missing !== undefined) throw new Fault('unknown-area', { code: missing });
  const areas = found.map((a) => a.id);
  const made = await makeShape(db, areasShape(areas, place.on), place);
  const { geojson, areaM2 } = made;
  return { ...said, areas, notes: [], geojson, areaM2: geojson === null ? 0 : areaM2 };
}

const LEAST_OUTSIDE_M2 = 1000;
const LEAST_OUTSIDE_SHARE = 0.01;
/** How a footprint keeps the square metres of it that lie in no known area. */
const OUTSIDE = 'partly-outside';

/** What was noted when a footprint was made. */
export function toldNotes(kept: readonly string[]): Pick<Footprint, 'notes' | 'outsideKm2'> {
  const outside = kept.find((note) => note.startsWith(`${OUTSIDE} `));
  return {
    notes: kept.filter((note): note is Footprint['notes'][number] => note !== outside),
    outsideKm2: outside === undefined ? null : Math.round(Number(outside.split(' ')[1]) / 1e4) / 100,
  };
}

/** Refuses what is no footprint. */
function fitToKeep(made: MadeShape, { within }: PlaceOf): Pick<NewFootprint, 'geojson' | 'areaM2' | 'notes'> {
  if (made.geojson === null || made.areaM2 < 1) refuse('no-area');
  if (made.areaM2 > MOST_KM2 * 1e6)
    refuse('too-large', { km2: Math.round(made.areaM2 / 1e6), most: MOST_KM2 });
  if (!made.isInside) refuse('outside', { area: within.name });
  const outside = made.areaM2 - made.insideM2;
  // Borders that do not quite meet leave slivers in every footprint.
  const isPartlyOutside = outside > Math.max(LEAST_OUTSIDE_M2, made.areaM2 * LEAST_OUTSIDE_SHARE);
  const notes = [
    ...(made.wasInvalid ? ['repaired'] : []),
    ...(isPartlyOutside ? [`${OUTSIDE} ${Math.round(outside)}`] : []),
  ];
  return { geojson: made.geojson, areaM2: made.areaM2, notes };
}

function refuseFar(points: readonly (readonly [number, number])[]): void {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  if (east - west > 180) refuse('date-line');
  if (east - west > WIDEST_DEGREES || north - south > WIDEST_DEGREES) {
    refuse('too-large', { km2: Math.round((east - west) * (north - south) * 12_300), most: MOST_KM2 });
  }
}

function closed(points: readonly (readonly [number, number])[]): Ring {
  const corners = distinct(points);
  const [first, last] = [corners[0], corners.at(-1)];
  if (first === undefined || last === undefined) refuse('no-area');
  const isClosed = first[0] === last[0] && first[1] === last[1];
  const open = isClosed ? corners.slice(0, -1) : corners;
  if (open.length <= 1) refuse('one-point');
  if (open.length < 3) refuse('no-area');
  return [...open, first].map(([lon, lat]): [number, number] => [lon, lat]);
}

/** Without a point that repeats the one before it. */
function distinct(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.filter(([lon, lat], i) => {
    const before = points[i - 1];
    return before === undefined || before[0] !== lon || before[1] !== lat;
  });
}

function refuse(reason: string, detail: Record<string, string | number> = {}): never {
  throw new Fault('incident-refused', { reason, ...detail });
}
