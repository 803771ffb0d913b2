import { type Counted, cell, type Unit } from './count-needs.ts';
import type { Coverage } from './coverage.ts';
import { NEED_MODELS } from './need-model.ts';
import { randomOf } from './random.ts';

/** One figure of need, as a file would tell it. */
export interface NeedRow {
  /** number of the area */
  readonly area: number;
  /** PMKS-01 ... PMKS-26, or 'jiwa' (distinct persons) */
  readonly series: string;
  readonly sex: 'L' | 'P' | 'T';
  readonly period: string;
  readonly measure: 'tercatat' | 'terlayani';
  readonly count: number;
}

export interface NeedInput {
  readonly units: readonly Unit[];
  readonly counted: readonly Counted[];
  readonly years: readonly string[];
  /** years told for each finest area; the others by desa */
  readonly fineYears: readonly string[];
  readonly coverage: Coverage;
  readonly seed: string;
}

/** Counted on the street by the office itself, whoever else has reported. */
const STREET = new Set(['PMKS-11', 'PMKS-12', 'PMKS-13']);
/** What the total adds is told by RT, or no RT would have a rate. */
const BY_DESA = new Set(NEED_MODELS.filter((m) => m.level === 'desa').map((m) => m.code));
const WOMEN_ONLY = 'PMKS-23';
const FAMILIES = 'PMKS-25';
/** Types with a minimum service (SPM bidang sosial): of these also those who were served are told. */
const SERVED = new Set(['PMKS-02', 'PMKS-05', 'PMKS-08', 'PMKS-09', 'PMKS-11', 'PMKS-12']);

/** The rows of open and street types: most in the later years for each RT (a zero where somebody looked), else by desa. */
export function openRows(input: NeedInput): NeedRow[] {
  const { units, counted, years, fineYears, coverage } = input;
  const rows: NeedRow[] = [];
  const villages = Map.groupBy(units.keys(), (i) => (units[i] as Unit).desa);
  const chance = randomOf(`${input.seed} served`);
  const quota = new Map([...villages.keys()].map((desa) => [desa, 0.3 + 0.55 * chance.next()]));
  for (const one of counted) {
    const { code } = one;
    for (const [year, period] of years.entries()) {
      const fine = fineYears.includes(period) && !BY_DESA.has(code);
      for (const [desa, members] of villages) {
        const told = members.filter((i) => coverage.told(desa, (units[i] as Unit).area, year));
        if (told.length === 0) continue;
        const sums = sumOf(one, told, year, years.length);
        const of = { area: desa, series: code, period };
        if (fine)
          rows.push(
            ...told.flatMap((i) =>
              partRows(one, units[i] as Unit, desa, cell(i, year, years.length), period),
            ),
          );
        // The sum of a desa follows from its RT; without them it is told where nobody is missing.
        const parted = fine && units[members[0] as number]?.area !== desa;
        if (!parted && (coverage.whole(desa, year) || STREET.has(code))) {
          rows.push(...cells(of, sums.all, sums.women));
        }
        if (SERVED.has(code) && year >= years.length - 3) {
          const share = Math.min(0.97, (quota.get(desa) ?? 0.5) + 0.03 * (year - years.length + 3));
          rows.push({ ...of, sex: 'T', measure: 'terlayani', count: chance.binomial(sums.all, share) });
        }
      }
    }
  }
  return rows;
}

/** What one part of a desa tells; a desa without parts tells its sum alone. */
function partRows(
  { code, count, women }: Counted,
  unit: Unit,
  desa: number,
  at: number,
  period: string,
): NeedRow[] {
  if (unit.area === desa) return [];
  return cells({ area: unit.area, series: code, period }, count[at] as number, women[at] as number);
}

function sumOf({ count, women }: Counted, units: readonly number[], year: number, years: number) {
  const of = (column: Int32Array) => sum(units.map((i) => column[cell(i, year, years)] as number));
  return { all: of(count), women: of(women) };
}

