import type { TypeSum } from '../../data/catalogue/totals.ts';
import { type FactTable, laterDay, type SeriesInput } from './facts.ts';
import type { SourceRow } from './query.ts';

/** The imports of each series; a sum of types stands on those of its types. */
export function sourceRows(
  table: FactTable,
  inputs: readonly SeriesInput[],
  sums: readonly TypeSum[],
): SourceRow[] {
  const rows = [...table.sources].flatMap(([series, { imports }]) => {
    const sexes = inputs.filter((i) => i.series === series).flatMap((i) => i.sexes);
    return [...imports].map(([importId, asOf]) => ({ series, sexes: inOrder(sexes), importId, asOf }));
  });
  return [...rows, ...sumSources(rows, sums)];
}

function sumSources(rows: readonly SourceRow[], sums: readonly TypeSum[]): SourceRow[] {
  return sums.flatMap(({ series, types }) =>
    mergeSources(rows.filter((r) => types.includes(r.series)).map((r) => ({ ...r, series }))),
  );
}

function inOrder(sexes: readonly string[]): string {
  return ['A', 'L', 'P', 'T'].filter((s) => sexes.includes(s)).join('');
}

/** One row a series and import. */
export function mergeSources(rows: readonly SourceRow[]): SourceRow[] {
  const merged = new Map<string, SourceRow>();
  const sexes = new Map<string, string>();
  for (const row of rows) {
    const key = `${row.series} ${row.importId}`;
    merged.set(key, { ...row, asOf: laterDay(merged.get(key)?.asOf ?? null, row.asOf) });
    sexes.set(row.series, `${sexes.get(row.series) ?? ''}${row.sexes}`);
  }
  return [...merged.values()].map((r) => ({ ...r, sexes: inOrder([...(sexes.get(r.series) ?? '')]) }));
}

export function latestDay(table: FactTable): string | null {
  const days = [...table.sources.values()].flatMap((s) => [...s.imports.values()]);
  return days.reduce<string | null>(laterDay, null);
}
