import { levelOfCode, parentCode } from '../../../data/catalogue/codes.ts';
import { closest, nameKey } from '../../../data/read/names.ts';
import {
  type BelowVillage,
  behindNumbers,
  codeBelow,
  codePart,
  unnumberedPart,
} from '../../../data/read/rt-rw.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { Findings } from '../findings.ts';
import type { WordMatcher } from '../matching/word-matcher.ts';
import type { Layout } from '../placing/layout.ts';
import { type Placement, Placer } from '../placing/place.ts';
import { defaultName, type Nursery } from '../tree/grow.ts';

export interface ListedRow {
  readonly line: number;
  readonly code: string;
  readonly name: string | null;
  /** the number as the file writes it, for messages */
  readonly said: string | null;
}

interface Line {
  readonly line: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads the areas of a list; every row that cannot be used is named, the others go on. */
export async function readList(
  lines: readonly Line[],
  layout: Layout,
  list: CodeList,
  nurseryFor: (codes: readonly string[]) => Promise<Nursery>,
  on: string,
  { findings, words }: { readonly findings: Findings; readonly words: WordMatcher },
): Promise<{ rows: ListedRow[]; nursery: Nursery }> {
  const { matches } = words;
  const placer = new Placer(list, layout, words.known);
  const column = numbering(layout);
  const placed = lines.map(({ line, properties }) => ({
    line,
    placement: placer.place(properties),
    said: column === null ? null : String(properties[column] ?? ''),
  }));
  const nursery = await nurseryFor(placed.flatMap((p) => p.placement.code ?? p.placement.unlisted ?? []));
  const rows: ListedRow[] = [];
  const taken = new Map<string, ListedRow>();
  const wanted = new Set(placed.flatMap((p) => p.placement.code ?? []));
  for (const { line, placement, said } of placed) {
    if (placement.isLeftOut) {
      matches.leftOut += 1;
      continue;
    }
    const code = codeOf(nursery, placement, on);
    for (const question of placement.questions) matches.ask(question, line);
    if (code !== undefined && placement.questions.length === 0) matches.sure(code);
    for (const f of placement.findings) findings.add({ ...f, line });
    if (code === undefined) {
      if (!placement.findings.some((f) => f.severity === 'error')) {
        findings.add({ ...unknownCode(list, layout, placement), line });
      }
      continue;
    }
    const row = { line, code, name: nameOf(placement), said };
    const settled = placement.unnumbered
      ? withoutNumber(row, layout, taken, findings)
      : withNumber(row, layout, { taken, wanted, nursery, on }, findings);
    if (!settled) continue;
    taken.set(settled.code, settled);
    rows.push(settled);
  }
  if (layout.level === 'rw') warnOfTwins(rows, list, layout, findings);
  return { rows, nursery };
}

/** An RW with a name of its own that stands in two desa may be one RW written twice; both are used, and it is said. */
function warnOfTwins(rows: readonly ListedRow[], list: CodeList, layout: Layout, findings: Findings): void {
  const first = new Map<string, ListedRow>();
  const villageOf = (row: ListedRow) => {
    const code = row.code.slice(0, VILLAGE_CODE);
    return `${list.find(code)?.name ?? ''} (${code})`;
  };
  for (const row of rows) {
    const key = row.name === null ? '' : nameKey(row.name, 'rw');
    if (!/[a-z]{3}/.test(key)) continue;
    const other = first.get(key);
    if (!other) first.set(key, row);
    else if (other.code.slice(0, VILLAGE_CODE) !== row.code.slice(0, VILLAGE_CODE)) {
      const hint = { other: other.line, here: villageOf(row), there: villageOf(other) };
      const at = { line: row.line, column: layout.nameColumn ?? null };
      findings.add({ severity: 'warning', ...at, code: 'rw-in-two-villages', value: row.name, hint });
    }
  }
}

/** '63.71.01.1001' */
const VILLAGE_CODE = 13;

/** The code of a row; also of a desa that only an earlier change of areas here knows. */
function codeOf(nursery: Nursery, placement: Placement, on: string): string | undefined {
  const { code, unlisted, numbers } = placement;
  if (code !== undefined || unlisted === undefined || !nursery.forest.find(unlisted, on)) return code;
  return levelOfCode(unlisted) === 'desa' ? codeBelow(unlisted, numbers) : unlisted;
}

function nameOf(placement: Placement): string | null {
  const name = behindNumbers(placement.name ?? '');
  return /[a-z]{2}/i.test(name) ? name.replace(/\s+/g, ' ').trim() : null;
}

function unknownCode(list: CodeList, layout: Layout, placement: Placement) {
  const { unlisted, unlistedIn, name } = placement;
  if (unlisted === undefined) {
    const { placeNames, parentColumns, codeColumn, nameColumn } = layout;
    const column = placeNames.desa ?? parentColumns.at(-1)?.column ?? codeColumn ?? nameColumn ?? null;
    return { severity: 'error' as const, code: 'list-not-placed', column, value: name };
  }
  const siblings = list.children(parentCode(unlisted) ?? '');
  const near = name === null ? undefined : closest(name, siblings, layout.level, 3);
  const hint = { ...wrongFrom(list, unlisted), ...(near ? { suggestion: `${near.code} ${near.name}` } : {}) };
  return {
    severity: 'error' as const,
    code: 'unknown-code',
    column: unlistedIn ?? null,
    value: unlisted,
    hint,
  };
}

/** From where on a code is wrong: '63.99.01.1001' -> no kabupaten 63.99 in 63 Kalimantan Selatan. */
function wrongFrom(list: CodeList, code: string): Record<string, string> {
  let wrong = code;
  for (let up = parentCode(wrong); up !== undefined && !list.find(up); up = parentCode(wrong)) wrong = up;
  const parent = list.find(parentCode(wrong) ?? '');
  const level = levelOfCode(wrong);
  if (level === undefined || (wrong === code && !parent)) return {};
  return { wrong, level, ...(parent ? { within: `${parent.name} (${parent.code})` } : {}) };
}

/** An area without a number is told apart by its order in the file. */
function withoutNumber(
  row: ListedRow,
  layout: Layout,
  taken: ReadonlyMap<string, ListedRow>,
  findings: Findings,
): ListedRow {
  const level = layout.level as BelowVillage;
  let n = 1;
  while (taken.has(`${row.code}.${unnumberedPart(level, n)}`)) n += 1;
  const code = `${row.code}.${unnumberedPart(level, n)}`;
  const name = row.name ?? defaultName(code, level);
  const hint = { given: name, code, within: row.code };
  findings.add({ severity: 'warning', line: row.line, code: 'without-number', value: row.name, hint });
  return { ...row, code, name };
}

/** The column that tells the areas of a list apart. */
function numbering(layout: Layout): string | null {
  const own = layout.level === 'desa' ? undefined : layout.numbers[layout.level as BelowVillage]?.[0];
  return own ?? layout.codeColumn ?? layout.nameColumn ?? null;
}

interface Numbering {
  readonly taken: ReadonlyMap<string, ListedRow>;
  /** codes that some row of the file says */
  readonly wanted: ReadonlySet<string>;
  readonly nursery: Nursery;
  readonly on: string;
}

/** The same number twice: the same name is a row too many, another name another area, which takes the next free number. */
function withNumber(
  row: ListedRow,
  layout: Layout,
  { taken, wanted, nursery, on }: Numbering,
  findings: Findings,
): ListedRow | undefined {
  const before = taken.get(row.code);
  if (!before) return row;
  const { level } = layout;
  const sameName =
    row.name === null || before.name === null || nameKey(row.name, level) === nameKey(before.name, level);
  const hint = { code: row.code, other: before.line };
  if (sameName || level === 'desa') {
    const at = { line: row.line, column: numbering(layout) };
    findings.add({ severity: 'error', ...at, code: 'duplicate-row', value: row.name ?? row.said, hint });
    return undefined;
  }
  const container = parentCode(row.code) ?? '';
  let n = 1;
  let code = '';
  do {
    code = `${container}.${codePart(level as BelowVillage, n)}`;
    n += 1;
  } while (taken.has(code) || wanted.has(code) || isOtherThere(nursery, code, row, level, on));
  findings.add({
    severity: 'warning',
    line: row.line,
    code: 'number-taken',
    value: row.name,
    hint: { ...hint, given: code },
  });
  return { ...row, code };
}

/** A second import of the same list finds the number it gave before. */
function isOtherThere(
  nursery: Nursery,
  code: string,
  row: ListedRow,
  level: Layout['level'],
  on: string,
): boolean {
  const there = nursery.forest.find(code, on)?.versions.at(-1);
  return there !== undefined && nameKey(there.name, level) !== nameKey(row.name ?? '', level);
}
