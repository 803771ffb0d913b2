import { levelOfCode } from '../../../data/catalogue/codes.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import { wordMap } from '../../../data/catalogue/word-map.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { findColumns, type Headings } from '../../../data/read/columns.ts';
import type { TextTable } from '../../../data/read/csv.ts';
import { readDay } from '../../../data/read/day.ts';
import { plainKey } from '../../../data/read/names.ts';
import type { Findings } from '../findings.ts';

type Column =
  | 'level'
  | 'code'
  | 'name'
  | 'oldParent'
  | 'newParent'
  | 'oldCode'
  | 'oldName'
  | 'kind'
  | 'date'
  | 'basis';

export const CHANGE_HEADINGS: Headings<Column> = {
  level: ['tingkat', 'level'],
  code: ['kode_sekarang', 'kode', 'kode baru', 'code'],
  name: ['nama', 'nama sekarang', 'nama baru', 'name'],
  oldParent: ['induk_lama', 'kode induk lama', 'old parent'],
  newParent: ['induk_baru', 'kode induk baru', 'induk', 'new parent'],
  oldCode: ['kode_lama', 'old code'],
  oldName: ['nama_lama', 'old name'],
  kind: ['jenis', 'jenis perubahan', 'kind'],
  date: ['tanggal', 'berlaku', 'tanggal berlaku', 'date'],
  basis: ['dasar', 'dasar hukum', 'legal basis'],
};

export type ChangeKind = 'dibentuk' | 'pindah induk' | 'pecah' | 'gabung' | 'ganti nama' | 'dihapus';

const KINDS: ReadonlyMap<string, ChangeKind> = wordMap({
  dibentuk: 'dibentuk',
  pembentukan: 'dibentuk',
  formed: 'dibentuk',
  pindahinduk: 'pindah induk',
  pindah: 'pindah induk',
  moved: 'pindah induk',
  pecah: 'pecah',
  pemekaran: 'pecah',
  dimekarkan: 'pecah',
  split: 'pecah',
  gabung: 'gabung',
  penggabungan: 'gabung',
  digabung: 'gabung',
  merged: 'gabung',
  gantinama: 'ganti nama',
  perubahannama: 'ganti nama',
  renamed: 'ganti nama',
  dihapus: 'dihapus',
  penghapusan: 'dihapus',
  abolished: 'dihapus',
});

/** One change of areas as a file tells it, seen from today: `code` is what the area is called now. */
export interface ChangeRow {
  readonly line: number;
  readonly kind: ChangeKind;
  readonly level: Level;
  readonly code: string;
  readonly name: string | null;
  readonly oldParent: string | null;
  readonly newParent: string | null;
  readonly oldCode: string | null;
  readonly oldName: string | null;
  /** the first day of the new state */
  readonly date: string;
  readonly basis: string | null;
}

/** What a change of a kind cannot do without, besides kind, code and date. */
const NEEDED: Readonly<Record<ChangeKind, readonly Column[]>> = {
  dibentuk: ['newParent'],
  'pindah induk': ['oldParent', 'newParent'],
  pecah: ['oldCode'],
  gabung: ['oldCode', 'oldName', 'oldParent'],
  'ganti nama': ['oldName'],
  dihapus: [],
};

/** Reads a table of changes; rows with an error are named and left out. */
export function readChanges(table: TextTable, findings: Findings): ChangeRow[] {
  const { at, problems } = findColumns(table.columns, CHANGE_HEADINGS, ['code', 'kind', 'date']);
  for (const p of problems) findings.add(p);
  if (problems.some((p) => p.severity === 'error')) return [];
  return table.rows.flatMap((row) => {
    const cell = (column: Column) => (at[column] === undefined ? '' : (row.cells[at[column]] ?? '').trim());
    const wrong = (column: Column, code: string, hint: Record<string, string | number> = {}) => {
      const name = CHANGE_HEADINGS[column][0] ?? column;
      findings.add({ severity: 'error', line: row.line, column: name, code, value: cell(column), hint });
      return [];
    };
    const kind = KINDS.get(plainKey(cell('kind')));
    if (kind === undefined)
      return wrong('kind', 'unknown-change', { kinds: [...new Set(KINDS.values())].join(', ') });
    const code = codeIn(cell('code'));
    const level = code === null ? undefined : levelOfCode(code);
    if (code === null || level === undefined) return wrong('code', 'change-code-malformed');
    const said = plainKey(cell('level'));
    if (
      said !== '' &&
      said !== level &&
      !(said === 'kelurahan' && level === 'desa') &&
      !(said === 'kota' && level === 'kabupaten')
    ) {
      return wrong('level', 'code-of-other-level', { said: cell('level'), found: level });
    }
    const date = readDay(cell('date'));
    if (date === undefined) return wrong('date', 'change-date-malformed');
    const missing = NEEDED[kind].find((column) => cell(column) === '');
    if (missing !== undefined)
      return wrong(missing, 'change-needs', { kind, column: CHANGE_HEADINGS[missing][0] ?? missing });
    for (const column of ['oldParent', 'newParent', 'oldCode'] as const) {
      if (cell(column) !== '' && codeIn(cell(column)) === null) return wrong(column, 'change-code-malformed');
    }
    return [
      {
        line: row.line,
        kind,
        level,
        code,
        name: cell('name') || null,
        oldParent: codeIn(cell('oldParent')),
        newParent: codeIn(cell('newParent')),
        oldCode: codeIn(cell('oldCode')),
        oldName: cell('oldName') || null,
        date,
        basis: cell('basis') || null,
      },
    ];
  });
}

/** A code down to the desa with dots, or the project's own below it. */
function codeIn(text: string): string | null {
  const read = readAreaCode(text);
  if (!read) return null;
  if (read.form === 'own') return [read.code, ...read.below].join('.');
  return read.below.length === 0 ? read.code : null;
}
