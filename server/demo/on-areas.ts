import { isFiner } from '../../data/catalogue/levels.ts';
import { countNeeds, type Unit } from '../../data/demo/count-needs.ts';
import { coverage } from '../../data/demo/coverage.ts';
import { type NeedRow, openRows } from '../../data/demo/need-rows.ts';
import { DEMO_YEARS, RT_YEARS } from '../../data/demo/people.ts';
import { mix, type Random, randomOf } from '../../data/demo/random.ts';
import type { RealArea } from './query.ts';

/** A finest real area, with people: known ones, or made up. */
export interface Inhabited {
  readonly area: RealArea;
  /** its desa */
  readonly desa: RealArea;
  readonly persons: number;
  readonly households: number;
  readonly known: boolean;
}

/** Length of a desa's code, 'PP.KK.CC.VVVV'. */
const KECAMATAN_CODE = 8;
const DESA_CODE = 13;
/** Kilometres a degree; only nearness matters here. */
const KM = 111;

/**
 * The finest areas of a list with their people: as known; where only the desa's are known, these shared out evenly; else
 * made up, by what an RT, an RW or a desa usually has.
 *
 * @param known people by area id
 */
export function inhabit(
  areas: readonly RealArea[],
  known: ReadonlyMap<number, number>,
  seed: string,
): Inhabited[] {
  const chance = randomOf(`${seed} people on real areas`);
  const byCode = new Map(areas.map((a) => [a.code, a]));
  const above = new Set(areas.map((a) => a.code.slice(0, a.code.lastIndexOf('.'))));
  const finest = areas.filter((a) => !above.has(a.code));
  const parts = Map.groupBy(finest, (a) => a.code.slice(0, DESA_CODE));
  return finest.flatMap((area) => {
    const desa = byCode.get(area.code.slice(0, DESA_CODE));
    if (!desa) return [];
    const own = known.get(area.id);
    const ofDesa = known.get(desa.id);
    const shared = ofDesa === undefined ? undefined : ofDesa / (parts.get(desa.code)?.length ?? 1);
    const persons = Math.round(own ?? shared ?? usual(area, chance));
    return [
      { area, desa, persons, households: Math.round(persons / 3.25), known: (own ?? shared) !== undefined },
    ];
  });
}

function usual(area: RealArea, chance: Random): number {
  const middle = area.level === 'rt' ? 135 : area.level === 'rw' ? 610 : area.level === 'dusun' ? 520 : 3900;
  const town = area.kind === 'kelurahan' ? 1.6 : 1;
  return Math.max(20, middle * town * Math.exp(0.35 * chance.normal()));
}

/** Simulated need of real areas, open and street types only: by finest area in the later years, by desa before. */
export function needsOn(inhabited: readonly Inhabited[], seed: string): NeedRow[] {
  const units = inhabited.map(unitOf);
  const kecamatan = new Map(inhabited.map(({ desa }) => [desa.id, kecamatanNumber(desa.code)]));
  const villages = new Map(
    [...Map.groupBy(units, (u) => u.desa)].map(([desa, parts]) => [
      desa,
      { kecamatan: kecamatan.get(desa) ?? -1, units: parts.map((u) => u.area) },
    ]),
  );
  return openRows({
    units,
    counted: countNeeds(units, DEMO_YEARS.length, seed),
    years: DEMO_YEARS,
    fineYears: RT_YEARS,
    coverage: coverage(villages, DEMO_YEARS.length, seed),
    seed,
  });
}

/** 63.71.01.1001 -> 637101: one number for all desa of a kecamatan. */
function kecamatanNumber(code: string): number {
  return Number(code.slice(0, KECAMATAN_CODE).replaceAll('.', ''));
}

function unitOf({ area, desa, persons }: Inhabited): Unit {
  const [lon, lat] = area.at ?? desa.at ?? nowhere(area.code);
  const crowd = area.areaM2 ? (persons / area.areaM2) * 1e6 : area.kind === 'kelurahan' ? 6000 : 600;
  const urban = Math.min(1, Math.max(0, Math.log(crowd / 250) / Math.log(60)));
  return {
    area: area.id,
    desa: desa.id,
    x: lon * KM,
    y: lat * KM,
    urban: isFiner(area.level, 'desa') && desa.kind === 'kelurahan' ? Math.max(urban, 0.5) : urban,
    height: 0,
    shore: 0,
    persons: DEMO_YEARS.map(() => persons),
  };
}

/** Without a shape a desa has a place all the same, so that its parts are alike: any, by its code. */
function nowhere(code: string): readonly [number, number] {
  const h = mix([...code.slice(0, DESA_CODE)].reduce((n, c) => Math.imul(n, 31) + c.charCodeAt(0), 7));
  return [(h & 0xffff) / 65536, (h >>> 16) / 65536];
}
