import { DISTINCT_SERIES, TOTAL_SERIES } from '../../../data/catalogue/needs.ts';
import type { PlanSettings, TypeSum } from './settings.ts';
import {
  type Cell,
  type CellKey,
  keyOf,
  type PlanArea,
  type PlanRow,
  type Relation,
  type Tables,
} from './tables.ts';

interface Draft {
  readonly areas: readonly PlanArea[];
  readonly settings: PlanSettings;
  readonly rows: ReadonlyMap<string, PlanRow>;
  /** grows by the virtual ones */
  readonly cells: Cell[];
  readonly relations: Relation[];
}

/** Adds what is known of how the cells hang together, and the virtual cells that it takes to say so. */
export function addRelations(draft: Draft): void {
  const places = new Map(draft.cells.map((cell, place) => [keyOf(cell), place]));
  const real = draft.cells.slice();
  const children = new Map<number, number[]>();
  for (const { id, parentId } of draft.areas) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const look: Look = { ...draft, places, children, rests: new Map() };
  real.forEach((cell, place) => {
    addAreas(look, cell, place);
    addTypes(look, cell, place);
    addSexes(look, cell, place);
    addServed(look, cell, place);
    addDistinct(look, cell, place);
  });
}

interface Look extends Draft {
  readonly places: ReadonlyMap<string, number>;
  readonly children: ReadonlyMap<number, readonly number[]>;
  /** places of what reported types have beyond their parts */
  readonly rests: Map<string, number>;
}

function sumOfValues({ cells }: Draft, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (cells[place]?.value ?? 0), 0);
}

function push(draft: Draft, kind: Relation['kind'], sum: number, parts: readonly number[]): void {
  const constant = sumOfValues(draft, [sum]) - sumOfValues(draft, parts);
  draft.relations.push({ kind, sum, parts, constant });
}

const UNBOUNDED = -1e9;

/** Adds a virtual cell; returns its place. */
function addVirtual(draft: Draft, like: Cell, value: number, virtual: 'unserved' | 'rest'): number {
  // Parts may be told more than their whole: then nobody knows that it is not so.
  const least = value < 0 ? UNBOUNDED : 0;
  draft.cells.push({ ...like, value, least, most: Number.POSITIVE_INFINITY, virtual });
  return draft.cells.length - 1;
}

function placesAt(look: Look, keys: readonly CellKey[]): number[] {
  return keys.flatMap((key) => look.places.get(keyOf(key)) ?? []);
}

/** An area is the sum of its valued parts; a reported one with what it has beyond them. */
function addAreas(look: Look, cell: Cell, place: number): void {
  const below = (look.children.get(cell.areaId) ?? []).map((areaId) => ({ ...cell, areaId }));
  const parts = placesAt(look, below);
  if (parts.length === 0) return;
  const sum = look.settings.sums.find((s) => s.series === cell.series);
  if (sum) {
    // A type that was reported here and not in all parts is in this sum, and in those of the parts it is not, or less.
    const apart = sum.types.filter((series) => isApart(look, { ...cell, series }));
    push(look, 'areas', place, [...parts, ...apart.map((series) => restOf(look, cell, series))]);
    return;
  }
  // Of distinct persons nobody says how they add, but whoever reads them adds them.
  if (cell.series === DISTINCT_SERIES || !isApart(look, cell)) push(look, 'areas', place, parts);
  else pushWithRest(look, cell, place, parts);
}

/** Was it reported for the area as a whole, with parts that do not make it up? */
function isApart(look: Look, key: CellKey): boolean {
  if (look.rows.get(keyOf(key))?.basis !== 'reported') return false;
  const below = look.children.get(key.areaId) ?? [];
  return below.some((areaId) => {
    const part = look.rows.get(keyOf({ ...key, areaId }));
    return part === undefined || part.basis === 'partial';
  });
}

/** The place of what a type reported for an area has beyond the parts that have a value: all of it where none has. */
function restOf(look: Look, cell: Cell, series: string): number {
  const key = { ...cell, series };
  const inParts = (look.children.get(cell.areaId) ?? [])
    .map((areaId) => look.rows.get(keyOf({ ...key, areaId })))
    .filter((row) => row !== undefined);
  const place = look.places.get(keyOf(key));
  if (place !== undefined && inParts.length === 0) return place;
  const known = look.rests.get(keyOf(key));
  if (known !== undefined) return known;
  const within = inParts.reduce((all, row) => all + row.count, 0);
  const beyond = (look.rows.get(keyOf(key))?.count ?? 0) - within;
  const rest = addVirtual(look, cell, beyond, 'rest');
  look.rests.set(keyOf(key), rest);
  if (place !== undefined) push(look, 'areas', place, [rest, addVirtual(look, cell, within, 'rest')]);
  return rest;
}

