import { levelOfCode } from '../../../data/catalogue/codes.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import { aliasKey } from '../../../data/read/alias-key.ts';
import { readAreaCode } from '../../../data/read/area-code.ts';
import { areBpsCodes, readCodeCell } from '../../../data/read/code-cell.ts';
import type { CodeList } from '../../areas/answer.ts';
import { isBpsHeading } from './headings.ts';
import type { Tabular } from './layout.ts';

/** The heading under which codes found by a bridge table stand; as a user would write one. */
const BRIDGED = 'kode Kemendagri (dari jembatan)';

/** The column of a file that holds codes of BPS, where no other says those of Kemendagri. */
function columnOfBps(file: Tabular, list: CodeList): string | undefined {
  const cells = (column: string) =>
    file.features.map((f) => textOf(f.properties[column])).filter((t) => t !== '');
  const isListed = (column: string) => {
    const values = cells(column);
    const listed = values.filter((v) => list.find(readAreaCode(v)?.code ?? '') !== undefined);
    return listed.length * 2 > values.length && (readAreaCode(listed[0])?.code.length ?? 0) > 5;
  };
  const found = file.columns.find(
    (c) => (isBpsHeading(c) || areBpsCodes(cells(c))) && cells(c).some(isBpsSized),
  );
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
  return [...new Set(file.features.map((f) => readCodeCell(textOf(f.properties[column])).text))].filter(
    isBpsSized,
  );
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

/** A code of BPS and the area it stands for. */
export interface BridgeLine {
  readonly key: string;
  readonly written: string;
  readonly target: string;
}

/** What a file that says both codes of its areas teaches about those of BPS; a code that stands for two areas is left out. */
export function bridgeIn(file: Tabular, codeColumn: string | undefined, list: CodeList): BridgeLine[] {
  const column = file.columns.find((c) => c !== codeColumn && isBpsHeading(c));
  if (codeColumn === undefined || column === undefined) return [];
  const lines = new Map<string, BridgeLine>();
  const disputed = new Set<string>();
  for (const { properties } of file.features) {
    const written = readCodeCell(textOf(properties[column])).text;
    const target = readAreaCode(properties[codeColumn]);
    if (!target || target.below.length > 0 || list.find(target.code) === undefined) continue;
    if (DIGITS[levelOfCode(target.code) ?? 'rt'] !== written.length || !/^\d+$/.test(written)) continue;
    const key = aliasKey('code', null, written);
    if ((lines.get(key)?.target ?? target.code) !== target.code) disputed.add(key);
    lines.set(key, { key, written, target: target.code });
  }
  return [...lines.values()].filter((line) => !disputed.has(line.key));
}

/** How many digits BPS writes. */
const DIGITS: Readonly<Partial<Record<Level, number>>> = { kabupaten: 4, kecamatan: 7, desa: 10 };

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
