import type { Registry } from '../../data/catalogue/indicators.ts';
import type { SettledBasis } from '../../data/contract/hazard.ts';
import type { Scope } from '../access/scope.ts';
import type { Within } from '../areas/browse/query.ts';
import type { Db } from '../db/open.ts';
import { settledBasis } from '../hazards/settled/answer.ts';
import { type Ages, gatherAges } from './ages.ts';
import { openBooks } from './books.ts';
import { isWhole } from './estimate.ts';
import { hitTree } from './hit-tree.ts';
import { settledOf } from './lived.ts';
import type { HitOverlay } from './measure-hit.ts';
import { gatherNeed, type SeriesSpread } from './need.ts';
import { readPeople } from './people.ts';
import { readersOf } from './readers.ts';
import { loadSettledSizes } from './settled/query.ts';
import { type Rows, shareOut } from './shares.ts';
import type { HitTree } from './tree.ts';
import {
  type Estimated,
  estimateAll,
  type Figure,
  makeUnit,
  raised,
  type UnitRow,
  unitRows,
} from './units.ts';

/** What is hit, before anybody is counted. */
export interface Hit {
  readonly overlay: HitOverlay;
  readonly picked: readonly number[];
  /** counted in the field, by area: persons and families */
  readonly told: ReadonlyMap<number, { readonly jiwa: Told | null; readonly kk: Told | null }>;
}

export interface Told {
  readonly count: number;
  /** of how much of the area, 0 to 1: a total of some of its parts is not of all of it */
  readonly part: number;
}

/** Everything that an estimate is made of, read as whoever asks may. */
export interface Gathered {
  readonly rows: Rows;
  readonly units: readonly UnitRow[];
  readonly persons: Estimated;
  /** null: families are not known, or nobody is */
  readonly households: Estimated | null;
  /** no table tells families: persons of one are assumed */
  readonly isFamilyAssumed: boolean;
  /** areas whose persons are made of the families told of them, and the persons of one */
  readonly familiesTold: number;
  readonly perFamily: number;
  readonly ppks: readonly SeriesSpread[];
  readonly ages: Ages;
  readonly reads: 'exact' | 'published' | 'mixed' | 'none';
  readonly populationPeriod: string | null;
  readonly needPeriod: string | null;
  /** of areas that are hit in part, how many are estimated by what is settled of them; null: all by their land */
  readonly settled: SettledBasis | null;
  /** areas hit in part that wait to be held against the settlements; by their land until then */
  readonly settledWaiting: number;
  readonly simulated: boolean;
}

const EMPTY_TREE: HitTree = {
  id: [],
  parentId: [],
  level: [],
  code: [],
  name: [],
  areaM2: [],
  isSketched: [],
};

interface Asked {
  readonly root: Within;
  readonly on: string;
  /** year of the incident */
  readonly period: string;
  /** persons of a family where families are not known */
  readonly perHousehold: number;
}

