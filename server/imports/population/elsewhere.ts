import type { PopulationRow } from '../../../data/read/population.ts';
import type { CodeList } from '../../areas/answer.ts';

const NAMED = 5;

/** Rows about areas of the national list that are not set up here: how many, where they begin, and of which regencies. */
export class Elsewhere {
  n = 0;
  private readonly lines: number[] = [];
  private readonly regencies = new Set<string>();
  private readonly list: CodeList;

  constructor(list: CodeList) {
    this.list = list;
  }

  /** @param regency code of the regency that the row is about */
  add(row: PopulationRow, regency: string): void {
    this.n += row.told;
    if (this.lines.length < NAMED) this.lines.push(row.line);
    this.regencies.add(regency);
  }

  get firstLine(): number | null {
    return this.lines[0] ?? null;
  }

  /** What the sentence names: the first regencies with their codes and how many more, the first lines, and what to set up. */
  get hint(): Record<string, string | number> {
    const codes = [...this.regencies];
    return {
      n: this.n,
      areas: codes
        .slice(0, NAMED)
        .map((code) => `${this.list.find(code)?.name ?? ''} (${code})`.trim())
        .join(', '),
      more: Math.max(0, codes.length - NAMED),
      lines: `${this.lines.join(', ')}${this.n > this.lines.length ? ', …' : ''}`,
      setup: codes[0] ?? 'KODE',
    };
  }
}
