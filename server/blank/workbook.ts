import type { CellObject, Sheet as ExcelSheet, Row } from 'write-excel-file/node';
import { BLANK_COLUMNS, BLANK_MARK, BLANK_PERIOD, BLANK_PLACES } from '../../data/catalogue/blank.ts';
import type { Words } from '../../data/words/id.ts';
import type { Form } from './form.ts';

const HEADING = {
  fontWeight: 'bold',
  backgroundColor: '#eaeeef',
  wrap: true,
  alignVertical: 'top',
  bottomBorderStyle: 'thin',
} as const;
const FAINT = { textColor: '#52616a' } as const;
const WARNING = { fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#943f15' } as const;
const PRINTED = { orientation: 'landscape' } as const;

export interface FormOrder {
  readonly form: Form;
  /** written into the form, so that nobody has to say it when it comes back; '' leaves it open */
  readonly period: string;
  readonly lang: 'id' | 'en';
  /** of made-up areas */
  readonly simulated: boolean;
}

/** A form as a workbook: a sheet to fill in, whose headings and codes are checked when it returns, and what each type is. */
export async function writeForm(order: FormOrder, words: Words): Promise<Uint8Array> {
  const t = words.blank;
  const sheets = [
    formSheet(order, words),
    {
      sheet: t.explained,
      ...PRINTED,
      columns: [{ width: 12 }, { width: 38 }, { width: 80 }, { width: 16 }, { width: 24 }],
      data: explainedRows(order, words),
    },
  ] as ExcelSheet<never>[];
  // Loaded when the first form is asked for: the server starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(sheets as never, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

/** A cell of text, without the control characters that no workbook can hold. */
function text(value: string, style: Partial<CellObject> = {}): CellObject {
  return { value: value.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' '), type: String, ...style };
}

function formSheet({ form, period, lang, simulated }: FormOrder, words: Words) {
  const t = words.blank;
  const head: Row[] = [
    [text(BLANK_MARK, FAINT)],
    ...(simulated ? [[text(words.domain.simulated, WARNING)]] : []),
    [text(t.heading(form.name), { fontWeight: 'bold', fontSize: 14 })],
    [text(t.rule)],
    [text(t.keep, FAINT)],
    [text(BLANK_PERIOD, { fontWeight: 'bold' }), text(period, { fontWeight: 'bold' })],
    [
      ...BLANK_PLACES.map(() => null),
      ...BLANK_COLUMNS.map(({ type, sex }) =>
        text(`${type.name[lang]}${sex === '' ? '' : ` (${t.sexes[sex]})`}`, { ...HEADING, fontSize: 9 }),
      ),
    ],
    [...BLANK_PLACES, ...BLANK_COLUMNS.map(({ heading }) => heading)].map((title) => text(title, HEADING)),
  ];
  return {
    sheet: t.sheet,
    ...PRINTED,
    columns: [
      { width: 28 },
      { width: 20 },
      { width: 22 },
      { width: 12 },
      { width: 7 },
      { width: 7 },
      ...BLANK_COLUMNS.map(() => ({ width: 13 })),
    ],
    stickyRowsCount: head.length,
    stickyColumnsCount: BLANK_PLACES.length,
    data: [
      ...head,
      ...form.rows.map((row) =>
        [row.code, row.kecamatan, row.village, row.dusun, row.rw, row.rt].map((cell) =>
          cell === '' ? null : text(cell),
        ),
      ),
    ],
  };
}

function explainedRows({ lang }: FormOrder, words: Words): Row[] {
  const t = words.blank;
  const meaning: Readonly<Record<string, string>> = t.meaning;
  const types = [...new Set(BLANK_COLUMNS.map(({ type }) => type))];
  return [
    [text(t.rule, { fontWeight: 'bold' })],
    [text(t.keep)],
    [text(t.notHere)],
    [],
    [t.columns.code, t.columns.name, t.columns.meaning, t.columns.unit, t.columns.columns].map((title) =>
      text(title, HEADING),
    ),
    ...types.map((type) => [
      text(type.code),
      text(`${type.name[lang]} (${type.abbreviation})`),
      text(meaning[type.code] ?? '', { wrap: true }),
      text(t.units[type.unit]),
      text(
        BLANK_COLUMNS.filter((c) => c.type === type)
          .map((c) => c.heading)
          .join(', '),
      ),
    ]),
  ];
}
