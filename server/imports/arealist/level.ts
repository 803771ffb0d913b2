import type { Level } from '../../../data/catalogue/levels.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import type { BelowVillage, Numbers } from '../../../data/read/rt-rw.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { Finding } from '../findings.ts';
import { readNumbersUnder } from '../placing/headings.ts';
import { detectLayout, type LayoutOptions, numberLevel, type Tabular } from '../placing/layout.ts';

/** Rows that must have a number of a level before its column is taken for one. */
const FILLED = 0.9;
/** Rows that must differ by a level's number before the list is taken for one of that level. */
const TOLD_APART = 0.95;

/**
 * Of which level is a list? The coarsest below the desa that tells its rows apart: in a list of padukuhan the columns RT
 * and RW are how many there are of them, in a list of RT they are their numbers. Where both would do it must be said.
 */
export function listLevel(
  table: Tabular,
  list: CodeList,
  options: LayoutOptions,
): LayoutOptions | { finding: Finding } {
  if (options.level !== undefined) return options;
  const columns = new Map<BelowVillage, string[]>();
  for (const column of table.columns) {
    const level = numberLevel(table, column);
    if (level) columns.set(level, [...(columns.get(level) ?? []), column]);
  }
  const rows = table.features.map((f) => f.properties);
  const village = villageColumn(table, list, options);
  const keys = rows.map((row) => (village === undefined ? '' : String(row[village])));
  const levels: Level[] = [];
  for (const level of ['dusun', 'rw', 'rt'] as const) {
    const numbers = rows.map((row) => numberIn(row, columns.get(level) ?? [], level));
    if (numbers.filter((n) => n?.[level] !== undefined).length < rows.length * FILLED) continue;
    // All numbers of the cell: RT 1 of RW 2 and RT 1 of RW 3 are told apart by '01/002' and '01/003'.
    for (const [i, n] of numbers.entries()) keys[i] += ` ${level} ${JSON.stringify(n ?? {})}`;
    if (new Set(keys).size >= rows.length * TOLD_APART) levels.push(level);
  }
  const [first, ...finer] = levels;
  if (first === undefined) return options;
  if (finer.length > 0) {
    const hint = { first, second: finer[0] ?? first };
    return { finding: { severity: 'error', code: 'list-level-unclear', hint } };
  }
  return { ...options, level: first };
}

function villageColumn(table: Tabular, list: CodeList, options: LayoutOptions): string | undefined {
  const { layout } = detectLayout(table, list, { ...options, level: 'rt' });
  const column = layout?.parentColumns.find((p) => p.level === 'desa')?.column;
  if (column !== undefined) return column;
  return table.columns.find((c) => {
    const codes = table.features.map((f) => readAreaCode(f.properties[c]));
    return codes.length > 0 && codes.every((code) => code !== undefined && code.code.length === 13);
  });
}

function numberIn(
  row: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  level: BelowVillage,
): Numbers | undefined {
  for (const column of columns) {
    const numbers = readNumbersUnder(column, row[column], level);
    if (numbers?.[level] !== undefined) return numbers;
  }
  return undefined;
}
