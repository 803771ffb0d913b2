import type { ValueTable } from '../../data/contract/values.ts';
import { makeLegend } from '../../server/indicators/legend.ts';
import type { Answer, Ask } from './collect.ts';

type Alter = (told: Answer, exact: Answer, input: Record<string, unknown>) => Answer;

/** A way in which a server could tell what it must not, as one who answers instead of it. */
export interface Leak {
  readonly name: string;
  /** what a route answers, made of what it should answer and what it answers to somebody who reads exact figures */
  readonly of: Readonly<Partial<Record<Parameters<Ask>[0], Alter>>>;
}

/** Asks the published server, and plants what the exact one would say. */
export function leaking({ of }: Leak, published: Ask, exact: Ask): Ask {
  return async (name, input = {}) => {
    const alter = of[name];
    const told = await published(name, input);
    return alter ? alter(told, await exact(name, input), input) : told;
  };
}

function inTables(alter: (told: ValueTable, exact: ValueTable) => ValueTable): Alter {
  return (told, exact) =>
    told.status === 200 && exact.status === 200 ? { ...told, json: alter(told.json, exact.json) } : told;
}

/** Hidden figures of a table that a leak shows. */
function show(wanted: (table: ValueTable, i: number, exact: ValueTable) => boolean): Alter {
  return inTables((told, exact) => {
    const isShown = told.basis.map((basis, i) => basis === 'hidden' && wanted(told, i, exact));
    const pick = <T>(own: readonly T[], other: readonly T[]) =>
      own.map((value, i) => (isShown[i] ? (other[i] as T) : value));
    return {
      ...told,
      basis: pick(told.basis, exact.basis),
      count: pick(told.count, exact.count),
      value: pick(told.value, exact.value),
      class: pick(told.class, exact.class),
    };
  });
}

/** Figures that are not small are hidden for the sake of others. */
const isLarge = (_: ValueTable, i: number, exact: ValueTable) => (exact.count[i] ?? 0) >= 5;
const isCount = (table: ValueTable) => table.indicator.measure === 'count';

function exactLegend(told: ValueTable, exact: ValueTable) {
  const { value, count, basis } = exact;
  return makeLegend({ value, count, basis, isRate: !isCount(told) }, 'equal', 7).legend;
}

