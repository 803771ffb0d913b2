import { expect, test } from 'vitest';
import { writeFates } from '../../../client/imports/fates-csv.ts';
import type { RowFates } from '../../../data/contract/fates.ts';
import { readTable } from '../../../data/read/csv.ts';
import { readNeeds } from '../../../data/read/need.ts';
import { id } from '../../../data/words/id.ts';

const problem = {
  severity: 'error',
  line: 3,
  column: 'jumlah',
  code: 'count-not-number',
  value: 'banyak',
  hint: {},
};
const FATES: Pick<RowFates, 'columns' | 'rows'> = {
  columns: ['kode', 'jenis', 'jumlah'],
  rows: [
    { part: null, line: 2, fate: 'good', problems: [], cells: ['63.71.01.1001', 'LUT', '3'] },
    {
      part: null,
      line: 3,
      fate: 'refused',
      problems: [problem as RowFates['rows'][number]['problems'][number]],
      cells: ['63.71.01.1002', '=HYPERLINK("x")', '-5'],
    },
  ],
};

test('rows are given back with their reasons behind, and no cell runs as a formula', () => {
  const text = writeFates(FATES, id, 'id');
  const [heading, first, second] = text.trimEnd().split('\r\n');
  expect(heading).toBe('\uFEFFkode;jenis;jumlah;Baris;Hasil;Alasan');
  expect(first).toBe('63.71.01.1001;LUT;3;2;Terbaca baik;');
  expect(second).toMatch(/^63\.71\.01\.1002;"'=HYPERLINK\(""x""\)";-5;3;Keliru;/);
});

test.each(['id', 'en'] as const)('what was given back can be read again (%s)', async (language) => {
  const { table } = await readTable(new TextEncoder().encode(writeFates(FATES, id, language)));
  if (!table) throw new Error('not read');
  const read = await readNeeds(table);
  expect(read.rows.map((row) => [row.written, row.count])).toEqual([['63.71.01.1001', 3]]);
  expect(read.refused).toBe(1);
});
