import {
  type AreaNode,
  keyOf,
  type Measure,
  type SEXES,
  STANDARD,
  type TrueFigure,
  type Vocabulary,
  type World,
  World as WorldOf,
} from './world.ts';

/** What was counted in a desa (or an RT): by type and sex; T where nobody said. */
export interface Counted {
  readonly area: string;
  readonly series: string;
  readonly sex: 'L' | 'P' | 'T';
  readonly measure: Measure;
  readonly count: number;
}

/** A regency with its kecamatan and desa, and maybe RT: '1', '1.2', '1.2.3', '1.2.3.4'. */
export function treeOf(kecamatan: readonly number[], rt = 0): AreaNode[] {
  const out: AreaNode[] = [{ code: '1', level: 'kabupaten', parent: null }];
  kecamatan.forEach((desa, k) => {
    const code = `1.${k + 1}`;
    out.push({ code, level: 'kecamatan', parent: '1' });
    for (let d = 1; d <= desa; d += 1) {
      out.push({ code: `${code}.${d}`, level: 'desa', parent: code });
      for (let r = 1; r <= rt; r += 1)
        out.push({ code: `${code}.${d}.${r}`, level: 'rt', parent: `${code}.${d}` });
    }
  });
  return out;
}

/** Adds up what was counted in the finest areas: every area, type, group, the total, all sexes. */
export function grow(
  areas: readonly AreaNode[],
  counted: readonly Counted[],
  { period = '2025', vocabulary = STANDARD }: { period?: string; vocabulary?: Vocabulary } = {},
): World {
  const up = new Map(areas.map((a) => [a.code, a.parent]));
  const counts = new Map<string, number>();
  const reported = new Set<string>();
  const reached = new Map<string, number>();
  const add = (series: string, measure: Measure, sex: (typeof SEXES)[number], area: string, n: number) => {
    const key = keyOf(series, measure, sex, area);
    counts.set(key, (counts.get(key) ?? 0) + n);
  };
  for (const { area, series, sex, measure, count } of counted) {
    const sums = vocabulary.sums.filter((s) => s.types.includes(series)).map((s) => s.series);
    const depth = area.split('.').length;
    for (const of of [series, ...sums]) {
      reported.add(`${of} ${area}`);
      reached.set(of, Math.max(reached.get(of) ?? 0, depth));
    }
    for (let at: string | null | undefined = area; at; at = up.get(at)) {
      for (const of of [series, ...sums]) {
        add(of, measure, 'A', at, count);
        add(of, measure, sex, at, count);
      }
    }
  }
  // What is told by sex anywhere is told by sex everywhere; and a type that is told is told in every area of its level.
  const told = new Set([...counts.keys()].map((key) => key.split(' ').slice(0, 3).join(' ')));
  for (const { code } of areas) {
    for (const one of told) {
      const isReached = code.split('.').length <= (reached.get(one.split(' ')[0] ?? '') ?? 0);
      if (isReached) counts.set(`${one} ${code}`, counts.get(`${one} ${code}`) ?? 0);
    }
  }
  const figures = [...counts].map(([key, count]): TrueFigure => {
    const [series = '', measure, sex, area = ''] = key.split(' ');
    const isReported = reported.has(`${series} ${area}`);
    return {
      series,
      measure: measure as Measure,
      sex: sex as TrueFigure['sex'],
      area,
      count,
      basis: isReported ? 'reported' : 'rolledUp',
      parts: null,
    };
  });
  return new WorldOf(period, areas, figures, vocabulary);
}
