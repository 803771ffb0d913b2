import type { Incident } from '../../../data/contract/incident.ts';
import type { PaperMap } from '../../../data/contract/incident-paper.ts';
import type { ResponseSheet } from '../../../data/contract/response.ts';
import type { Db } from '../../db/open.ts';
import { type Box, countIn, loadBox, loadFootprintLines, loadLines, type Picture } from './query.ts';

/** Units of the picture; its form is that of its place on the sheet. */
const WIDTH = 500;
const HEIGHT = 330;
/** The least that is shown, in degrees of latitude: about 900 m. */
const LEAST = 0.008;
/** More desa than this cannot be told apart: then kecamatan are drawn. */
const MOST_DESA = 70;
const MOST_LABELS = 24;
/** Titik pengungsian that are numbered. */
const NUMBERED = 9;
const METRES_A_DEGREE = 111_320;

/** What a map shows. */
export interface MapOrder {
  /** whose footprints are drawn; null: no incident's */
  readonly incident: number | null;
  /** areas that are hit, whatever their level */
  readonly hit: readonly number[];
  /** what fills the picture where there is no footprint */
  readonly around: readonly number[];
  /** numbered in this order */
  readonly places: readonly { readonly at: readonly [number, number] | null }[];
  readonly on: string;
}

/** The map of an incident as lines; null where nothing of it has a shape. */
export function drawIncident(
  db: Db,
  incident: Incident,
  sheet: ResponseSheet,
  on: string,
): Promise<PaperMap | null> {
  const hit = sheet.estimate.areas.map(({ id }) => id);
  return drawMap(db, {
    incident: incident.id,
    hit,
    around: hit.length > 0 ? hit : [incident.place.id],
    places: sheet.shelters.list.map(({ facility }) => facility),
    on,
  });
}

export async function drawMap(db: Db, order: MapOrder): Promise<PaperMap | null> {
  const { incident, hit, on } = order;
  const box = await loadBox(db, incident ?? 0, order.around, on);
  if (!box) return null;
  const places = order.places.slice(0, NUMBERED);
  const points = places.flatMap(({ at }) => (at ? [at] : []));
  const picture = pictureOf(box, points.slice(0, 3));
  const level = (await countIn(db, picture.box, 'desa', on)) > MOST_DESA ? 'kecamatan' : 'desa';
  const [lines, footprints] = [
    await loadLines(db, picture, level, hit, on),
    incident === null ? [] : await loadFootprintLines(db, incident, picture),
  ];
  const isHit = new Set(hit);
  const named = lines.filter((line) => line.level === level);
  return {
    width: WIDTH,
    height: HEIGHT,
    areas: lines.map(({ id, code, name, d }) => ({ code, name, isHit: isHit.has(id), d })),
    footprints,
    marks: places.flatMap(({ at }, i) => {
      const here = at && placed(picture, at);
      return here ? [{ ...here, kind: 'shelter' as const, no: i + 1 }] : [];
    }),
    labels: named
      .flatMap(({ name, label }) => {
        const at = label && placed(picture, label);
        return at ? [{ ...at, text: name }] : [];
      })
      .slice(0, MOST_LABELS),
    bar: barOf(picture),
    isSketched: lines.some(({ quality }) => quality === 'sketsa'),
    sources: [...new Set(lines.flatMap(({ source }) => source ?? []))],
  };
}

/** The box with room around it, in the form of the picture; near titik pengungsian are in it. */
export function pictureOf(box: Box, points: readonly (readonly [number, number])[]): Picture {
  const [west, south, east, north] = box;
  const span = Math.max(east - west, north - south, LEAST);
  const near = points.filter(
    ([lon, lat]) => lon > west - span && lon < east + span && lat > south - span && lat < north + span,
  );
  const wide = [west, east, ...near.map(([lon]) => lon)];
  const high = [south, north, ...near.map(([, lat]) => lat)];
  const middle = [mid(wide), mid(high)] as const;
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  // Half of what is seen, in degrees of latitude, with an eighth around it.
  const halfHigh = Math.max(
    (size(high) / 2) * 1.25,
    (size(wide) / 2) * 1.25 * squeeze * (HEIGHT / WIDTH),
    LEAST / 2,
  );
  const halfWide = (halfHigh * (WIDTH / HEIGHT)) / squeeze;
  return {
    box: [middle[0] - halfWide, middle[1] - halfHigh, middle[0] + halfWide, middle[1] + halfHigh],
    width: WIDTH,
    height: HEIGHT,
  };
}

const mid = (all: readonly number[]) => (Math.min(...all) + Math.max(...all)) / 2;
const size = (all: readonly number[]) => Math.max(...all) - Math.min(...all);

/** Where a point lies in the picture; undefined: outside of it, or so near the edge that its name is cut. */
function placed(
  { box: [west, south, east, north], width, height }: Picture,
  [lon, lat]: readonly [number, number],
): { x: number; y: number } | undefined {
  const x = ((lon - west) / (east - west)) * width;
  const y = ((north - lat) / (north - south)) * height;
  const isIn = x > 6 && x < width - 6 && y > 8 && y < height - 6;
  return isIn ? { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 } : undefined;
}

/** A bar of a round length, about a fifth of the picture. */
export function barOf({ box: [, south, , north], height }: Picture): PaperMap['bar'] {
  const unit = ((north - south) * METRES_A_DEGREE) / height;
  const wanted = unit * (WIDTH / 5);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const metres = [5, 2, 1].map((step) => step * power).find((m) => m <= wanted) ?? power;
  return { metres, length: Math.round((metres / unit) * 10) / 10 };
}
