import { type PersonPlace, PLACE_CELLS, placeCells, placeKey } from './person-place.ts';
import type { Sex } from './person-row.ts';

/** Counts by area, series, sex and period. */
export class Counts {
  private readonly byKey = new Map<string, { readonly cells: readonly string[]; count: number }>();
  private readonly said = new Set<string>();

  add(place: PersonPlace, of: { readonly series: string; readonly sex: Sex; readonly period: string }): void {
    const key = `${placeKey(place)} ${of.series} ${of.sex} ${of.period}`;
    const known = this.byKey.get(key);
    if (known) known.count += 1;
    else {
      const cells = [...placeCells(place), of.series, of.sex, of.period];
      this.byKey.set(key, { cells, count: 1 });
      this.said.add(cells.join('\t'));
    }
  }

  join(other: Counts): void {
    for (const [key, counted] of other.byKey) this.byKey.set(key, counted);
    for (const cells of other.said) this.said.add(cells);
  }

  /** Cells under COLUMNS. Where only men or only women are listed, the others are none: a list says so, unlike a gap. */
  rows(): string[][] {
    const rows = [...this.byKey.values()].map(({ cells, count }) => [...cells, String(count)]);
    const others = [...this.byKey.values()].flatMap(({ cells }) => {
      const sex = cells[SEX_AT];
      if (cells[SEX_AT - 1] === WOMEN_ONLY || sex === 'T') return [];
      const other = cells.with(SEX_AT, sex === 'L' ? 'P' : 'L');
      const isTold = [other, cells.with(SEX_AT, 'T')].some((c) => this.said.has(c.join('\t')));
      return isTold ? [] : [[...other, '0']];
    });
    return [...rows, ...others];
  }
}

/** A type of women only is told by their number alone. */
const WOMEN_ONLY = 'PMKS-23';

/** Where the sex stands, behind the type. */
const SEX_AT = PLACE_CELLS.length + 1;
