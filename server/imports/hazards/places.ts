import type { Headings } from '../../../data/read/columns.ts';
import { sayPositions } from '../../../data/read/csv.ts';
import {
  findPlaced,
  PLACE_HEADINGS,
  type PlaceColumn,
  placeReader,
  type WrittenPlace,
  writtenPlace,
} from '../../../data/read/place.ts';
import type { Finding, Findings } from '../findings.ts';
import type { Checked, ImportEnv, SourceFile } from '../kind.ts';
import { openTable } from '../lookup/open-table.ts';
import type { KnownArea } from '../lookup/query.ts';
import { WordMatcher } from '../matching/word-matcher.ts';

/** A row of a table by area, before its area is known. */
export interface PlacedRow<K extends string> {
  readonly line: number;
  readonly place: WrittenPlace;
  readonly written: string;
  cell(column: K): string;
  /** says that a cell is wrong */
  wrong(column: K, code: string, hint?: Finding['hint']): void;
}

export interface PlacedTable<K extends string> {
  readonly rows: readonly (PlacedRow<K> & { readonly area: KnownArea })[];
  readonly read: number;
  readonly words: WordMatcher;
  readonly understood: Checked<unknown>['understood'];
}

/** Reads a table by area whose columns have these headings; undefined, with findings, where it is none. */
export async function openPlaced<K extends string>(
  env: ImportEnv,
  file: SourceFile | null,
  headings: Headings<K>,
  needed: readonly NoInfer<K>[],
  findings: Findings,
): Promise<PlacedTable<K> | undefined> {
  const open = await openTable(file, findings);
  if (!open) return undefined;
  const { table } = open;
  const words = await WordMatcher.open(env, table);
  const all = { ...PLACE_HEADINGS, ...headings } as unknown as Headings<K | PlaceColumn>;
  const { at, ignored, problems } = findPlaced<K>(table.columns, all, needed);
  for (const problem of problems) findings.add(problem);
  if (problems.some((p) => p.severity === 'error')) return undefined;
  const readPlace = placeReader(at, table.rows, words.code);
  const rows: PlacedRow<K>[] = [];
  for (const { line, cells } of table.rows) {
    const place = readPlace(cells);
    if (place.kind === 'wrong') {
      const { column, code } = place;
      findings.add({ severity: 'error', line, column, code, value: writtenPlace(at, cells) });
      continue;
    }
    const cell = (column: K) => (cells[at[column] ?? -1] ?? '').trim();
    rows.push({
      line,
      place: place.place,
      written: writtenPlace(at, cells),
      cell,
      wrong: (column, code, hint = {}) => {
        const value = cell(column);
        findings.add({ severity: 'error', line, column: headings[column][0] ?? column, code, value, hint });
      },
    });
  }
  const places = await words.places(env, rows, findings);
  const today = env.ctx.clock.today();
  const placed = rows.flatMap((row) => {
    const found = places.find(row, today);
    if (found.kind === 'leftOut') return [];
    if (found.kind === 'wrong') {
      const { code, hint } = found;
      findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
      return [];
    }
    return [{ ...row, area: found.area }];
  });
  words.matches.tell(findings);
  if (ignored.length > 0) {
    const hint = { n: ignored.length, positions: sayPositions(table, ignored) };
    findings.add({ severity: 'note', code: 'columns-ignored', hint });
  }
  const columns = Object.entries(at)
    .map(([name, i]) => `${name} = ${table.columns[i as number] ?? ''}`)
    .join(', ');
  const understood = [...open.understood, { what: 'columns', as: columns }].filter((u) => u.as !== '');
  return { rows: placed, read: table.read, words, understood };
}