/** Who is hit. One overlay was measured before; here figures are read and added up. */
export async function gatherHit(
  db: Db,
  scope: Scope,
  registry: Registry,
  { overlay, picked, told }: Hit,
  asked: Asked,
): Promise<Gathered> {
  const { root, on } = asked;
  const ids = [...new Set([...overlay.id, ...picked, ...told.keys()])];
  const tree = ids.length === 0 ? EMPTY_TREE : await hitTree(db, ids, root, on);
  const measured = new Map(overlay.id.map((id, i) => [id, overlay.share[i] ?? 0]));
  const settled =
    overlay.settled === null ? null : settledOf(overlay.settled, await loadSettledSizes(db, tree.id, on));
  const rows = shareOut(tree, measured, new Set(picked), settled);
  const toldJiwa = toldRows(rows, told, (t) => t.jiwa);
  const toldKk = toldRows(rows, told, (t) => t.kk);
  const unitAt = unitRows(rows, new Map([...toldJiwa.count, ...toldKk.count]));
  const readers = readersOf(scope, registry, rows, unitAt);
  const books = await openBooks(db, readers, root, asked.period);
  const [people, ages] = await Promise.all([
    readPeople(db, readers, books, rows, unitAt),
    gatherAges(db, { rows, unitAt, of: readers.of, ...asked }),
  ]);
  const isAbove = (row: number) => tree.level[row] === 'kecamatan' || tree.level[row] === 'kabupaten';
  const split = (counted: Map<number, number>) => ({
    counted: new Map([...counted].filter(([row]) => !isAbove(row))),
    above: new Map([...counted].filter(([row]) => isAbove(row))),
  });
  const estimate = (
    figures: ReadonlyMap<number, Figure>,
    counted: Map<number, number>,
    parts: ToldRows['part'],
  ) => {
    const { counted: within, above } = split(raised(rows, counted));
    const given = { rows, figures, counted: within, partial: parts };
    const units = unitAt.map((row) => makeUnit(row, { ...given, readsParts: (r) => readers.isFine.has(r) }));
    return { units, estimated: estimateAll(units, rows, above) };
  };
  const ratio = ratioOf(people.kk, people.penduduk) ?? 1 / asked.perHousehold;
  // Where somebody told of families alone persons are made of them, and the other way round.
  const ratioAt = (row: number): number => {
    for (let at = row; at >= 0; at = rows.parent[at] ?? -1) {
      const [of, all] = [people.kk.get(at)?.count, people.penduduk.get(at)?.count];
      if (of && all) return of / all;
    }
    return ratio;
  };
  const jiwa = filled(rows, toldJiwa.count, toldKk.count, (row) => 1 / ratioAt(row));
  const kk = filled(rows, toldKk.count, toldJiwa.count, ratioAt);
  const part = new Map([...toldKk.part, ...toldJiwa.part]);
  const { units, estimated: persons } = estimate(people.penduduk, jiwa, part);
  const isFamilyAssumed = people.kk.size === 0;
  const families = isFamilyAssumed ? scaled(people.penduduk, ratio) : people.kk;
  const households =
    isFamilyAssumed && toldKk.count.size === 0 ? null : estimate(families, kk, part).estimated;
  // Of what lies wholly inside everybody is: by what it is measured says nothing there.
  const onEdge = [...persons.areas.keys()].filter((row) => rows.share[row] && !isWhole(rows.share[row]));
  const basis =
    settled === null
      ? null
      : await settledBasis(
          db,
          onEdge.map((row) => rows.settledBy[row] ?? null),
        );
  const ppks = await gatherNeed(db, registry, { rows, unitAt, readers, books, units, jiwa });
  return {
    rows,
    units,
    persons,
    households,
    isFamilyAssumed,
    familiesTold: jiwa.size - toldJiwa.count.size,
    perFamily: 1 / ratio,
    ppks,
    ages,
    reads: readers.reads,
    populationPeriod: books.population,
    needPeriod: books.need,
    settled: basis?.basis ?? null,
    settledWaiting: overlay.settled?.waiting ?? 0,
    simulated: books.simulated || basis?.simulated === true,
  };
}

interface ToldRows {
  readonly count: ReadonlyMap<number, number>;
  /** of a total of some of its parts: of how much of the area */
  readonly part: ReadonlyMap<number, number>;
}

function toldRows(
  { rowOf }: Rows,
  told: Hit['told'],
  pick: (t: { readonly jiwa: Told | null; readonly kk: Told | null }) => Told | null,
): ToldRows {
  const [count, part] = [new Map<number, number>(), new Map<number, number>()];
  for (const [id, t] of told) {
    const [row, said] = [rowOf.get(id), pick(t)];
    if (row === undefined || said === null) continue;
    count.set(row, said.count);
    if (said.part < 1) part.set(row, said.part);
  }
  return { count, part };
}

/** What was told, and of areas of which only the other was told (families of persons) that, times a factor. */
function filled(
  { parent }: Rows,
  own: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
  factor: (row: number) => number,
): Map<number, number> {
  const made = new Map(own);
  for (const [row, count] of other) {
    let at = row;
    while (at >= 0 && !own.has(at)) at = parent[at] ?? -1;
    if (at < 0) made.set(row, Math.round(count * factor(row)));
  }
  return made;
}

function scaled(figures: ReadonlyMap<number, Figure>, factor: number): Map<number, Figure> {
  return new Map(
    [...figures].map(([row, f]) => [row, { ...f, count: f.count === null ? null : f.count * factor }]),
  );
}

function ratioOf(kk: ReadonlyMap<number, Figure>, people: ReadonlyMap<number, Figure>): number | null {
  let [families, persons] = [0, 0];
  for (const [row, { count }] of kk) {
    const of = people.get(row)?.count;
    if (count === null || !of) continue;
    families += count;
    persons += of;
  }
  return persons === 0 ? null : families / persons;
}
