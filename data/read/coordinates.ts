import { COORDINATE_SYSTEMS, type CoordinateSystem, systemName } from '../catalogue/coordinate-systems.ts';
import type { Box } from '../catalogue/province-boxes.ts';
import type { GeoFile } from './geo-file.ts';
import type { ReadProblem } from './problem.ts';
import { projOf, readSystem } from './projection.ts';
import { inIndonesia } from './shape.ts';

type Point = readonly [number, number];
type Change = (x: number, y: number) => Point;

/** What is known of a file's coordinates beside itself. */
export interface CoordinateHints {
  /** where its areas must lie, by their codes or by what was said; none where nothing tells */
  readonly within: readonly Box[];
  /** where areas beside them lie, to choose among several zones of a wide province */
  readonly near?: readonly Box[];
  /** the system as the user says it */
  readonly said?: CoordinateSystem | undefined;
}

export interface SettledCoordinates {
  /** undefined: nobody can say where the file lies; the findings tell what helps */
  readonly file: GeoFile | undefined;
  readonly findings: readonly ReadProblem[];
  /** the system, for the report; null for plain longitude and latitude */
  readonly system: string | null;
}

/** Lists in lists: shapes need four, and a file may be made of far more. */
const MOST_DEPTH = 20;
const SAMPLE = 300;
/** So much of a sample must agree: some features of any file are somewhere else, and of a small file one is a third. */
const MOST = 0.5;
/** Around the place where a file must lie, in degrees: boxes are coarse, and areas change. */
const MARGIN = 0.3;
/** Around areas beside it: less than half of the narrowest zone. */
const NEAR = 1.4;

/**
 * Makes longitude and latitude of a file's coordinates: by the system it names, or, where it names none or a wrong one,
 * by its numbers and the place where it must lie. Whatever is changed is said, and what could be several things is asked,
 * never guessed.
 */
