import { lastDay } from '../../../data/contract/period.ts';
import type { Sex } from '../../db/tables/figure.ts';
import type { Findings } from '../findings.ts';
import type { KnownArea } from '../lookup/query.ts';
import type { Cell } from './cells.ts';
import { cellKey } from './compare.ts';

/** What is done with counts of closed types for areas finer than they may be kept for. */
export type FinerClosed = 'refuse' | 'add';

/** What the areas of a file lie in. */
export interface Ancestry {
  parentOf(area: KnownArea, on: string): KnownArea | undefined;
  partsOf(area: KnownArea, on: string): readonly KnownArea[];
}

/** What a count is of; `into` is the area that it is added up for. */
export interface FinerCount {
  readonly area: KnownArea;
  readonly into: KnownArea;
  readonly series: string;
  readonly period: string;
  readonly measure: 'tercatat' | 'terlayani';
}

interface Sum extends Omit<FinerCount, 'area'> {
  readonly bySex: Map<Sex, { count: number; asOf: string | undefined }>;
  rows: number;
}

/**
 * Counts of closed types added up for the finest area that they may be kept for, as they are read: nothing finer is kept
 * than what the sums need. What a file tells for an area and again for its parts counts once, as the area tells it.
 * First everything is told, then what is finer is added.
 */
export class ClosedSums {
  /** counts that were added, and those left out because an area above tells them */
  rows = 0;
  covered = 0;
  private readonly ancestry: Ancestry;
  private readonly told = new Set<string>();
  private readonly sums = new Map<string, Sum>();
  /** parts of areas that a file says anything of, by area and period */
  private readonly named = new Map<string, Set<number>>();
  private readonly met = new Set<string>();

  constructor(ancestry: Ancestry) {
    this.ancestry = ancestry;
  }

  /** A cell of a closed type, at whatever level. */
  tell(cell: Omit<FinerCount, 'into'>): void {
    this.told.add(cellKey(cell));
  }

  /** An area of which the file says anything for a period. */
  name(area: KnownArea, period: string): void {
    if (this.met.has(`${area.id} ${period}`)) return;
    this.met.add(`${area.id} ${period}`);
    const on = lastDay(period);
    let part = area;
    for (let up = this.ancestry.parentOf(part, on); up; up = this.ancestry.parentOf(part, on)) {
      const key = `${up.id} ${period}`;
      const parts = this.named.get(key) ?? new Set();
      this.named.set(key, parts.add(part.id));
      part = up;
    }
  }

  add(of: FinerCount, sex: Sex, count: number, asOf: string | undefined): void {
    if (this.isToldAbove(of)) {
      this.covered += 1;
      return;
    }
    const { into, series, period, measure } = of;
    const key = cellKey({ area: into, series, period, measure });
    const sum = this.sums.get(key) ?? { into, series, period, measure, bySex: new Map(), rows: 0 };
    this.sums.set(key, sum);
    const before = sum.bySex.get(sex);
    const latest = before?.asOf !== undefined && before.asOf > (asOf ?? '') ? before.asOf : asOf;
    sum.bySex.set(sex, { count: (before?.count ?? 0) + count, asOf: latest });
    sum.rows += 1;
    this.rows += 1;
  }

  cells(): Cell[] {
    return [...this.sums.values()].map(({ into, series, period, measure, bySex, rows }) => ({
      area: into,
      series,
      period,
      measure,
      bySex: new Map(
        [...bySex].map(([sex, told]) => [sex, { ...told, sex, isClosed: true, line: null }] as const),
      ),
      addedUp: rows,
    }));
  }

  /** What was added up, and for which areas the file is silent about a part. */
  describe(findings: Findings): void {
    const note = (code: string, hint: Record<string, number>) =>
      findings.add({ severity: 'note', code, hint });
    if (this.rows > 0) note('closed-added', { n: this.rows, sums: this.sums.size });
    if (this.covered > 0) note('closed-covered', { n: this.covered });
    const targets = new Map([...this.sums.values()].map((s) => [`${s.into.id} ${s.period}`, s]));
    for (const [key, { into, period }] of targets) {
      const all = this.ancestry.partsOf(into, lastDay(period));
      const named = all.filter((part) => this.named.get(key)?.has(part.id)).length;
      if (named === all.length) continue;
      const hint = { name: into.name, period, n: named, m: all.length };
      findings.add({ severity: 'warning', code: 'closed-added-partly', hint });
    }
  }

  private isToldAbove({ area, into, series, period, measure }: FinerCount): boolean {
    const on = lastDay(period);
    let up = this.ancestry.parentOf(area, on);
    while (up) {
      if (this.told.has(cellKey({ area: up, series, period, measure }))) return true;
      if (up.id === into.id) return false;
      up = this.ancestry.parentOf(up, on);
    }
    return false;
  }
}

/** The cells of a file with those that are finer than they may be kept for added up. */
export function addUpClosed(cells: readonly Cell[], ancestry: Ancestry, findings: Findings) {
  const sums = new ClosedSums(ancestry);
  if (cells.every((cell) => cell.into === undefined)) return { cells, sums };
  for (const cell of cells) {
    sums.tell(cell);
    sums.name(cell.area, cell.period);
  }
  for (const { into, bySex, ...cell } of cells) {
    if (into === undefined) continue;
    for (const [sex, { count, asOf }] of bySex) sums.add({ ...cell, into }, sex, count, asOf);
  }
  sums.describe(findings);
  return { cells: [...cells.filter((cell) => cell.into === undefined), ...sums.cells()], sums };
}

/** The area of a level that an area lies in, on a day. */
export function areaAt(
  ancestry: Ancestry,
  area: KnownArea,
  level: KnownArea['level'],
  on: string,
): KnownArea | undefined {
  let up: KnownArea | undefined = area;
  while (up && up.level !== level) up = ancestry.parentOf(up, on);
  return up;
}
