import type { CellObject, Sheet as ExcelSheet, Row } from 'write-excel-file/node';
import type { Indicator } from '../../data/contract/indicator.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_PARTIAL } from '../../data/contract/values.ts';
import type { Words } from '../../data/words/id.ts';
import type { Sheet, SheetFigure } from '../indicators/sheet/answer.ts';
import { type Column, capital, columnsOf } from './columns.ts';
import { legendLines, notesOf, sourceLine, titleAbove, titleOf, warningsOf } from './notes.ts';
import { plainText } from './plain-text.ts';
import type { State, TakenRow } from './rows.ts';
import type { Taken } from './taken.ts';

const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#eaeeef',
  wrap: true,
  alignVertical: 'top',
  bottomBorderStyle: 'thin',
} as const;
const FAINT = { textColor: '#52616a', fontStyle: 'italic' } as const;
const WARNING = { fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#943f15' } as const;
/** Figures of an earlier release, on the sheet where a figure is a cell alone. */
const KEPT = { fontStyle: 'italic' } as const;
/** Tables are wide. */
const PRINTED = { orientation: 'landscape' } as const;
const TITLE = { fontWeight: 'bold', fontSize: 14 } as const;

/** The longest list of areas whose every indicator a sheet takes. */
export const MOST_SHEET_ROWS = 20_000;

/**
 * A view as a workbook: the table shown, every indicator of the same areas, and what must be known of them. Figures are
 * numbers that can be reckoned with, written as the screen writes them; what is no figure is a word in its place, and a
 * nihil is the number 0 that reads as one. `all` is missing where there are too many areas.
 */
export async function writeWorkbook(taken: Taken, all: Sheet | undefined, words: Words): Promise<Uint8Array> {
  const { sheets } = words.download;
  const made: ExcelSheet<never>[] = [
    shownSheet(taken, words),
    ...(all ? [allSheet(taken, all, words)] : []),
    {
      sheet: sheets.notes,
      ...PRINTED,
      columns: [{ width: 30 }, { width: 90 }, { width: 14 }],
      data: notesRows(taken, all, words),
    },
  ] as ExcelSheet<never>[];
  // Loaded when the first workbook is asked for: the server starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(made as never, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

function text(value: string, style: Partial<CellObject> = {}): CellObject {
  return { value: plainText(value), type: String, ...style };
}

/** What stands above every table: the warning first of all, then what it is and from whom. */
function headRows(
  taken: Taken,
  words: Words,
  title: string,
  under: Row[],
  indicators: readonly Indicator[] = [],
): Row[] {
  return [
    ...warningsOf(taken, words, indicators).map((warning) => [
      text(warning.text, { ...WARNING, columnSpan: 3 }),
      null,
      null,
    ]),
    [text(title, TITLE)],
    ...under,
  ];
}

function sourceRows(taken: Taken, words: Words): Row[] {
  return [[text(sourceLine(taken, words), FAINT)], []];
}

function shownSheet(taken: Taken, words: Words) {
  const columns = columnsOf(taken, words);
  const head = headRows(taken, words, titleOf(taken, words), sourceRows(taken, words));
  const decimals = shownDecimals(taken);
  return {
    sheet: words.download.sheets.shown,
    ...PRINTED,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: head.length + 1,
    stickyColumnsCount: 2,
    data: [
      ...head,
      columns.map((c) => text(c.title, HEADING)),
      ...taken.rows.map((row) => columns.map((c) => shownCell(c, row, decimals, words))),
    ],
  };
}

/** As many digits as the legend tells values apart with. */
function shownDecimals(taken: Taken): number {
  return taken.indicator.measure === 'count' ? 0 : taken.legend.decimals;
}

function shownCell(column: Column, row: TakenRow, decimals: number, words: Words) {
  const cell = column.of(row);
  if (column.kind === 'value' && cell === null) return text(wordFor(row.state, words), FAINT);
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return text(cell);
  if (column.kind === 'value') return figureCell(cell, decimals, words);
  return { value: cell, type: Number, format: column.kind === 'measured' ? '#,##0.00' : '#,##0' };
}

function figureCell(value: number, decimals: number, words: Words): CellObject {
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  return {
    value,
    type: Number,
    format: `${digits};-${digits};"${words.download.short.zero}"`,
    align: 'right',
  };
}

function wordFor(state: State, words: Words): string {
  const { short, states } = words.download;
  if (state === 'hidden') return short.hidden;
  if (state === 'noRate') return short.noRate;
  return state === 'partial' ? states.partial : short.noData;
}

/**
 * Code, name and place of every area, then a column for every indicator that has figures in the period: above it from
 * whom they are, and as of when.
 */
function allSheet(taken: Taken, all: Sheet, words: Words) {
  const { columns: said } = words.download;
  const place = [said.code, said.name, ...taken.above.map((l) => capital(words.domain.level[l]))];
  const blank = place.slice(1).map(() => null);
  const { notSaid } = words.download.notes;
  const dayOf = (day: string | null) => (day === null ? notSaid : words.format.day(day));
  const head = headRows(
    taken,
    words,
    titleAbove(words.download.sheets.all, taken, words),
    [
      [],
      [
        text(said.sources, FAINT),
        ...blank,
        ...all.columns.map((c) => text(c.sources.join(' · ') || notSaid, FAINT)),
      ],
      [text(said.asOf, FAINT), ...blank, ...all.columns.map((c) => text(dayOf(c.asOf), FAINT))],
    ],
    all.columns.map((c) => c.indicator),
  );
  const titles = all.columns.map(
    ({ indicator }) => `${capital(indicator.name[taken.lang])} (${indicator.unit[taken.lang]})`,
  );
  const empty = text(words.download.short.noData, FAINT);
  const hidden = text(words.download.short.hidden, FAINT);
  const zero = figureCell(0, 0, words);
  return {
    sheet: words.download.sheets.all,
    ...PRINTED,
    columns: [...place.map((_, i) => ({ width: i === 1 ? 26 : 22 })), ...titles.map(() => ({ width: 17 }))],
    stickyRowsCount: head.length + 1,
    stickyColumnsCount: 2,
    data: [
      ...head,
      [...place, ...titles].map((title) => text(title, HEADING)),
      ...taken.rows.map((row, i) => [
        text(row.code),
        text(row.name),
        ...row.above.map((name) => text(name)),
        ...all.columns.map(({ figures, indicator }) => {
          const f = figures[i];
          if (f === undefined || f.class === CLASS_NO_DATA) return empty;
          if (f.class === CLASS_HIDDEN) return hidden;
          if (f.class === CLASS_PARTIAL) return text(partialWords(f, words), FAINT);
          const cell =
            f.value === 0 ? zero : figureCell(f.value ?? 0, indicator.measure === 'rate' ? 2 : 0, words);
          return f.kept === undefined ? cell : { ...cell, ...KEPT };
        }),
      ]),
    ],
  };
}

function partialWords(f: SheetFigure, words: Words): string {
  return words.download.short.partial(f.value ?? 0, f.n, f.m);
}

function notesRows(taken: Taken, all: Sheet | undefined, words: Words): Row[] {
  const said = words.download.notes;
  const areas = words.screen.level[taken.levelName];
  const withheld = all?.withheld.map((i) => i.name[taken.lang]) ?? [];
  return [
    ...headRows(taken, words, said.heading, sourceRows(taken, words)),
    ...notesOf(taken, words).map((n) => [
      text(n.label, { fontWeight: 'bold', alignVertical: 'top' }),
      n.text === undefined ? null : text(n.text, { wrap: true, alignVertical: 'top' }),
    ]),
    ...(withheld.length > 0
      ? [[null, text(said.withheld(words.format.list(withheld)), { wrap: true })]]
      : []),
    ...keptOf(all, words).map((line) => [null, text(line, { wrap: true })]),
    ...(all === undefined ? [[null, text(said.tooMany(MOST_SHEET_ROWS), { wrap: true })]] : []),
    [],
    [
      text(said.classes, HEADING),
      text(taken.indicator.unit[taken.lang], HEADING),
      text(said.areas(areas), HEADING),
    ],
    ...legendLines(taken, words).map((line) => [
      { value: ' ', type: String, backgroundColor: line.colour },
      text(line.label),
      { value: line.areas, type: Number, format: '#,##0' },
    ]),
  ];
}

/** Which earlier releases figures of the sheet of all indicators are kept from. */
function keptOf(all: Sheet | undefined, words: Words): string[] {
  const days = new Set(all?.columns.flatMap((c) => c.figures.flatMap((f) => f.kept ?? [])));
  if (days.size === 0) return [];
  return [words.download.notes.keptInAll(words.format.list([...days].sort().map(words.format.day)))];
}
