import type { ReadingChange, TableKind, TableReading } from '../contract/reading.ts';
import { writeUse } from './column-use.ts';
import type { TableRow } from './csv.ts';
import { columnKeys, nameOf, type ReadPart, type TablePart } from './table-parts.ts';

export function readingOf(
  first: ReadPart,
  chosen: readonly ReadPart[],
  parts: readonly TablePart[],
  change: ReadingChange | undefined,
): Omit<TableReading, 'key' | 'rows'> {
  const used = new Set(chosen.map((p) => p.sheet));
  const columns = new Map<string, TableReading['columns'][number]>();
  for (const part of chosen) {
    const keys = columnKeys(part.cut.columns);
    for (const [i, { parts: said }] of part.cut.columns.entries()) {
      const key = keys[i] ?? '';
      const use = writeUse(part.uses[i] ?? { as: 'skip' });
      if (!columns.has(key)) columns.set(key, { key, heading: said.join(' · '), use });
    }
  }
  return {
    sheets: parts.map((part) => ({
      name: nameOf(part, parts),
      used: used.has(part.sheet),
      rows: part.cut.rows.length,
    })),
    heading: [...first.cut.heading],
    said: saidOfAll(chosen),
    columns: [...columns.values()],
    change: change ?? null,
    remembered: false,
  };
}

/** What titles and names say, of several sheets or files each thing once. */
function saidOfAll(parts: readonly ReadPart[]): Record<string, string> {
  const all = new Map<string, Set<string>>();
  for (const [key, text] of parts.flatMap((part) => Object.entries(part.said))) {
    all.set(key, (all.get(key) ?? new Set()).add(text));
  }
  return Object.fromEntries([...all].map(([key, texts]) => [key, [...texts].join(', ')]));
}

/** The headings of tables as a short text, as they were found: the same for the next file of the same source. */
export function tableKey(parts: readonly TablePart[], kind: TableKind | undefined): string {
  const keys = new Set(parts.flatMap((p) => columnKeys(p.cut.columns)));
  let [a, b] = [0x811c9dc5, 0x1000193];
  for (const sign of `${kind}|${[...keys].sort().join('|')}`) {
    const code = sign.charCodeAt(0);
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = Math.imul(b ^ code, 0x85ebca6b) >>> 0;
  }
  return `${a.toString(16).padStart(8, '0')}${b.toString(16).padStart(8, '0')}`;
}

const SHOWN = 5;

/** The first rows as they stand in the file, of columns that are used; long numbers may be anybody's and are masked. */
export function sampleOf(part: ReadPart, rows: readonly TableRow[]): TableReading['rows'] {
  return rows.slice(0, SHOWN).map((row) => ({
    line: row.line,
    cells: part.cut.columns.map(({ position }, i) => {
      const use = part.uses[i];
      if (use === undefined || use.as === 'skip') return '';
      return mask(row.cells[position] ?? '');
    }),
  }));
}

function mask(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return short.replace(/\d{11,}/g, (run) => `${run.slice(0, 2)}${'*'.repeat(run.length - 2)}`);
}
