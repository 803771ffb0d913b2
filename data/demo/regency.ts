import { NEED_TYPES } from '../catalogue/needs.ts';
import { isInTotal } from '../catalogue/totals.ts';
import type { MultiPolygon, Position } from '../read/shape.ts';
import { drawArcs } from './arcs.ts';
import { countNeeds, type Unit } from './count-needs.ts';
import { coverage } from './coverage.ts';
import { type Division, divide, type Plot, type Sizes } from './division.ts';
import { countVictims, type Happening } from './happenings.ts';
import { type DemoHazards, makeHazards } from './hazards.ts';
import { areaM2, labelPoint } from './label.ts';
import { makeMesh } from './mesh.ts';
import { type NamedArea, nameAreas } from './name-areas.ts';
import {
  closedRows,
  distinctRows,
  halfYearRows,
  type NeedInput,
  type NeedRow,
  openRows,
} from './need-rows.ts';
import { DEMO_YEARS, type PeopleRow, populate, RT_YEARS, type Settled } from './people.ts';
import { randomOf } from './random.ts';
import { shapesOf } from './shapes.ts';
import { makeTerrain, type Terrain } from './terrain.ts';

export interface DemoSizes extends Sizes {
  readonly people: number;
}

/** The regency as it is shown: 622 RW and 146 dusun, half a million people. */
export const DEMO_SIZES: DemoSizes = { kecamatan: 12, desa: 110, rt: 3500, people: 520_000 };

export interface DemoArea extends NamedArea {
  /** number of the parent in the list, -1 for the provinsi; parents come before their children */
  readonly parent: number;
  readonly shape: MultiPolygon;
  readonly label: Position;
  readonly areaM2: number;
}

export interface DemoRegency extends DemoHazards {
  readonly areas: readonly DemoArea[];
  readonly people: readonly PeopleRow[];
  readonly needs: readonly NeedRow[];
}

/** Cells of the mesh for one RT: enough to give it a shape of its own. */
const CELLS_AN_RT = 10;

/**
 * Makes the simulated regency: an island, its areas down to the RT, its people and the need among them, and its hazards. The same seed and
 * sizes give the same regency to the last corner.
 *
 * @param progress told 0 to 1
 */
export function makeRegency(
  seed: string,
  sizes: DemoSizes = DEMO_SIZES,
  progress: (share: number) => void = () => {},
): DemoRegency {
  const scale = Math.max(1, Math.sqrt(sizes.rt / DEMO_SIZES.rt));
  const terrain = makeTerrain(scale, randomOf(`${seed} terrain`).below(2 ** 31));
  progress(0.02);
  const mesh = makeMesh(terrain, seed, sizes.rt * CELLS_AN_RT);
  progress(0.3);
  const division = divide(mesh, terrain, sizes, seed);
  progress(0.6);
  const shapes = shapesOf(division, drawArcs(mesh, division.leaf, scale));
  progress(0.75);
  const names = nameAreas(division, terrain, seed);
  const areas = division.plots.map((plot, p): DemoArea => {
    const shape = shapes[p] ?? [];
    return {
      ...(names[p] as NamedArea),
      parent: plot.parent,
      shape,
      label: labelPoint(shape),
      areaM2: areaM2(shape),
    };
  });
  progress(0.85);
  const figures = makeFigures(division, terrain, sizes.people, seed);
  progress(1);
  return { areas, ...figures, ...makeHazards(division, terrain, seed) };
}

function makeFigures(
  division: Division,
  terrain: Terrain,
  people: number,
  seed: string,
): Pick<DemoRegency, 'people' | 'needs'> {
  const settled = settle(division, terrain, people, seed);
  const population = populate(settled, seed);
  const units = settled.map((s): Unit => {
    const { middle } = division.plots[s.area] as Plot;
    const scale = terrain.half / 31;
    const shore = Math.max(
      terrain.land(middle.x, middle.y) < 0.05 ? 1 : 0,
      terrain.toRiver(middle.x, middle.y) < 0.45 * scale ? 1 : 0,
    );
    return {
      area: s.area,
      desa: s.desa,
      x: middle.x / scale,
      y: middle.y / scale,
      urban: s.urban,
      height: terrain.height(middle.x, middle.y) / 100,
      shore,
      persons: DEMO_YEARS.map((period) => population.persons(s.area, period)),
    };
  });
  const villages = new Map(
    [...Map.groupBy(units, (u) => u.desa)].map(([desa, parts]) => [
      desa,
      { kecamatan: division.plots[desa]?.parent ?? -1, units: parts.map((u) => u.area) },
    ]),
  );
  const counted = [
    ...countNeeds(units, DEMO_YEARS.length, seed),
    ...countVictims(units, DEMO_YEARS.length, happeningsOn(terrain), seed),
  ];
  const input: NeedInput = {
    units,
    counted,
    years: DEMO_YEARS,
    fineYears: RT_YEARS,
    coverage: coverage(villages, DEMO_YEARS.length, seed),
    seed,
  };
  const inTotal = new Set(NEED_TYPES.filter(isInTotal).map((t) => t.code));
  return {
    people: population.rows,
    needs: [
      ...openRows(input),
      ...halfYearRows({ ...input, period: '2025-S1', year: DEMO_YEARS.length - 1 }),
      ...closedRows({ ...byKecamatan(division, units), years: DEMO_YEARS, seed }),
      ...remoteRows(units, input),
      ...distinctRows({ ...input, inTotal }),
    ],
  };
}

