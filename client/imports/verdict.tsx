import type { ImportReport } from '../../data/contract/import.ts';
import { rowUnit } from '../../data/words/say-report.ts';
import { useSpeech } from '../words.ts';
import css from './panel.module.css';

const ASKED: ReadonlySet<string> = new Set([
  'match-unsure',
  'match-unknown',
  'type-unknown',
  'area-unknown',
  'code-bps',
]);
const FIGURES: readonly ImportReport['kind'][] = ['need', 'population', 'figures'];

/** The report in one sentence: ready, refused and what to do about it, or nothing to change. */
export function Verdict({ report }: { report: ImportReport }) {
  const { words } = useSpeech();
  const t = words.bring.panel;
  const { used, read, refused } = report.rows;
  const errors = report.problems.filter((p) => p.severity === 'error');
  const codes = new Set(errors.map((p) => p.code));
  const wrong = [...codes].reduce((sum, code) => sum + (report.problemCount[code] ?? 1), 0);
  // Single rows can be left out; what is wrong with the file as a whole cannot.
  const canSkip =
    FIGURES.includes(report.kind) && read > refused && errors.every((p) => p.line !== null && p.line > 1);
  // Words that are not settled are no mistakes of the file.
  const asked = report.matching?.questions.length ?? 0;
  const isAsked = asked > 0 && errors.length > 0 && [...codes].every((code) => ASKED.has(code));
  const isAgain = codes.size === 0 && report.problemCount['same-file'] !== undefined;
  const ready = t.ready(used, read, refused, t.units[rowUnit(report)]);
  const isEmpty = Object.values(report.brought).every((n) => n === 0);
  return (
    <p
      role="status"
      className={css.verdict}
      data-state={report.state}
      data-partly={refused > 0 || isAgain || undefined}
    >
      {report.state === 'refused'
        ? isAsked
          ? words.matching.settleFirst(asked)
          : canSkip
            ? t.refusedSkip(wrong)
            : t.refused(wrong)
        : isEmpty
          ? t.unchanged
          : isAgain
            ? t.again(ready)
            : ready}
    </p>
  );
}