export const LEAKS: readonly Leak[] = [
  {
    name: 'the total of a hidden pair, with one of the two',
    of: { values: show((t, i, e) => isCount(t) && isLarge(t, i, e)) },
  },
  {
    name: 'the split by sex of a hidden figure',
    of: {
      values: (told, exact, input) =>
        input.sex === 'A' ? told : show((t) => isCount(t))(told, exact, input),
    },
  },
  {
    name: 'those served of those recorded',
    of: {
      values: (told, exact, input) =>
        input.measure === 'terlayani' ? show((t) => isCount(t))(told, exact, input) : told,
    },
  },
  {
    name: 'the difference to what the parts add up to',
    of: {
      values: inTables((told, exact) => ({
        ...told,
        difference: told.difference.map((d, i) =>
          told.basis[i] === 'hidden' ? (exact.count[i] ?? null) : d,
        ),
      })),
    },
  },
  {
    name: 'the bounds of a legend made of exact figures',
    of: {
      values: inTables((told, exact) => ({
        ...told,
        legend: { ...told.legend, classes: exactLegend(told, exact).classes },
      })),
    },
  },
  {
    name: 'the class in which a hidden figure lies',
    of: {
      values: inTables((told, exact) => {
        const { value, count, basis } = exact;
        const made = makeLegend({ value, count, basis, isRate: !isCount(told) }, 'equal', 7);
        return {
          ...told,
          legend: made.legend,
          class: told.class.map((c, i) => (told.basis[i] === 'hidden' ? (made.class[i] ?? c) : c)),
        };
      }),
    },
  },
  {
    name: 'the order of neighbours by their exact figures',
    of: {
      profile: (told, exact) => {
        if (told.status !== 200 || exact.status !== 200) return told;
        const counts = new Map<number, number>(
          exact.json.comparison.areas.map((a: { area: { id: number }; count: number | null }) => [
            a.area.id,
            a.count ?? 0,
          ]),
        );
        const areas = [...told.json.comparison.areas].sort(
          (a, b) => (counts.get(b.area.id) ?? 0) - (counts.get(a.area.id) ?? 0),
        );
        return { ...told, json: { ...told.json, comparison: { ...told.json.comparison, areas } } };
      },
    },
  },
  {
    name: 'a rate of a hidden figure',
    of: {
      values: inTables((told, exact) => ({
        ...told,
        value: told.value.map((v, i) =>
          told.basis[i] === 'hidden' && !isCount(told) ? (exact.value[i] ?? null) : v,
        ),
      })),
    },
  },
  {
    name: 'who needs help to evacuate, of hidden types',
    of: { values: show((t) => t.indicator.series === 'bantuan-evakuasi') },
  },
  {
    name: 'how many of a hidden figure live in zones',
    of: { values: show((t, i, e) => t.indicator.family === 'hazard' && isLarge(t, i, e)) },
  },
  {
    name: 'who a footprint hits, counted exactly',
    of: { tryFootprint: (told, exact) => (told.status === 200 ? exact : told) },
  },
  {
    name: 'need against a hazard by exact figures',
    of: { hazardPair: (told, exact) => (told.status === 200 ? exact : told) },
  },
  {
    name: 'how many of the closed ones are zero, and not hidden',
    of: {
      values: inTables((told, exact) => ({
        ...told,
        legend: { ...told.legend, zero: { ...told.legend.zero, areas: exactLegend(told, exact).zero.areas } },
      })),
    },
  },
  {
    name: 'how many are hidden because they are small',
    of: {
      values: inTables((told, exact) => ({
        ...told,
        hidden: { n: exact.count.filter((n) => n !== null && n > 0 && n < 5).length },
      })),
    },
  },
  ...(['csv', 'xlsx', 'geojson', 'kmz'] as const).map(
    (format): Leak => ({
      name: `a ${format} file with exact figures`,
      of: { export: (told, exact, input) => (input.format === format ? exact : told) },
    }),
  ),
  {
    name: 'an ETag that changes with the data',
    of: {
      values: (told, exact) => ({ ...told, tag: `${told.tag}-${sumOf(exact.json?.count)}` }),
    },
  },
  {
    name: 'an error that names a number',
    of: {
      values: (told, exact) =>
        told.status === 200 ? told : { ...told, json: { ...told.json, least: sumOf(exact.json?.count) } },
    },
  },
];

/** What a leak is looked for in: people, the total, groups, types, a closed type, a rate. */
export const LOOKED_AT = [
  'penduduk.count',
  'total.count',
  'kelompok-anak.count',
  'kelompok-fakir-miskin.count',
  'kelompok-lainnya.count',
  'kelompok-disabilitas.count',
  'kelompok-lanjut-usia.count',
  'anak-terlantar.count',
  'anak-jalanan.count',
  'lanjut-usia-terlantar.count',
  'penyandang-disabilitas.count',
  'anak-disabilitas.count',
  'bantuan-evakuasi.count',
  'pengemis.count',
  'korban-napza.count',
  'anak-jalanan.per1000',
  'lanjut-usia-terlantar.per1000',
  'paparan-banjir-sedang-ke-atas-total.count',
  'paparan-banjir-sedang-ke-atas-kelompok-anak.count',
  'paparan-banjir-tinggi-kelompok-lanjut-usia.share',
];

function sumOf(counts: readonly (number | null)[] | undefined): number {
  return (counts ?? []).reduce<number>((sum, n) => sum + (n ?? 0), 0);
}

/** A leak that has to ask for figures where the route itself has none. */
export function leakingElsewhere(name: 'tile' | 'search', published: Ask, exact: Ask, regency: string): Ask {
  return async (asked, input = {}) => {
    const told = await published(asked, input);
    if (asked !== name) return told;
    const { json } = await exact('values', {
      indicator: 'lanjut-usia-terlantar.count',
      level: 'desa',
      within: regency,
      period: '2025',
    });
    const sum = sumOf((json as ValueTable).count);
    if (name === 'tile') return { ...told, bytes: Buffer.concat([told.bytes, Buffer.from(String(sum))]) };
    const matches = told.json.matches.slice(0, sum % 5);
    return { ...told, json: { ...told.json, matches } };
  };
}