function pushWithRest(look: Look, cell: Cell, place: number, parts: readonly number[]): void {
  const rest = cell.value - sumOfValues(look, parts);
  push(look, 'areas', place, [...parts, addVirtual(look, cell, rest, 'rest')]);
}

/** The total is the sum of the groups, a group that of its types, as far as they are published. */
function addTypes(look: Look, cell: Cell, place: number): void {
  const { sums } = look.settings;
  const sum = sums.find((s) => s.series === cell.series);
  if (!sum) return;
  const groups = sums.filter((s) => s.series !== TOTAL_SERIES);
  // Of an earlier release the groups are known where the types are not.
  const isTold = (g: TypeSum) =>
    look.rows.has(keyOf({ ...cell, series: g.series })) || hasTypes(look, cell, g.types);
  const told = cell.series === TOTAL_SERIES ? groups.filter(isTold) : [];
  const groupPlaces = placesAt(
    look,
    told.map(({ series }) => ({ ...cell, series })),
  );
  if (told.length > 0 && groupPlaces.length === told.length) {
    push(look, 'types', place, groupPlaces);
    return;
  }
  const types = sum.types.flatMap((series) => keysOfType(look, { ...cell, series }));
  if (types.length === 0) return;
  const parts = placesAt(look, types);
  if (parts.length === types.length) push(look, 'types', place, parts);
  else if (parts.length > 0) {
    const rest = cell.value - sumOfValues(look, parts);
    if (rest >= 0) {
      push(look, 'types', place, [...parts, addVirtual(look, cell, rest, 'rest')]);
    }
  }
}

function hasTypes(look: Look, cell: CellKey, types: readonly string[]): boolean {
  return types.some((series) => keysOfType(look, { ...cell, series }).length > 0);
}

/** A type that nobody tells by sex is, whole, in the 'not stated' of its group. */
export function keysOfType({ rows }: Pick<Tables, 'rows'>, key: CellKey): CellKey[] {
  if (rows.has(keyOf(key))) return [key];
  const whole: CellKey = { ...key, sex: 'A' };
  const isSplit = (['L', 'P', 'T'] as const).some((sex) => rows.has(keyOf({ ...key, sex })));
  return key.sex === 'T' && !isSplit && rows.has(keyOf(whole)) ? [whole] : [];
}

function addSexes(look: Look, cell: Cell, place: number): void {
  if (cell.sex !== 'A') return;
  const parts = placesAt(
    look,
    (['L', 'P', 'T'] as const).map((sex) => ({ ...cell, sex })),
  );
  if (parts.length > 0) push(look, 'sexes', place, parts);
}

/** Recorded is served and not served: a small count of those not served is as small a count as any. */
function addServed(look: Look, cell: Cell, place: number): void {
  if (cell.measure !== 'tercatat') return;
  const [served] = placesAt(look, [{ ...cell, measure: 'terlayani' }]);
  if (served === undefined) return;
  const left = cell.value - sumOfValues(look, [served]);
  if (left < 0) return;
  push(look, 'served', place, [served, addVirtual(look, cell, left, 'unserved')]);
}

/** Distinct persons are no more than all that are recorded, and no fewer than those of any one type. */
function addDistinct(look: Look, cell: Cell, place: number): void {
  if (cell.family !== 'distinct') return;
  const total = look.settings.sums.find((s) => s.series === TOTAL_SERIES);
  const [above] = placesAt(look, [{ ...cell, series: TOTAL_SERIES }]);
  const atMost = (sum: number, part: number) => {
    const rest = sumOfValues(look, [sum]) - sumOfValues(look, [part]);
    // Where sources say otherwise, nobody can build on it.
    if (rest >= 0) push(look, 'types', sum, [part, addVirtual(look, cell, rest, 'rest')]);
  };
  if (above !== undefined) atMost(above, place);
  for (const series of total?.types ?? [])
    for (const part of placesAt(look, [{ ...cell, series }])) atMost(place, part);
  for (const { series, types } of look.settings.sums) {
    const told = types.filter((type) => look.rows.has(keyOf({ ...cell, series: type })));
    if (told.length !== 1) continue;
    for (const part of placesAt(look, [{ ...cell, series }])) atMost(place, part);
  }
}
