import type { PlacedRow } from '../need/cells.ts';
import type { Meanings, PlaceMeaning, RawRow, WordColumns } from './query.ts';

const SEXES = ['L', 'P', 'blank', 'all', 'T'] as const;
const MEASURES = ['tercatat', 'terlayani'] as const;

interface ReadMeanings {
  readonly words: Meanings;
  /** by index */
  readonly series: readonly string[];
  readonly periods: readonly string[];
  readonly days: readonly string[];
}

/**
 * What the words of a file mean, from rows that hold each of them and were read one by one: numbers for the database to
 * join by.
 *
 * @param rows as they stand in the file, @param placed the same rows as they were understood, by their line
 */
export function meaningsOf(
  rows: readonly RawRow[],
  placed: readonly PlacedRow[],
  at: WordColumns,
): ReadMeanings {
  const byLine = new Map(placed.map((p) => [p.line, p]));
  const series = new Indexed();
  const periods = new Indexed();
  const days = new Indexed();
  const places = new Map<string, PlaceMeaning>();
  const types = new Map<string, number>();
  const sexes = new Map<string, number>();
  const measures = new Map<string, number>();
  const told = new Map<string, number>();
  for (const { n, cells } of rows) {
    const row = byLine.get(n + 1);
    if (!row) continue;
    const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
    const place = at.place.map(cell);
    const period = periods.of(row.settledPeriod);
    places.set(JSON.stringify(place), { cells: place, areaId: row.area.id, period });
    types.set(cell(at.type), series.of(row.series));
    sexes.set(cell(at.sex), SEXES.indexOf(row.sex));
    measures.set(cell(at.measure), MEASURES.indexOf(row.measure));
    if (row.asOf !== undefined) told.set(cell(at.asOf), days.of(row.asOf));
  }
  return {
    words: {
      places: [...places.values()],
      types: [...types],
      sexes: [...sexes],
      measures: [...measures],
      days: [...told],
    },
    series: series.all,
    periods: periods.all,
    days: days.all,
  };
}

class Indexed {
  readonly all: string[] = [];
  private readonly places = new Map<string, number>();

  of(text: string): number {
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.all.length);
    this.all.push(text);
    return this.all.length - 1;
  }
}
