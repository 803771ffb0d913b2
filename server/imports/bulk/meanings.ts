import type { PlacedRow } from '../need/cells.ts';
import type { Lines } from './lines.ts';

/** T: said to be not stated. */
export const SEXES = ['L', 'P', 'blank', 'all', 'T'] as const;
export const MEASURES = ['tercatat', 'terlayani'] as const;

/** Which group of columns says what; those that a table lacks are undefined. */
export interface Groups {
  /** of the area and of the period */
  readonly place: number;
  readonly type: number;
  readonly sex: number | undefined;
  readonly measure: number | undefined;
  readonly asOf: number | undefined;
}

/** What the words of a file mean, as numbers. */
export interface ReadMeanings {
  /** area.id by index */
  readonly areas: readonly number[];
  readonly series: readonly string[];
  readonly periods: readonly string[];
  readonly days: readonly string[];
  /** what is told in a row, from 0: an index into the lists above; below zero: nothing is known of it */
  readonly of: Readonly<
    Record<'area' | 'period' | 'type' | 'sex' | 'measure' | 'day', (row: number) => number>
  >;
}

/**
 * What the words of a file mean, from rows that hold each of them and were read one by one.
 *
 * @param placed those rows as they were understood
 */
export function meaningsOf(lines: Lines, at: Groups, placed: readonly PlacedRow[]): ReadMeanings {
  const series = new Indexed<string>();
  const periods = new Indexed<string>();
  const days = new Indexed<string>();
  const areas = new Indexed<number>();
  const learn = (group: number | undefined) => {
    const words = group === undefined ? undefined : lines.words[group];
    const meaning = new Int32Array(group === undefined ? 0 : (lines.sizes[group] ?? 0)).fill(-1);
    return {
      is(row: number, means: number) {
        if (words) meaning[words[row] as number] = means;
      },
      of: (unsaid: number) =>
        words ? (row: number) => meaning[words[row] as number] as number : () => unsaid,
    };
  };
  const [area, period] = [learn(at.place), learn(at.place)];
  const [type, sex, measure, day] = [learn(at.type), learn(at.sex), learn(at.measure), learn(at.asOf)];
  for (const told of placed) {
    const row = rowOfLine(told.line);
    area.is(row, areas.of(told.area.id));
    period.is(row, periods.of(told.settledPeriod));
    type.is(row, series.of(told.series));
    sex.is(row, SEXES.indexOf(told.sex));
    measure.is(row, MEASURES.indexOf(told.measure));
    if (told.asOf !== undefined) day.is(row, days.of(told.asOf));
  }
  return {
    areas: areas.all,
    series: series.all,
    periods: periods.all,
    days: days.all,
    of: {
      area: area.of(-1),
      period: period.of(-1),
      type: type.of(-1),
      sex: sex.of(SEXES.indexOf('blank')),
      measure: measure.of(MEASURES.indexOf('tercatat')),
      day: day.of(-1),
    },
  };
}

/** Row 0 stands in line 2, below the heading. */
function rowOfLine(line: number): number {
  return line - 2;
}

export function lineOfRow(row: number): number {
  return row + 2;
}

class Indexed<T> {
  readonly all: T[] = [];
  private readonly places = new Map<T, number>();

  of(item: T): number {
    const known = this.places.get(item);
    if (known !== undefined) return known;
    this.places.set(item, this.all.length);
    this.all.push(item);
    return this.all.length - 1;
  }
}
