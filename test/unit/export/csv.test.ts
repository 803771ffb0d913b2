import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CSV_DIALECTS, type CsvCell, writeCsv } from '../../../server/export/csv.ts';

// Samples of all letters there are take a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Texts as files bring them: letters of all kinds, and often what a spreadsheet or a table trips over. */
const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '"', ';', ',', '\n', "'", '\uFF1D'),
      fc.string({ unit: 'grapheme' }),
    )
    .map(([first, rest]) => first + rest),
);
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
);
const cell: fc.Arbitrary<CsvCell> = fc.oneof(nasty, number, fc.constant(null));
const table = fc
  .integer({ min: 1, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );

describe('CSV', () => {
  for (const lang of ['id', 'en'] as const) {
    const dialect = CSV_DIALECTS[lang];
    const read = (text: string): string[][] =>
      parse(text, {
        bom: true,
        delimiter: dialect.separator,
        skip_empty_lines: false,
        relax_column_count: true,
      });

    test(`of any table is read back with the same cells in the same places (${lang})`, () => {
      fc.assert(
        fc.property(table, (rows) => {
          const back = read(writeCsv(rows, dialect));
          expect(back.length).toBe(rows.length);
          rows.forEach((row, r) => {
            expect(back[r]?.length).toBe(row.length);
            row.forEach((was, c) => {
              const now = back[r]?.[c] ?? '';
              if (was === null) expect(now).toBe('');
              else if (typeof was === 'number') {
                expect(Number(now.replace(dialect.decimal, '.'))).toBeCloseTo(was, 9);
              }
            });
          });
        }),
      );
    });

    test(`never holds a text that a spreadsheet would run as a formula (${lang})`, () => {
      fc.assert(
        fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (texts) => {
          for (const back of read(writeCsv([texts], dialect)).flat()) {
            expect(back).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/u);
            expect(back).not.toMatch(/^[\t\r\n]/);
          }
        }),
      );
    });
  }

  test('leads a formula with an apostrophe in quotes and leaves a negative number a number', () => {
    const csv = writeCsv([['=HYPERLINK("http://x")', -5, 7.52, 'Kelayan; Dalam', null]], CSV_DIALECTS.id);
    expect(csv).toBe('\uFEFF"\'=HYPERLINK(""http://x"")";-5;7,52;"Kelayan; Dalam";\r\n');
  });
});
