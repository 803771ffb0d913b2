import type { RowFate, RowFates } from '../../data/contract/fates.ts';
import type { FileKind, RowProblem } from '../../data/contract/import.ts';
import { readAges } from '../../data/read/age-band.ts';
import { readAreaCode } from '../../data/read/area-code.ts';
import { findColumns, type Headings } from '../../data/read/columns.ts';
import { unpackSpot } from '../../data/read/line.ts';
import { NEED_HEADINGS } from '../../data/read/need.ts';
import { FIGURE_HEADINGS } from '../../data/read/own-figures.ts';
import { isLikeAreaCode } from '../../data/read/persons.ts';
import { PLACE_HEADINGS } from '../../data/read/place.ts';
import { POPULATION_HEADINGS } from '../../data/read/population.ts';
import { isNothing } from '../../data/read/whole-number.ts';
import { CHANGE_HEADINGS } from './changes/rows.ts';
import { type Findings, type ReportPart, rowKey } from './findings.ts';
import { nameHeading, numberHeading, ownNameRank } from './placing/headings.ts';
import { isQuiet, QUIET } from './quiet.ts';

interface Asked {
  readonly kind: FileKind;
  readonly only: 'all' | 'bad';
  readonly from: number;
  readonly most: number;
}

type FateRow = RowFates['rows'][number];

/** What became of each row of a table, by what its check found. Sheets and files with other columns stand under one heading. */
export function composeFates(findings: Findings, { kind, only, from, most }: Asked): RowFates {
  const told = new Set<string>();
  for (const { line: packed } of findings.read) {
    const { part, line } = unpackSpot(packed);
    told.add(rowKey(part, line));
  }
  const columns: string[] = [];
  const counts: Record<RowFate, number> = { refused: 0, remark: 0, good: 0, silent: 0, left: 0 };
  const rows: FateRow[] = [];
  let total = 0;
  for (const [number, part] of findings.parts.entries()) {
    const shown = shownColumns(part, kind, columns);
    for (const { line, cells } of part.rows ?? []) {
      const key = rowKey(number, line);
      const problems = (findings.byRow.get(key) ?? []).toSorted(byGravity);
      const fate = fateOf(
        problems,
        told.has(key),
        () => isSilent(part, cells),
        () => isOfArea(part, cells),
      );
      counts[fate] += 1;
      if (only === 'bad' && fate !== 'refused' && fate !== 'remark') continue;
      total += 1;
      if (total <= from || rows.length >= most) continue;
      rows.push({
        part: part.label === '' ? null : part.label,
        line,
        fate,
        problems,
        cells: columnsOf(columns.length, shown, quieted(part, cells, findings.quietIn(number, line))),
      });
    }
  }
  // A later part may have brought more columns.
  const full = rows.map((row) => ({ ...row, cells: padded(row.cells, columns.length) }));
  return { columns, rows: full, counts, total };
}

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

function byGravity(a: RowProblem, b: RowProblem): number {
  return GRAVITY[a.severity] - GRAVITY[b.severity];
}

function fateOf(
  problems: readonly RowProblem[],
  isRead: boolean,
  isEmpty: () => boolean,
  isOfArea: () => boolean,
): RowFate {
  if (problems[0]?.severity === 'error') return 'refused';
  if (!isRead && problems.length === 0) return isOfArea() && isEmpty() ? 'silent' : 'left';
  if (!isRead) return 'remark';
  if (problems.length > 0) return 'remark';
  return isEmpty() ? 'silent' : 'good';
}

interface Shown {
  /** where the column stands in the file, and under which heading of the answer */
  readonly at: number;
  readonly to: number;
  readonly isCode: boolean;
}

/** The columns that were read; what stands in others may be anything and is not shown. */
function shownColumns(
  { headings, uses, isMapped: areAll }: ReportPart,
  kind: FileKind,
  columns: string[],
): Shown[] {
  const isMapped = areAll ? () => true : mapping(headings, kind);
  return headings.flatMap((heading, at) => {
    const use = uses?.[at] ?? 'keep';
    if (use === 'skip' || (use === 'keep' && !isMapped(at))) return [];
    const known = columns.indexOf(heading);
    const to = known >= 0 ? known : columns.push(heading) - 1;
    return [{ at, to, isCode: /kode|code/i.test(heading) }];
  });
}

const ACCEPTED: Readonly<Partial<Record<FileKind, Headings<string>>>> = {
  need: NEED_HEADINGS,
  population: POPULATION_HEADINGS,
  figures: FIGURE_HEADINGS,
  changes: CHANGE_HEADINGS,
};

function mapping(headings: readonly string[], kind: FileKind): (at: number) => boolean {
  const accepted = ACCEPTED[kind] ?? PLACE_HEADINGS;
  const found = new Set(Object.values(findColumns(headings, accepted, []).at));
  return (at) => {
    const heading = headings[at] ?? '';
    if (found.has(at) || nameHeading(heading) !== undefined || numberHeading(heading) !== undefined)
      return true;
    if (kind === 'areas') return ownNameRank(heading) !== undefined || /^(kode|code)/i.test(heading);
    return kind === 'population' && readAges(heading) !== undefined;
  };
}

function columnsOf(width: number, shown: readonly Shown[], cells: readonly string[]): string[] {
  const out: string[] = Array.from({ length: width }, () => '');
  for (const { at, to, isCode } of shown) out[to] = masked(cells[at] ?? '', isCode);
  return out;
}

/** The cells of a row without the numbers that are told to nobody. */
function quieted(
  { headings, uses }: ReportPart,
  cells: readonly string[],
  quiet: ReturnType<Findings['quietIn']>,
): readonly string[] {
  if (quiet === undefined) return cells;
  return cells.map((cell, at) =>
    cell !== '' && isQuiet(quiet, { at, heading: headings[at] ?? '', use: uses?.[at] }) ? QUIET : cell,
  );
}

function padded(cells: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, i) => cells[i] ?? '');
}

/**
 * A row goes back to whoever corrects it, and may be passed on: no number as long as one of identity stays in it. A code
 * of an RT has as many digits as a NIK, and is told from it by how it is written: '63.71.01.1001.rw001.rt002'.
 */
function masked(cell: string, isCode: boolean): string {
  const code = isCode ? readAreaCode(cell) : undefined;
  const isPlain = code?.form === 'plain' && cell.replace(/\D/g, '').length > 10;
  if (code && (!isPlain || isLikeAreaCode(cell))) return cell;
  return cell.replace(
    /\d(?:[\s.,'’/_-]?\d){8,}/g,
    (run) => `${run.slice(0, 2)}${'*'.repeat(run.length - 2)}`,
  );
}

/** Has a row the code of an area? A row of a form that was not filled in has, a title or a signature has not. */
function isOfArea({ headings }: ReportPart, cells: readonly string[]): boolean {
  return headings.some((heading, at) => /^kode|^code/i.test(heading) && readAreaCode(cells[at] ?? ''));
}

/** Does a row say no number at all? */
function isSilent({ headings, uses, isMapped }: ReportPart, cells: readonly string[]): boolean {
  if (isMapped) return false;
  const counted = headings.flatMap((heading, at) =>
    uses?.[at] === 'value' || /^(jumlah|banyak|nilai|count|value|persons|penduduk|jiwa)/i.test(heading)
      ? [at]
      : [],
  );
  return counted.length > 0 && counted.every((at) => isNothing(cells[at] ?? ''));
}
