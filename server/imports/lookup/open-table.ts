import type { ImportReport } from '../../../data/contract/import.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { readTable, type TextTable } from '../../../data/read/csv.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { codeList } from '../../areas/answer.ts';
import type { Findings } from '../findings.ts';
import type { SourceFile } from '../kind.ts';

export interface OpenTable {
  readonly table: TextTable;
  readonly understood: ImportReport['understood'];
}

const SEPARATOR_NAMES: Readonly<Record<TextTable['separator'], string>> = {
  ',': ',',
  ';': ';',
  '\t': 'tab',
  '|': '|',
};

/**
 * The table in a file, or undefined with the findings that say why not. A list of persons is refused here, before any
 * cell of it is looked at by anything else; of such a file only the position of the telling column is said.
 */
export async function openTable(file: SourceFile | null, findings: Findings): Promise<OpenTable | undefined> {
  const { table, problems } = await readTable(file?.bytes ?? new Uint8Array());
  const list = await codeList();
  const nameOf = (code: string) => list.find(readAreaCode(code)?.code ?? code)?.name;
  const persons = table && (await detectPersons(table.columns, table.rows, nameOf));
  if (persons) {
    findings.add(persons);
    return undefined;
  }
  for (const problem of problems) findings.add(problem);
  if (!table) return undefined;
  const understood = [
    { what: 'separator', as: SEPARATOR_NAMES[table.separator] },
    { what: 'encoding', as: table.bom ? 'UTF-8 (BOM)' : 'UTF-8' },
  ];
  return { table, understood };
}
