import { levelOfCode } from '../../../data/catalogue/codes.ts';
import { aliasKey } from '../../../data/read/alias-key.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { readCodeCell } from '../../../data/read/code-cell.ts';
import { findColumns, type Headings } from '../../../data/read/columns.ts';
import type { TextTable } from '../../../data/read/csv.ts';
import { judgeName } from '../../../data/read/rank-names.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { Findings } from '../findings.ts';
import type { BridgeLine } from '../placing/bridge.ts';

type Column = 'bps' | 'kemendagri' | 'name';

export const CODE_HEADINGS: Headings<Column> = {
  bps: ['kode bps', 'bps', 'kd bps', 'id bps', 'kode mfd', 'kode wilkerstat'],
  kemendagri: [
    'kode kemendagri',
    'kode dagri',
    'kode depdagri',
    'kemendagri',
    'kode permendagri',
    'kode',
    'kode wilayah',
  ],
  name: ['nama kemendagri', 'nama dagri', 'nama', 'nama wilayah'],
};

export interface BridgeRow extends BridgeLine {
  readonly line: number;
}

/** BPS writes a kabupaten with 4 digits, a kecamatan with 7 and a desa with 10. */
const LEVEL_OF_DIGITS: Readonly<Record<number, string>> = {
  2: 'provinsi',
  4: 'kabupaten',
  7: 'kecamatan',
  10: 'desa',
};

export interface Bridge {
  readonly rows: readonly BridgeRow[];
  /** lines about areas that today's list does not have */
  readonly outdated: number;
}

/** Reads a bridge table: codes of BPS beside those of Kemendagri. A line that contradicts another is named and left out. */
export async function readBridge(table: TextTable, list: CodeList, findings: Findings): Promise<Bridge> {
  const { at, problems } = findColumns(table.columns, CODE_HEADINGS, ['bps', 'kemendagri']);
  for (const problem of problems) findings.add(problem);
  const first = new Map<string, BridgeRow>();
  let outdated = 0;
  if (problems.some((p) => p.severity === 'error')) return { rows: [], outdated };
  await eachInSlices(table.rows, ({ line, cells }) => {
    const cell = (column: Column) => (at[column] === undefined ? '' : (cells[at[column]] ?? '').trim());
    const wrong = (column: 'bps' | 'kemendagri', code: string, hint: Record<string, string | number> = {}) =>
      findings.add({
        severity: 'error',
        line,
        column: table.columns[at[column] ?? -1] ?? column,
        code,
        value: cell(column),
        hint,
      });
    const written = readCodeCell(cell('bps')).text.replaceAll('.', '');
    const level = /^\d+$/.test(written) ? LEVEL_OF_DIGITS[written.length] : undefined;
    if (level === undefined) return wrong('bps', 'bridge-not-bps');
    const target = readAreaCode(readCodeCell(cell('kemendagri')).text);
    if (!target || target.below.length > 0) return wrong('kemendagri', 'code-malformed');
    const said = levelOfCode(target.code);
    if (said !== level) return wrong('kemendagri', 'bridge-levels', { level, said: said ?? '' });
    const listed = list.find(target.code);
    if (!listed) {
      outdated += 1;
      return;
    }
    const name = cell('name');
    if (name !== '' && judgeName(name, [listed], listed.level).verdict === 'unknown') {
      const column = table.columns[at.name ?? -1] ?? 'nama';
      const hint = { listed: `${listed.name} (${listed.code})` };
      findings.add({ severity: 'warning', line, column, code: 'name-differs', value: name, hint });
    }
    const key = aliasKey('code', null, written);
    const before = first.get(key);
    if (before === undefined) first.set(key, { line, key, written, target: target.code });
    else if (before.target !== target.code)
      wrong('bps', 'bridge-twice', { other: before.line, otherCode: before.target });
  });
  return { rows: [...first.values()], outdated };
}
