import { firstDay } from '../../../data/contract/period.ts';
import type { Findings } from '../findings.ts';

const OLDEST_YEAR = 1990;

/** One finding for the whole file where no row of it, and nobody who asked, says a period. True: there is one to look for. */
export function someSayPeriod(
  rows: readonly { readonly period: string | undefined }[],
  said: string | undefined,
  findings: Findings,
): boolean {
  if (said !== undefined || rows.length === 0 || rows.some((r) => r.period !== undefined)) return true;
  findings.add({ severity: 'error', code: 'period-missing', hint: { n: rows.length } });
  return false;
}

/** The period of a row: its own, or that of the whole file. Undefined, with a finding, where there is none to trust. */
export function settlePeriod(
  row: { readonly line: number; readonly period: string | undefined },
  { period: said, today }: { readonly period: string | undefined; readonly today: string },
  findings: Findings,
): string | undefined {
  const problem = (code: string, value: unknown, hint: Record<string, string | number> = {}) => {
    findings.add({ severity: 'error', line: row.line, column: 'periode', code, value, hint });
    return undefined;
  };
  const period = row.period ?? said;
  if (period === undefined) return problem('period-missing', null);
  if (row.period !== undefined && said !== undefined && row.period !== said) {
    return problem('period-differs', row.period, { said });
  }
  if (firstDay(period) > today) return problem('period-future', period, { today });
  if (Number(period.slice(0, 4)) < OLDEST_YEAR)
    return problem('period-too-old', period, { oldest: OLDEST_YEAR });
  return period;
}
