import { firstDay } from '../../../data/contract/period.ts';
import type { Findings } from '../findings.ts';

const OLDEST_YEAR = 1990;

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
