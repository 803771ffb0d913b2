import type { Position } from '../../../data/read/shape.ts';
import { eachInSlices } from '../../../data/read/slices.ts';

/** A road line as drawn, with what it may be driven at. */
export interface RoadLine {
  readonly points: readonly Position[];
  readonly kmPerHour: number;
  readonly oneWay: boolean;
}

/** Roads as places and ways between them, columns of equal length. */
export interface Roads {
  readonly lon: number[];
  readonly lat: number[];
  readonly from: number[];
  readonly to: number[];
  readonly metres: number[];
  readonly kmPerHour: number[];
  readonly oneWay: boolean[];
  readonly km: number;
}

/** Corners so near to each other are one: a hundred-thousandth of a degree, about a metre. */
const GRID = 1e5;
/** Ways are cut into pieces no longer, so that whoever lives beside a long road is near one of its ends. */
const LONGEST_M = 300;
const EARTH_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** A graph of road lines, made in slices so that others are served meanwhile: lines meet where they share a corner. Lines that cross without one (bridges) do not meet. */
export async function buildRoads(lines: readonly RoadLine[]): Promise<Roads> {
  const used = new Map<number, number>();
  await eachInSlices(lines, ({ points }) => {
    points.forEach((p, i) => {
      const key = keyOf(p);
      const isEnd = i === 0 || i === points.length - 1;
      used.set(key, (used.get(key) ?? 0) + (isEnd ? 2 : 1));
    });
  });
  const made: Roads = { lon: [], lat: [], from: [], to: [], metres: [], kmPerHour: [], oneWay: [], km: 0 };
  const nodes = new Map<number, number>();
  const nodeAt = (p: Position): number => {
    const key = keyOf(p);
    let node = nodes.get(key);
    if (node === undefined) {
      node = made.lon.length;
      nodes.set(key, node);
      made.lon.push(Math.round(p[0] * GRID) / GRID);
      made.lat.push(Math.round(p[1] * GRID) / GRID);
    }
    return node;
  };
  let total = 0;
  await eachInSlices(lines, ({ points, kmPerHour, oneWay }) => {
    const [first] = points;
    if (first === undefined) return;
    let start = nodeAt(first);
    let metres = 0;
    for (let i = 1; i < points.length; i += 1) {
      const [before, here] = [points[i - 1] as Position, points[i] as Position];
      metres += metresBetween(before, here);
      const isNode = (used.get(keyOf(here)) ?? 0) >= 2 || metres >= LONGEST_M;
      if (!isNode) continue;
      const end = nodeAt(here);
      if (end !== start) {
        made.from.push(start);
        made.to.push(end);
        made.metres.push(Math.round(metres * 10) / 10);
        made.kmPerHour.push(kmPerHour);
        made.oneWay.push(oneWay);
        total += metres;
      }
      start = end;
      metres = 0;
    }
  });
  return { ...made, km: total / 1000 };
}

function keyOf([x, y]: Position): number {
  return Math.round(x * GRID) * 4e6 + Math.round((y + 15) * GRID);
}

function metresBetween(a: Position, b: Position): number {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLon = (b[0] - a[0]) * RADIANS;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)));
}
