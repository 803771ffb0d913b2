import { BLANK_MARK } from '../catalogue/blank.ts';
import { LEVELS } from '../catalogue/levels.ts';
import { NEED_TYPES } from '../catalogue/needs.ts';
import type { ImportReport, RowProblem, RowUnit } from '../contract/import.ts';
import { hazardWords } from './hazards.ts';
import type { Words } from './id.ts';
import { spokenAs } from './office.ts';
import { problemWords } from './problems.ts';
import type { Hint, ProblemSentence } from './sentence.ts';

/** What a finding is and what to do about it, from the dictionary by code. A code without a sentence is shown as it is. */
export function sayProblem(words: Words, problem: RowProblem): string {
  const sentences: Readonly<Record<string, ProblemSentence | undefined>> = spokenAs(words, problemWords);
  const sentence = sentences[problem.code]?.(inWords(words, { ...problem.hint, value: problem.value ?? '' }));
  return sentence ?? [problem.code, problem.value].filter(Boolean).join(': ');
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Days as they are written, types of need by their name in the language; a level keeps its word for commands, with its name beside: `foundName`. */
function inWords(words: Words, hint: Hint): Hint {
  const said: Record<string, string | number> = { ...hint };
  for (const [key, value] of Object.entries(hint)) {
    if (typeof value !== 'string') continue;
    if (DAY.test(value)) said[key] = words.format.day(value);
    const level = LEVELS.find((l) => l === value);
    if (level) said[`${key}Name`] = words.domain.level[level];
    const type = NEED_TYPES.find((t) => value === `${t.code} ${t.name.id}`);
    if (type) said[key] = `${type.code} ${type.name[words.service.report.namesIn]}`;
  }
  return said;
}

/**
 * What the rows of a report count: a table with a column for each type or year, and a form that was filled in, hold many
 * figures in one row.
 */
export function rowUnit({ reading, understood }: Pick<ImportReport, 'reading' | 'understood'>): RowUnit {
  const isWide = reading?.columns.some(({ use }) => use.startsWith('value:')) ?? false;
  return isWide || understood.some(({ what, as }) => what === 'format' && as === BLANK_MARK)
    ? 'figures'
    : 'rows';
}

/** How a file was read, in words: what was looked at, and as what. */
export function sayUnderstood(
  words: Words,
  { what, as }: ImportReport['understood'][number],
): [string, string] {
  const { understoodAs } = words.screen.data;
  const fields: Readonly<Record<string, string | undefined>> = words.service.report.fields;
  if (what === 'columns') {
    const named = as.replace(/(^|, )(\w+) = /g, (whole, before, field) =>
      fields[field] ? `${before}${fields[field]} = ` : whole,
    );
    return [understoodAs[what] ?? what, named];
  }
  if (what === 'level' || what === 'levels') {
    const names = as.split(', ').map((l) => LEVELS.find((level) => level === l));
    const known = names.every((l) => l !== undefined);
    return [understoodAs[what] ?? what, known ? names.map((l) => words.domain.level[l]).join(', ') : as];
  }
  if (what === 'reading' && as === 'remembered')
    return [understoodAs[what] ?? what, words.reading.remembered];
  return [understoodAs[what] ?? what, as];
}

/** Where a finding stands: in which sheet or file of several, in which line and column. */
export function sayPlace(
  problem: RowProblem,
  place: (line: number | null, column: string | null) => string,
): string {
  return [problem.part ?? '', place(problem.line, problem.column)].filter((text) => text !== '').join(', ');
}

/** What an import brought, in words: 'shape.rw' -> 'batas RW'. What the dictionary does not know stays as it is. */
export function sayBrought(words: Words, what: string): string {
  const said = words.screen.data;
  const [kind, of] = what.includes('.') ? what.split('.') : [undefined, what];
  const level = LEVELS.find((l) => l === of);
  const name = level ? words.domain.level[level] : undefined;
  if (name && kind === 'shape') return said.broughtShape(name);
  if (name && kind === 'outline') return said.broughtOutline(name);
  if (what === 'permukiman') return spokenAs(words, hazardWords).zones.form.contextKinds[what].toLowerCase();
  return name ?? said.broughtWhat[what] ?? what;
}
