import type { Row } from 'write-excel-file/node';
import { BLANK_COLUMNS, BLANK_MARK, BLANK_PERIOD, BLANK_PLACES } from '../../data/catalogue/blank.ts';
import type { Words } from '../../data/words/id.ts';
import { HEADING, TITLE, textCell, WARNING, writeWorkbook } from '../paper/workbook.ts';
import type { Form } from './form.ts';

const FAINT = { textColor: '#52616a' } as const;
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
  return writeWorkbook([
    formSheet(order, words),
    {
      sheet: t.explained,
      ...PRINTED,
      columns: [{ width: 12 }, { width: 38 }, { width: 80 }, { width: 16 }, { width: 24 }],
      data: explainedRows(order, words),
    },
  ]);
}

function formSheet({ form, period, lang, simulated }: FormOrder, words: Words) {
  const t = words.blank;
  const head: Row[] = [
    [textCell(BLANK_MARK, FAINT)],
    ...(simulated ? [[textCell(words.domain.simulated, WARNING)]] : []),
    [textCell(t.heading(form.name), TITLE)],
    [textCell(t.rule)],
    [textCell(t.keep, FAINT)],
    [textCell(BLANK_PERIOD, { fontWeight: 'bold' }), textCell(period, { fontWeight: 'bold' })],
    [
      ...BLANK_PLACES.map(() => null),
      ...BLANK_COLUMNS.map(({ type, sex }) =>
        textCell(`${type.name[lang]}${sex === '' ? '' : ` (${t.sexes[sex]})`}`, { ...HEADING, fontSize: 9 }),
      ),
    ],
    [...BLANK_PLACES, ...BLANK_COLUMNS.map(({ heading }) => heading)].map((title) =>
      textCell(title, HEADING),
    ),
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
          cell === '' ? null : textCell(cell),
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
    [textCell(t.rule, { fontWeight: 'bold' })],
    [textCell(t.keep)],
    [textCell(t.notHere)],
    [],
    [t.columns.code, t.columns.name, t.columns.meaning, t.columns.unit, t.columns.columns].map((title) =>
      textCell(title, HEADING),
    ),
    ...types.map((type) => [
      textCell(type.code),
      textCell(`${type.name[lang]} (${type.abbreviation})`),
      textCell(meaning[type.code] ?? '', { wrap: true }),
      textCell(t.units[type.unit]),
      textCell(
        BLANK_COLUMNS.filter((c) => c.type === type)
          .map((c) => c.heading)
          .join(', '),
      ),
    ]),
  ];
}
