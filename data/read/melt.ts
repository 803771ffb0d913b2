import type { TableKind } from '../contract/reading.ts';
import type { ColumnUse, Facets } from './column-use.ts';
import { plainKey } from './names.ts';
import { checkTotalColumn, sharedFacets, totalColumns } from './sums.ts';

/** Headings of the columns that figures get when each becomes a row of its own. */
const FACET_HEADINGS = { type: 'jenis', sex: 'jk', period: 'periode', measure: 'ukuran' } as const;
/** What figures of the office's own are about is an indicator. */
const OWN_HEADINGS = { ...FACET_HEADINGS, type: 'indikator' } as const;
type Facet = keyof typeof FACET_HEADINGS;
const FACETS: readonly Facet[] = ['type', 'sex', 'period', 'measure'];

/** One row of a table in long form: its cells, and the column its figure stood in. */
export interface Melted {
  readonly cells: readonly string[];
  readonly column: number | undefined;
}

/** How rows of a sheet become rows in long form. */
export interface Melting {
  readonly columns: readonly string[];
  /** where each of them stands in the sheet; undefined for those that were made */
  readonly positions: readonly (number | undefined)[];
  /** @param more cells of columns that the sheet does not have: what its titles say */
  rows(cells: readonly string[], more: readonly string[]): Melted[];
}

/**
 * Rows of a sheet in long form: the columns that are kept, `added`, and for each column of figures a row with what its
 * heading says. Of population the columns of one year stay side by side. A sheet without such columns stays as it is.
 */
export function meltingOf(
  uses: readonly ColumnUse[],
  kind: TableKind | undefined,
  added: readonly string[],
): Melting {
  const kept = uses.flatMap((use, at) => (use.as === 'keep' ? [{ at, heading: use.heading }] : []));
  const values = uses.flatMap((use, at) => (use.as === 'value' ? [{ at, facets: use.facets }] : []));
  const headings = [...kept.map((k) => k.heading), ...added];
  const positions = kept.map((k) => k.at);
  const keptCells = (cells: readonly string[], more: readonly string[]) => [
    ...kept.map((k) => cells[k.at] ?? ''),
    ...more,
  ];
  if (values.length === 0) {
    return {
      columns: headings,
      positions,
      rows: (cells, more) => [{ cells: keptCells(cells, more), column: undefined }],
    };
  }
  if (kind === 'population') return { ...meltByPeriod(headings, values, keptCells), positions };
  const facets = FACETS.filter((facet) => values.some((v) => v.facets[facet] !== undefined));
  const called = kind === 'figures' ? OWN_HEADINGS : FACET_HEADINGS;
  const totals = totalColumns(uses).map((total) => ({ total, facets: sharedFacets(uses, total) }));
  return {
    columns: [...headings, ...facets.map((facet) => called[facet]), 'jumlah'],
    positions,
    rows: (cells, more) => {
      const row = keptCells(cells, more);
      // A total that stands alone, its parts blank, is the figure itself.
      const alone = totals.flatMap(({ total, facets: said }) =>
        said && checkTotalColumn(total, cells).kind === 'alone' ? [{ at: total.at, facets: said }] : [],
      );
      return [...values, ...alone].map(({ at, facets: said }) => ({
        cells: [...row, ...facets.map((facet) => said[facet] ?? ''), cells[at] ?? ''],
        column: at,
      }));
    },
  };
}

type Value = { readonly at: number; readonly facets: Facets };

/** 'Laki-laki 2024' and 'Perempuan 2024' are of one row, those of 2025 of the next. */
function meltByPeriod(
  headings: readonly string[],
  values: readonly Value[],
  keptCells: (cells: readonly string[], more: readonly string[]) => string[],
): Omit<Melting, 'positions'> {
  const periods = [...new Set(values.map((v) => v.facets.period ?? ''))];
  const counted = [...new Set(values.map((v) => countedOf(v.facets)))];
  return {
    columns: [...headings, 'periode', ...counted],
    rows: (cells, more) => {
      const row = keptCells(cells, more);
      return periods.map((period) => ({
        cells: [
          ...row,
          period,
          ...counted.map((name) => {
            const value = values.find((v) => v.facets.period === period && countedOf(v.facets) === name);
            return value ? (cells[value.at] ?? '') : '';
          }),
        ],
        column: undefined,
      }));
    },
  };
}

function countedOf({ sex, type }: Facets): string {
  if (sex !== undefined) return sex === 'L' ? 'laki' : 'perempuan';
  return type ?? 'penduduk';
}

/** Columns of several sheets as one list: those with the same heading are one. */
export function joinColumns(lists: readonly (readonly string[])[]): string[] {
  const known = new Map<string, string>();
  for (const list of lists) {
    for (const heading of list) if (!known.has(keyOf(heading))) known.set(keyOf(heading), heading);
  }
  return [...known.values()];
}

/** Where the columns of one sheet stand in the list of all. */
export function placesIn(all: readonly string[], own: readonly string[]): (number | undefined)[] {
  const byKey = new Map<string, number>();
  for (const [at, heading] of own.entries()) if (!byKey.has(keyOf(heading))) byKey.set(keyOf(heading), at);
  return all.map((heading) => byKey.get(keyOf(heading)));
}

function keyOf(heading: string): string {
  return plainKey(heading) || heading;
}
