import { NEED_TYPES } from '../catalogue/needs.ts';
import type { AttentionGroup } from '../catalogue/pas.ts';
import { findColumns, type Headings } from './columns.ts';
import type { TextTable } from './csv.ts';
import { readNeedType } from './need-type.ts';
import type { ReadProblem } from './problem.ts';

type Column = 'type' | 'group' | 'english';

const HEADINGS: Headings<Column> = {
  type: ['jenis', 'kode jenis', 'ppks', 'pmks', 'type'],
  group: ['pas', 'kelompok', 'nama pas', 'group'],
  english: ['english', 'inggris', 'group en'],
};

/**
 * The 12 PAS as an office maps them: one row a type of need with the name of its group. Groups are numbered in the
 * order in which they first appear. Undefined with problems where a type is unknown, stands twice or is missing.
 */
export function readAttentionGroups(table: TextTable): {
  groups: AttentionGroup[] | undefined;
  problems: ReadProblem[];
} {
  const found = findColumns(table.columns, HEADINGS, ['type', 'group']);
  const problems: ReadProblem[] = [...found.problems];
  const lineOf = new Map<string, number>();
  const groups = new Map<string, { en: string; types: string[] }>();
  for (const row of found.at.type === undefined || found.at.group === undefined ? [] : table.rows) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (row.cells[at] ?? ''));
    const problem = (code: string, value: unknown, hint: Record<string, string | number> = {}) =>
      problems.push({ severity: 'error', line: row.line, column: 'jenis', code, value, hint });
    const written = cell(found.at.type);
    const need = readNeedType(written);
    const name = cell(found.at.group);
    if (need.kind !== 'type') {
      problem(
        'type-unknown',
        written,
        need.kind === 'unknown' && need.suggestion ? { suggestion: need.suggestion } : {},
      );
    } else if (name === '') problem('group-empty', need.type.code);
    else if (lineOf.has(need.type.code))
      problem('type-in-two-groups', need.type.code, { other: lineOf.get(need.type.code) ?? 0 });
    else {
      lineOf.set(need.type.code, row.line);
      const group = groups.get(name) ?? { en: cell(found.at.english) || name, types: [] };
      group.types.push(need.type.code);
      groups.set(name, group);
    }
  }
  const missing = NEED_TYPES.filter((t) => !lineOf.has(t.code)).map((t) => t.code);
  if (problems.length === 0 && missing.length > 0) {
    const hint = { types: missing.join(', ') };
    problems.push({ severity: 'error', line: null, column: null, code: 'types-without-group', hint });
  }
  if (problems.some((p) => p.severity === 'error')) return { groups: undefined, problems };
  const read = [...groups].map(([id, { en, types }], i) => ({
    code: `PAS-${String(i + 1).padStart(2, '0')}`,
    name: { id, en },
    types,
    checked: true,
  }));
  return { groups: read, problems };
}