/** A count as rows: women and men, zeros too, so that nobody is 'not stated'; families have no sex. */
function cells(of: { area: number; series: string; period: string }, n: number, women: number): NeedRow[] {
  const base = { ...of, measure: 'tercatat' as const };
  if (of.series === FAMILIES) return [{ ...base, sex: 'T', count: n }];
  if (of.series === WOMEN_ONLY) return [{ ...base, sex: 'P', count: n }];
  return [
    { ...base, sex: 'L', count: n - women },
    { ...base, sex: 'P', count: women },
  ];
}

/** A half-year that some desa told as well: the main types, somewhat fewer than in the year it belongs to. */
export function halfYearRows(
  input: NeedInput & { readonly period: string; readonly year: number },
): NeedRow[] {
  const { units, counted, years, coverage, period, year } = input;
  const chance = randomOf(`${input.seed} half-year`);
  const main = new Set(['PMKS-02', 'PMKS-05', 'PMKS-08', 'PMKS-09', 'PMKS-23', 'PMKS-24']);
  const rows: NeedRow[] = [];
  for (const [desa, members] of Map.groupBy(units.keys(), (i) => (units[i] as Unit).desa)) {
    if (chance.next() > 0.68 || !coverage.whole(desa, year)) continue;
    for (const { code, count, women } of counted.filter((c) => main.has(c.code))) {
      let [all, female] = [0, 0];
      for (const i of members) {
        all += count[cell(i, year, years.length)] as number;
        female += women[cell(i, year, years.length)] as number;
      }
      const n = chance.binomial(all, 0.96);
      rows.push(
        ...cells({ area: desa, series: code, period }, n, Math.min(n, Math.round((female * n) / (all || 1)))),
      );
    }
  }
  return rows;
}

/** Closed types, for whole kecamatan or the whole kabupaten: never finer, for a few of them in an RT harm somebody. */
export function closedRows(input: {
  readonly kecamatan: readonly {
    readonly area: number;
    readonly persons: readonly number[];
    readonly urban: number;
  }[];
  readonly regency: number;
  readonly years: readonly string[];
  readonly seed: string;
}): NeedRow[] {
  const rows: NeedRow[] = [];
  const last = input.years.length - 1;
  for (const model of NEED_MODELS) {
    if (model.level !== 'kecamatan' && model.level !== 'kabupaten') continue;
    const chance = randomOf(`${input.seed} ${model.code}`);
    const places =
      model.level === 'kecamatan'
        ? input.kecamatan
        : [
            {
              area: input.regency,
              persons: input.years.map((_, y) => sum(input.kecamatan.map((k) => k.persons[y] ?? 0))),
              urban: 0.5,
            },
          ];
    for (const place of places) {
      const luck = chance.gamma(model.evenness * 2) / (model.evenness * 2);
      for (const [year, period] of input.years.entries()) {
        const mean =
          ((place.persons[year] ?? 0) *
            model.rate *
            luck *
            Math.exp(model.town * (place.urban - 0.3) + model.drift * (year - last))) /
          1000;
        const n = chance.poisson(mean);
        rows.push(
          ...cells({ area: place.area, series: model.code, period }, n, chance.binomial(n, model.women)),
        );
      }
    }
  }
  return rows;
}

/** Distinct persons: fewer than the sum of types, for one person may have several. Told by desa where all its RT were. */
export function distinctRows(input: NeedInput & { readonly inTotal: ReadonlySet<string> }): NeedRow[] {
  const { units, counted, years, coverage } = input;
  const chance = randomOf(`${input.seed} distinct`);
  const rows: NeedRow[] = [];
  const types = counted.filter((c) => input.inTotal.has(c.code));
  for (const [desa, members] of Map.groupBy(units.keys(), (i) => (units[i] as Unit).desa)) {
    for (const [year, period] of years.entries()) {
      if (!coverage.whole(desa, year)) continue;
      const all = sum(
        types.map((t) => sum(members.map((i) => t.count[cell(i, year, years.length)] as number))),
      );
      rows.push({
        area: desa,
        series: 'jiwa',
        sex: 'T',
        period,
        measure: 'tercatat',
        count: Math.round(all * (0.86 + 0.08 * chance.next())),
      });
    }
  }
  return rows;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
