import { expect, test } from 'vitest';
import { importQuery } from '../../../data/contract/import.ts';
import { parseUse, writeUse } from '../../../data/read/column-use.ts';
import { packSpot } from '../../../data/read/line.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';
import { sayUse } from '../../../data/words/say-reading.ts';
import { Findings } from '../../../server/imports/findings.ts';

test('a reading is said in an address as JSON; anything else is refused', () => {
  const read = (text: string) => importQuery.shape.reading.safeParse(text);
  const change = {
    heading: [4, 5],
    skipSheets: ['Petunjuk'],
    columns: { lut: 'value:PMKS-08:L::', ket: 'skip' },
  };
  expect(read(JSON.stringify(change)).data).toEqual(change);
  expect(read('{}').data).toEqual({});
  for (const wrong of [
    '',
    'x',
    '[]',
    '{"columns":{"a":"drop"}}',
    '{"heading":[0,1]}',
    '{"more":1}',
    '{"columns":{"a":"value:x"}}',
  ]) {
    expect(read(wrong).success, wrong).toBe(false);
  }
});

test('what a column is for is said in words', () => {
  expect(sayUse(id, 'value:PMKS-08:L:2025:terlayani')).toBe(
    'PMKS-08 Lanjut usia terlantar · L · 2025 · terlayani',
  );
  expect(sayUse(en, 'value:PMKS-08:::')).toBe('PMKS-08 Neglected elderly');
  expect(sayUse(id, 'value:Lansia Telantarr:P::')).toBe('Angka jenis "Lansia Telantarr" (belum dikenal) · P');
  expect(['keep', 'skip', 'total', 'keep:kelurahan'].map((use) => sayUse(id, use))).toEqual([
    'Menurut judulnya',
    'Dilewati',
    'Jumlah (dicocokkan, lalu dilewati)',
    'Nama desa/kelurahan',
  ]);
});

test('what a column is for comes back as it was written', () => {
  for (const use of ['skip', 'total', 'value:PMKS-08:L:2025:tercatat', 'value::P::', 'value:jiwa:::']) {
    expect(writeUse(parseUse(use, 'x'))).toBe(use);
  }
  expect(parseUse('keep', 'Desa')).toEqual({ as: 'keep', heading: 'Desa' });
  expect(parseUse('keep:kelurahan', 'X1')).toEqual({ as: 'keep', heading: 'kelurahan' });
});

test('a finding names the sheet, the line and the column in which its figure stands, and the lines it speaks of', () => {
  const findings = new Findings();
  findings.readFrom([
    { label: 'Utara', headings: ['Kelurahan', 'LUT L'] },
    { label: 'Barat', headings: ['Kelurahan', 'LUT L'] },
  ]);
  const line = packSpot({ part: 1, column: 1, line: 7 });
  const other = packSpot({ part: 0, column: 1, line: 5 });
  findings.add({
    severity: 'error',
    line,
    column: 'jumlah',
    code: 'row-twice',
    value: 3,
    hint: { other, otherCount: 4 },
  });
  findings.add({
    severity: 'error',
    line,
    column: 'Kelurahan',
    code: 'x',
    hint: { lines: `${other}, ${line}` },
  });
  findings.add({ severity: 'error', line: 3, column: 'kode', code: 'y' });
  expect(findings.problems.map(({ part, line: at, column, hint }) => [part, at, column, hint])).toEqual([
    ['Barat', 7, 'LUT L', { other: '5 (Utara)', otherCount: 4 }],
    ['Barat', 7, 'Kelurahan', { lines: '5 (Utara), 7 (Barat)' }],
    ['Utara', 3, 'Kelurahan', {}],
  ]);
});

test('what is wrong with a whole row is told once, however many figures the row holds', () => {
  const findings = new Findings();
  findings.readFrom([
    { label: '', headings: ['Kelurahan', 'LUT L', 'LUT P'], uses: ['keep', 'value', 'value'] },
  ]);
  for (const column of [1, 2]) {
    const line = packSpot({ part: 0, column, line: 4 });
    findings.add({ severity: 'error', line, column: 'kode', code: 'match-unknown', value: 'Antah' });
    findings.add({ severity: 'error', line, column: 'jumlah', code: 'count-not-number', value: '?' });
  }
  expect(findings.problems.map(({ column, code }) => [column, code])).toEqual([
    ['Kelurahan', 'match-unknown'],
    ['LUT L', 'count-not-number'],
    ['LUT P', 'count-not-number'],
  ]);
  expect(findings.counts).toEqual({ 'match-unknown': 1, 'count-not-number': 2 });
});