export async function settleCoordinates(file: GeoFile, hints: CoordinateHints): Promise<SettledCoordinates> {
  const points = samplePoints(file);
  const named = file.crs === null ? undefined : readSystem(file.crs);
  const say = (
    severity: ReadProblem['severity'],
    code: string,
    hint: ReadProblem['hint'] = {},
    value?: string,
  ) => {
    const problem = { severity, line: null, column: null, code, hint };
    return value === undefined ? problem : { ...problem, value };
  };
  const asIs = (findings: ReadProblem[]): SettledCoordinates => ({ file, findings, system: null });
  const refuse = (finding: ReadProblem): SettledCoordinates => ({
    file: undefined,
    findings: [finding],
    system: null,
  });
  // Without a single point the features say themselves what they lack.
  if (points.length === 0) return asIs([]);
  const example = points[0]?.map(grouped).join(', ') ?? '';

  if (share(points, same, isTurnedUtm) >= MOST) {
    const turned = changed(file, swap);
    const settled = await settleCoordinates(turned, hints);
    const note = say('warning', 'axes-all-put-right', { count: file.features.length }, example);
    return { ...settled, findings: [note, ...settled.findings] };
  }
  if (hints.said !== undefined && hints.said !== 'degrees') {
    const change = await changeOf(projOf(hints.said));
    const system = systemName(hints.said);
    if (!change || share(points, change, inIndonesia) < MOST) {
      return refuse(say('error', 'coordinates-not-so', { system }, example));
    }
    const note = say('note', 'coordinates-said', { system });
    return { file: changed(file, change), findings: [note], system };
  }
  if (share(points, same, inIndonesia) >= MOST) {
    const isContradicted = named?.kind === 'other' && !named.proj.includes('longlat');
    if (isContradicted) return asIs([say('warning', 'system-contradicted', { system: named.name }, example)]);
    if (named?.kind !== 'other' || hints.said === 'degrees') return asIs([]);
    const change = await changeOf(named.proj);
    if (!change) return refuse(say('error', 'other-crs', {}, named.name));
    const note = say('note', 'coordinates-changed', { system: named.name });
    return { file: changed(file, change), findings: [note], system: named.name };
  }
  if (share(points, swap, inIndonesia) >= MOST) {
    const note = say('warning', 'axes-all-put-right', { count: file.features.length }, example);
    return { file: changed(file, swap), findings: [note], system: null };
  }
  if (named?.kind === 'other') return settleNamed(named);
  return guess(named?.name);

  async function settleNamed(system: { name: string; proj: string }): Promise<SettledCoordinates> {
    const change = await changeOf(system.proj);
    if (!change) return refuse(say('error', 'other-crs', {}, system.name));
    const isIn = (x: number, y: number) => lies(x, y, hints.within, MARGIN);
    if (
      share(points, change, isIn) >= MOST ||
      (hints.within.length === 0 && share(points, change, inIndonesia) >= MOST)
    ) {
      const note = say('note', 'coordinates-changed', { system: system.name });
      return { file: changed(file, change), findings: [note], system: system.name };
    }
    // A zone that puts the file into another province is a slip in the .prj; which is right is for people to say.
    const fitting = await fittingSystems(points, isIn);
    const suggestion = fitting.map(systemName).join(', ');
    return refuse(
      say(
        'error',
        'system-elsewhere',
        { system: system.name, suggestion, option: fitting[0] ?? '' },
        example,
      ),
    );
  }

  async function guess(unknownName: string | undefined): Promise<SettledCoordinates> {
    if (!points.some(([x, y]) => Math.abs(x) > 360 || Math.abs(y) > 360)) return asIs([]);
    const isIn = (x: number, y: number) => lies(x, y, hints.within, MARGIN);
    const possible = await fittingSystems(points, hints.within.length > 0 ? isIn : inIndonesia);
    const nearest =
      possible.length > 1 ? await fittingSystems(points, (x, y) => lies(x, y, hints.near ?? [], NEAR)) : [];
    const fitting = nearest.length > 0 ? nearest : possible;
    const [only, ...others] = fitting;
    if (only === undefined) {
      const code = unknownName === undefined ? 'coordinates-unclear' : 'other-crs';
      return refuse(say('error', code, {}, unknownName ?? example));
    }
    if (others.length > 0 || hints.within.length === 0) {
      const list = fitting.slice(0, 9).map(systemName).join(', ');
      return refuse(say('error', 'zone-unclear', { systems: list, option: only }, example));
    }
    const change = await changeOf(projOf(only));
    if (!change) return refuse(say('error', 'coordinates-unclear', {}, example));
    const note = say('warning', 'coordinates-guessed', { system: systemName(only) }, example);
    return { file: changed(file, change), findings: [note], system: systemName(only) };
  }
}

/** Metres south of the equator with the north first: the numbers are too different to be anything else. */
function isTurnedUtm(x: number, y: number): boolean {
  return x > 8_700_000 && x < 10_000_000 && y > 100_000 && y < 900_000;
}

/** Digits in threes, with thin gaps: easier to compare, and no long run that a report would mask. */
function grouped(n: number): string {
  const [whole = '', part] = String(Math.round(n * 1000) / 1000).split('.');
  const threes = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return part === undefined ? threes : `${threes}.${part}`;
}

function same(x: number, y: number): Point {
  return [x, y];
}

function swap(x: number, y: number): Point {
  return [y, x];
}

/** First points of features spread over the file. */
function samplePoints(file: GeoFile): Point[] {
  const step = Math.max(1, Math.floor(file.features.length / SAMPLE));
  const points: Point[] = [];
  for (let i = 0; i < file.features.length; i += step) {
    const point = firstPoint(file.features[i]?.geometry(), 0);
    if (point) points.push(point);
  }
  return points;
}

