import { type ColumnUse, type Facets, isPartOf } from './column-use.ts';
import type { ReadProblem } from './problem.ts';
import { isNothing, readCount } from './whole-number.ts';

const TOTAL_ROW = /^\s*(?:sub[\s-]*)?(?:jumlah|jml|total|grand\s*total)\b/i;

/** Is this row a sum of the rows above? Told by a word in a column that should name its area or number its row. */
export function isTotalRow(cells: readonly string[], named: readonly number[]): boolean {
  return named.some((at) => TOTAL_ROW.test(cells[at] ?? ''));
}

interface Sums {
  all: number;
  sinceLast: number;
}

/**
 * Adds up columns of figures as rows go by, and holds a row of totals against it: either all rows so far or those since
 * the last such row must make its figure. What does not is said with both figures; the row itself is never imported.
 */
export class TotalRows {
  private readonly sums: ReadonlyMap<number, Sums>;
  /** rows of totals met so far */
  readonly lines: number[] = [];

  constructor(columns: readonly number[]) {
    this.sums = new Map(columns.map((at) => [at, { all: 0, sinceLast: 0 }]));
  }

  add(cells: readonly string[]): void {
    for (const [at, sums] of this.sums) {
      const n = numberIn(cells[at] ?? '') ?? 0;
      sums.all += n;
      sums.sinceLast += n;
    }
  }

  /** What is wrong with a row of totals. */
  check(line: number, cells: readonly string[], headings: readonly string[]): ReadProblem[] {
    this.lines.push(line);
    const problems: ReadProblem[] = [];
    for (const [at, sums] of this.sums) {
      const said = numberIn(cells[at] ?? '');
      if (said !== undefined && said !== sums.sinceLast && said !== sums.all) {
        const sum = sums.sinceLast === 0 ? sums.all : sums.sinceLast;
        problems.push({
          severity: 'warning',
          line,
          column: headings[at] ?? null,
          code: 'total-row-differs',
          value: said,
          hint: { sum, difference: said - sum },
        });
      }
      sums.sinceLast = 0;
    }
    return problems;
  }
}

/** A column of totals: where it stands, and the columns it adds up. */
export interface TotalColumn {
  readonly at: number;
  readonly parts: readonly number[];
}

/** The columns of totals of a table with what each adds up. One that adds up nothing is no such column. */
export function totalColumns(uses: readonly ColumnUse[]): TotalColumn[] {
  return uses.flatMap((use, at) => {
    if (use.as !== 'total') return [];
    const parts = uses.flatMap((other, i) =>
      other.as === 'value' && other.facets.type !== 'jiwa' && isPartOf(other.facets, use.facets) ? [i] : [],
    );
    return parts.length === 0 ? [] : [{ at, parts: nearest(uses, at, parts) }];
  });
}

/**
 * A bare 'Jumlah' right behind L and P of one type adds up these two, one at the end of the table everything: where the
 * columns before it, back to the total before, are all of one type, they are what it adds up.
 */
function nearest(uses: readonly ColumnUse[], at: number, parts: readonly number[]): readonly number[] {
  const use = uses[at];
  if (use?.as !== 'total' || Object.keys(use.facets).length > 0) return parts;
  const before = uses.findLastIndex((u, i) => i < at && u.as === 'total');
  const between = parts.filter((i) => i > before && i < at);
  const types = new Set(between.map((i) => typeOf(uses[i])));
  const others = new Set(parts.map((i) => typeOf(uses[i])));
  return between.length > 1 && types.size === 1 && others.size > 1 ? between : parts;
}

function typeOf(use: ColumnUse | undefined): string {
  return use?.as === 'value' ? (use.facets.type ?? '') : '';
}

/** What all parts of a total share, and so the total too. Undefined where they are of several types: it is of none. */
export function sharedFacets(uses: readonly ColumnUse[], { parts }: TotalColumn): Facets | undefined {
  const said = parts.flatMap((i) => {
    const use = uses[i];
    return use?.as === 'value' ? [use.facets] : [];
  });
  const shared = (name: keyof Facets) => {
    const values = new Set(said.map((facets) => facets[name]));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const facets = Object.fromEntries(
    (['type', 'sex', 'period', 'measure'] as const).flatMap((name) => {
      const value = shared(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const isOfSeveral = said.some((f) => f.type !== undefined) && facets.type === undefined;
  return isOfSeveral ? undefined : facets;
}

/**
 * Holds a column of totals against its parts in one row. 'alone': the total stands where its parts say nothing, so it is
 * the figure itself.
 */
export function checkTotalColumn(
  { at, parts }: TotalColumn,
  cells: readonly string[],
):
  | { readonly kind: 'fits' | 'alone' }
  | { readonly kind: 'differs'; readonly said: number; readonly sum: number } {
  const said = numberIn(cells[at] ?? '');
  if (said === undefined) return { kind: 'fits' };
  if (parts.every((i) => isNothing(cells[i] ?? ''))) return { kind: said === 0 ? 'fits' : 'alone' };
  const sum = parts.reduce((n, i) => n + (numberIn(cells[i] ?? '') ?? 0), 0);
  return sum === said ? { kind: 'fits' } : { kind: 'differs', said, sum };
}

/** The count in a cell; undefined where it holds none. */
export function numberIn(cell: string): number | undefined {
  const read = readCount(cell);
  return read.kind === 'number' ? read.value : undefined;
}
