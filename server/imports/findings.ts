import type { RowProblem } from '../../data/contract/import.ts';

const KEPT = 1000;
const LONGEST_VALUE = 60;

export interface Finding {
  severity: RowProblem['severity'];
  line?: number | null;
  column?: string | null;
  code: string;
  value?: unknown;
  hint?: Record<string, string | number>;
}

/** A value as shown in reports: shortened, and runs of 7 or more digits masked (they may be a NIK or a phone). */
function maskValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = String(value).replace(/\d{7,}/g, (run) => `${run.slice(0, 2)}${'*'.repeat(run.length - 2)}`);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** Collects what is found in a file: every finding is counted, the first 1,000 are kept whole (errors never give way to notes). */
export class Findings {
  readonly problems: RowProblem[] = [];
  readonly counts: Record<string, number> = {};
  errors = 0;
  warnings = 0;

  add(f: Finding): void {
    this.counts[f.code] = (this.counts[f.code] ?? 0) + 1;
    if (f.severity === 'error') this.errors += 1;
    if (f.severity === 'warning') this.warnings += 1;
    const problem: RowProblem = {
      severity: f.severity,
      line: f.line ?? null,
      column: f.column ?? null,
      code: f.code,
      value: maskValue(f.value),
      hint: f.hint ?? {},
    };
    if (this.problems.length < KEPT) this.problems.push(problem);
    else if (f.severity === 'error') this.makeRoomFor(problem);
  }

  private makeRoomFor(problem: RowProblem): void {
    const least = this.problems.findLastIndex((p) => p.severity !== 'error');
    if (least >= 0) this.problems.splice(least, 1, problem);
  }
}
