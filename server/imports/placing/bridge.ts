import { readAreaCode } from '../../../data/read/area-code.ts';
import { areBpsCodes, readCodeCell } from '../../../data/read/code-cell.ts';
import type { CodeList } from '../../areas/answer.ts';
import { isBpsHeading } from './headings.ts';
import type { Tabular } from './layout.ts';

/** The heading under which codes found by a bridge table stand; as a user would write one. */
const BRIDGED = 'kode Kemendagri (dari jembatan)';

/** The column of a file that holds codes of BPS, where no other says those of Kemendagri. */
function columnOfBps(file: Tabular, list: CodeList): string | undefined {
  const cells = (column: string) => file.features.map((f) => textOf(f.properties[column])).filter((t) => t !== '');
  const isListed = (column: string) => {
    const values = cells(column);
    const listed = values.filter((v) => list.find(readAreaCode(v)?.code ?? '') !== undefined);
    return listed.length * 2 > values.length && (readAreaCode(listed[0])?.code.length ?? 0) > 5;
  };
  const found = file.columns.find((c) => (isBpsHeading(c) || areBpsCodes(cells(c))) && cells(c).some(isBpsSized));
  if (found === undefined) return undefined;
  return file.columns.some((c) => c !== found && isListed(c)) ? undefined : found;
}

function isBpsSized(text: string): boolean {
  return /^(\d{7}|\d{10})$/.test(readCodeCell(text).text);
}

/** Codes of BPS in a file that says no others: what a bridge table is asked for. */
export function bpsCodesOf(file: Tabular, list: CodeList): string[] {
  const column = columnOfBps(file, list);
  if (column === undefined) return [];
  return [...new Set(file.features.map((f) => readCodeCell(textOf(f.properties[column])).text))].filter(isBpsSized);
}

/** The file with a column more, of the codes of Kemendagri that are known for its codes of BPS; as it is where none is. */
export function withBridge<F extends Tabular>(
  file: F,
  list: CodeList,
  codeFor: (bps: string) => string | undefined,
): F {
  const column = columnOfBps(file, list);
  if (column === undefined) return file;
  let known = 0;
  const features = file.features.map((feature) => {
    const code = codeFor(readCodeCell(textOf(feature.properties[column])).text);
    if (code !== undefined) known += 1;
    return { ...feature, properties: { ...feature.properties, [BRIDGED]: code ?? null } };
  });
  return known === 0 ? file : { ...file, columns: [...file.columns, BRIDGED], features };
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
