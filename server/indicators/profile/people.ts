import type { ProfilePeople } from '../../../data/contract/profile.ts';
import type { AgeRow, OwnFigure, SourceOfArea } from './query.ts';

const NO_FIGURE = { count: null, basis: 'none', n: null, m: null } as const;

/** Who lives in an area: people, families, sexes and ages, as of when and from whom. Null where nothing is known. */
export function describePeople(
  period: string,
  figures: readonly OwnFigure[],
  ages: readonly AgeRow[],
  sources: readonly SourceOfArea[],
): ProfilePeople | null {
  const find = (series: string, sex: string) => figures.find((f) => f.series === series && f.sex === sex);
  const figureOf = (series: string) => {
    const found = find(series, 'A');
    return found ? { count: found.count, basis: found.basis, n: found.n, m: found.m } : NO_FIGURE;
  };
  const persons = figureOf('penduduk');
  const households = figureOf('kk');
  if (persons.count === null && households.count === null) return null;
  const from = sources.filter((s) => s.series.includes('penduduk') || s.series.includes('kk'));
  const days = from.map((s) => s.asOf).filter((day) => day !== null);
  const names = [...new Set(from.map((s) => s.name).filter((name) => name !== null))];
  return {
    period,
    asOf: days.sort().at(-1) ?? null,
    source: names.length > 0 ? names.join(' · ') : null,
    persons,
    households,
    male: find('penduduk', 'L')?.count ?? null,
    female: find('penduduk', 'P')?.count ?? null,
    ages: describeAges(ages),
  };
}

function describeAges(rows: readonly AgeRow[]): ProfilePeople['ages'] {
  const [first] = rows;
  if (!first) return null;
  const bands = [...new Set(rows.map((r) => r.band))].sort((a, b) => firstYear(a) - firstYear(b));
  const count = (band: string, sex: AgeRow['sex']) =>
    rows.find((r) => r.band === band && r.sex === sex)?.persons ?? null;
  return {
    level: first.level,
    n: first.n,
    m: first.m,
    bands: bands.map((band) => {
      const [male, female] = [count(band, 'L'), count(band, 'P')];
      const both = male === null || female === null ? null : male + female;
      return { band, all: count(band, 'T') ?? both, male, female };
    }),
  };
}

function firstYear(band: string): number {
  return Number.parseInt(band, 10);
}
