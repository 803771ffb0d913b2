import { z } from 'zod';

const PATTERN = /^(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** A reporting period: a year, semester, quarter (triwulan) or month. */
export const period = z.string().regex(PATTERN).meta({
  id: 'Period',
  description: 'Year 2025, semester 2025-S1, quarter 2025-Q3 or month 2025-07',
  example: '2025',
});

export type PeriodKind = 'year' | 'semester' | 'quarter' | 'month';

export function periodKind(p: string): PeriodKind | undefined {
  const m = PATTERN.exec(p);
  if (!m) return undefined;
  return m[2] ? 'semester' : m[3] ? 'quarter' : m[4] ? 'month' : 'year';
}

/** Last day of a period as an ISO date: '2025-S1' -> '2025-06-30'. Throws RangeError for what is no period. */
export function lastDay(p: string): string {
  const m = PATTERN.exec(p);
  if (!m) throw new RangeError(`not a period: ${p}`);
  const year = Number(m[1]);
  const month = m[2] ? Number(m[2]) * 6 : m[3] ? Number(m[3]) * 3 : m[4] ? Number(m[4]) : 12;
  const days = [
    31,
    year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
    31,
    30,
    31,
    30,
    31,
    31,
    30,
    31,
    30,
    31,
  ];
  return `${m[1]}-${String(month).padStart(2, '0')}-${days[month - 1]}`;
}

/** First day of a period as an ISO date: '2025-S2' -> '2025-07-01'. Throws RangeError for what is no period. */
export function firstDay(p: string): string {
  const m = PATTERN.exec(p);
  if (!m) throw new RangeError(`not a period: ${p}`);
  const month = m[2] ? Number(m[2]) * 6 - 5 : m[3] ? Number(m[3]) * 3 - 2 : m[4] ? Number(m[4]) : 1;
  return `${m[1]}-${String(month).padStart(2, '0')}-01`;
}

const LENGTHS: Readonly<Record<PeriodKind, number>> = { year: 3, semester: 2, quarter: 1, month: 0 };

/** Sorts periods: the one that ends last first; of two that end together the longer first. A screen opens on the first. */
export function byNewest(a: string, b: string): number {
  const length = (p: string) => LENGTHS[periodKind(p) ?? 'month'];
  return lastDay(b).localeCompare(lastDay(a)) || length(b) - length(a);
}
