import type { ImportEntry, ImportReport, RowProblem } from '../../data/contract/import.ts';
import type { Words } from '../../data/words/id.ts';
import { sayBrought, sayPlace, sayProblem, sayUnderstood } from '../../data/words/say-report.ts';
import { terminalWords } from '../../data/words/terminal.ts';

const LINES_OF_A_CODE = 5;
const SEVERITIES = ['error', 'warning', 'note'] as const;

/**
 * A report as text: what was understood, what it brought, and what was found, by kind of finding with the first few.
 * @param onlyChecked false: storing was asked for, so a report that is merely checked found nothing to change
 */
export function writeReport(report: ImportReport, words: Words, onlyChecked = true): string {
  const say = terminalWords(words).report;
  const lines = [
    say.heading(
      say.kind[report.kind],
      report.file?.name ?? '',
      report.state === 'checked' && !onlyChecked ? say.unchanged : say.state[report.state],
    ),
    say.provenance(report.source ?? '', report.licence ?? '', report.asOf ?? ''),
  ];
  if (report.simulated) lines.push(say.simulated);
  if (report.understood.length > 0) {
    lines.push(
      '',
      say.understood,
      ...report.understood.map((u) => `  ${sayUnderstood(words, u).join(': ')}`),
    );
  }
  lines.push('', say.rows(report.rows.read, report.rows.used, report.rows.refused));
  if (report.matching) {
    const { sure, unsure, unknown } = report.matching;
    lines.push(`${words.matching.title}: ${words.matching.counts(sure, unsure, unknown)}`);
  }
  const brought = Object.entries(report.brought).filter(([, n]) => n !== 0);
  if (brought.length > 0)
    lines.push(say.brought, ...brought.map(([what, n]) => `  ${sayBrought(words, what)}: ${n}`));
  lines.push(...writeProblems(report.problems, report.problemCount, words));
  if (report.state === 'applied' && report.importId !== null) lines.push('', say.number(report.importId));
  lines.push(say.took((report.tookMs / 1000).toFixed(1)));
  return lines.join('\n');
}

/** What was found in a file, by kind of finding with the first few of each; no line where nothing was. */
export function writeProblems(
  problems: readonly RowProblem[],
  counts: Readonly<Record<string, number>>,
  words: Words,
): string[] {
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  if (total === 0) return [];
  const say = terminalWords(words).report;
  const lines = ['', say.problems(total)];
  for (const severity of SEVERITIES) {
    const found = problems.filter((p) => p.severity === severity);
    for (const [code, ofCode] of Map.groupBy(found, (p) => p.code)) {
      const count = counts[code] ?? ofCode.length;
      const shown = ofCode.slice(0, LINES_OF_A_CODE);
      lines.push(`  ${say.severity[severity]}: ${count} (${code})`);
      lines.push(...shown.map((p) => `    ${describe(p, words)}`));
      if (count > shown.length) lines.push(`    ${say.more(count - shown.length)}`);
    }
  }
  return lines;
}

function describe(problem: RowProblem, words: Words): string {
  const place = sayPlace(problem, terminalWords(words).report.place);
  const sentence = sayProblem(words, problem);
  return place === '' ? sentence : `${place}: ${sentence}`;
}

/** The imports as lines, newest first. */
export function writeList(entries: readonly ImportEntry[], words: Words): string {
  if (entries.length === 0) return terminalWords(words).terminal.noImports;
  const say = terminalWords(words).report;
  const head = [
    say.list.id,
    say.list.kind,
    say.list.state,
    say.list.rows,
    say.list.at,
    say.list.by,
    say.list.file,
  ];
  const rows = entries.map((e) => [
    String(e.id),
    say.kind[e.kind],
    say.state[e.state],
    String(e.rows.used),
    e.madeAt.slice(0, 16).replace('T', ' '),
    e.madeBy,
    e.fileName ?? '',
  ]);
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