function firstPoint(value: unknown, depth: number): Point | undefined {
  if (depth > 12 || typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) {
    const { coordinates, geometries } = value as { coordinates?: unknown; geometries?: unknown };
    return firstPoint(coordinates ?? geometries, depth + 1);
  }
  const [x, y] = value as unknown[];
  if (typeof x === 'number' && typeof y === 'number') {
    return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
  }
  for (const part of value) {
    const point = firstPoint(part, depth + 1);
    if (point) return point;
  }
  return undefined;
}

function share(points: readonly Point[], change: Change, isRight: (x: number, y: number) => boolean): number {
  return points.filter(([x, y]) => isRight(...change(x, y))).length / points.length;
}

function lies(x: number, y: number, within: readonly Box[], margin: number): boolean {
  return within.some(
    ([west, south, east, north]) =>
      x >= west - margin && x <= east + margin && y >= south - margin && y <= north + margin,
  );
}

/** The systems of metres that put the points where they must lie. */
async function fittingSystems(
  points: readonly Point[],
  isRight: (x: number, y: number) => boolean,
): Promise<CoordinateSystem[]> {
  const fitting: CoordinateSystem[] = [];
  for (const system of COORDINATE_SYSTEMS) {
    if (system === 'degrees' || !points.some(([x, y]) => couldBe(system, x, y))) continue;
    const change = await changeOf(projOf(system));
    if (change && share(points, change, isRight) >= MOST) fitting.push(system);
  }
  return fitting;
}

/** Zones are used inside their own strip, with some spill: numbers far out of it are another zone's. */
function couldBe(system: CoordinateSystem, x: number, y: number): boolean {
  if (system === 'web') return Math.abs(x) > 1e6;
  if (system.startsWith('tm3')) return x > -50_000 && x < 450_000 && y > 200_000 && y < 2_300_000;
  if (x < 100_000 || x > 900_000) return false;
  return system.endsWith('s') ? y > 8_700_000 && y < 10_000_000 : y >= 0 && y < 800_000;
}

/** From a system to longitude and latitude; undefined where the library does not understand it. */
async function changeOf(proj: string): Promise<Change | undefined> {
  const { default: proj4 } = await import('proj4');
  try {
    const converter = proj4(proj, projOf('degrees'));
    return (x, y) => {
      const [lon = Number.NaN, lat = Number.NaN] = converter.forward([x, y]);
      // A tenth of a millimetre; the digits behind are noise.
      return [Math.round(lon * 1e9) / 1e9, Math.round(lat * 1e9) / 1e9];
    };
  } catch {
    return undefined;
  }
}

/** The file with all coordinates changed, each geometry when it is asked for. */
function changed(file: GeoFile, change: Change): GeoFile {
  const features = file.features.map((f) => ({
    number: f.number,
    properties: f.properties,
    geometry: () => changedShape(f.geometry(), change),
  }));
  return { ...file, features };
}

function changedShape(geometry: unknown, change: Change, depth = 0): unknown {
  if (typeof geometry !== 'object' || geometry === null || depth > MOST_DEPTH) return geometry;
  const g = geometry as { coordinates?: unknown; geometries?: unknown };
  if (Array.isArray(g.geometries)) {
    return { ...g, geometries: g.geometries.map((part) => changedShape(part, change, depth + 1)) };
  }
  return 'coordinates' in g ? { ...g, coordinates: changedPoints(g.coordinates, change) } : g;
}

/** A point that is in place already stays: single features of a file are drawn otherwise than the rest. */
function changedPoints(value: unknown, change: Change, depth = 0): unknown {
  if (!Array.isArray(value) || depth > MOST_DEPTH) return value;
  const [x, y] = value as unknown[];
  if (typeof x !== 'number' || typeof y !== 'number') {
    return value.map((part) => changedPoints(part, change, depth + 1));
  }
  if (!Number.isFinite(x) || !Number.isFinite(y)) return value;
  const [lon, lat] = change(x, y);
  const isMetres = Math.abs(x) > 360 || Math.abs(y) > 360;
  if (!isMetres && !inIndonesia(lon, lat) && inIndonesia(x, y)) return value;
  return [lon, lat, ...value.slice(2)];
}