/** The finest areas with their people of the last year. */
function settle({ plots }: Division, terrain: Terrain, people: number, seed: string): Settled[] {
  const chance = randomOf(`${seed} settle`);
  const withParts = new Set(plots.map((p) => p.parent));
  const raw = plots.flatMap((plot, area) => {
    if (withParts.has(area)) return [];
    let desa = area;
    while (plots[desa]?.level !== 'desa') desa = plots[desa]?.parent ?? -1;
    // Where few live the hamlets have few families too, but an RT has some.
    const weight = plot.share * Math.exp(0.16 * chance.normal());
    const crowd = terrain.crowd(plot.middle.x, plot.middle.y);
    return [{ area, desa, weight, urban: Math.min(1, Math.max(0, Math.log(crowd) / Math.log(40))) }];
  });
  const total = raw.reduce((sum, r) => sum + r.weight, 0);
  return raw.map(({ area, desa, weight, urban }) => ({
    area,
    desa,
    urban,
    persons: Math.max(26, Math.round((people * weight) / total)),
  }));
}

function byKecamatan({ plots }: Division, units: readonly Unit[]) {
  const kecamatanOf = (desa: number) => plots[desa]?.parent ?? -1;
  const groups = Map.groupBy(units, (u) => kecamatanOf(u.desa));
  const kecamatan = [...groups].map(([area, parts]) => ({
    area,
    persons: DEMO_YEARS.map((_, y) => parts.reduce((sum, u) => sum + (u.persons[y] ?? 0), 0)),
    urban: parts.reduce((sum, u) => sum + u.urban, 0) / parts.length,
  }));
  return { kecamatan, regency: plots.findIndex((p) => p.level === 'kabupaten') };
}

/** A flood of the main river, ash of the volcano, high waves; a fire in the old town, another in a harbour. */
function happeningsOn(terrain: Terrain): Happening[] {
  const scale = terrain.half / 31;
  const bend = terrain.river[Math.floor(terrain.river.length * 0.55)] ?? terrain.volcano;
  const [seat, east, west] = terrain.towns;
  const { volcano } = terrain;
  const at = (p: { x: number; y: number } | undefined) => ({
    x: (p?.x ?? 0) / scale,
    y: (p?.y ?? 0) / scale,
  });
  return [
    { year: 0, code: 'PMKS-22', at: at(east), reach: 0.3, share: 0.08 },
    { year: 2, code: 'PMKS-21', at: at(bend), reach: 1.7, share: 0.06 },
    { year: 3, code: 'PMKS-21', at: at(volcano), reach: 4.2, share: 0.09 },
    { year: 4, code: 'PMKS-21', at: at(west), reach: 1.1, share: 0.03 },
    { year: 4, code: 'PMKS-22', at: at(seat), reach: 0.28, share: 0.07 },
  ];
}

/** Families that live apart on the slopes (PMKS-26): of two desa, and nowhere else. */
function remoteRows(units: readonly Unit[], { years, coverage: told }: NeedInput): NeedRow[] {
  const highest = [...Map.groupBy(units, (u) => u.desa)]
    .map(([desa, parts]) => ({ desa, height: parts.reduce((sum, u) => sum + u.height, 0) / parts.length }))
    .sort((a, b) => b.height - a.height);
  const families = new Map(highest.slice(0, 2).map(({ desa }, k) => [desa, 34 - 13 * k]));
  return highest.flatMap(({ desa }) =>
    years.flatMap((period, year): NeedRow[] => {
      if (!told.whole(desa, year)) return [];
      const count = Math.max(0, (families.get(desa) ?? 0) - (families.has(desa) ? year : 0));
      return [{ area: desa, series: 'PMKS-26', sex: 'T', period, measure: 'tercatat', count }];
    }),
  );
}
