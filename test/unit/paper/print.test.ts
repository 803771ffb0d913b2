import { expect, test } from 'vitest';
import type { Paper } from '../../../server/paper/paper.ts';
import { printHere } from '../../../server/paper/print.ts';
import { runsOf } from '../../../server/paper/runs.ts';
import { refuseReferences } from '../../../server/paper/safe.ts';

const PAPER: Paper = {
  title: 'Surat',
  lang: 'id',
  content: ['Wilayah tugas – “Łódź” ≥ 5 km²'],
  foot: 'Dicetak hari ini',
  pageLine: 'halaman {page} dari {pages}',
  across: 'KONSEP',
  warning: 'DATA CONTOH',
};

test('a name of any spelling is written: no letter is left out', () => {
  expect(runsOf('Łódź ≥ 愛').map((run) => run.text)).toEqual(['Ł', 'ód', 'ź', ' >= ?']);
});

test('a paper has its fonts within it', async () => {
  const pdf = Buffer.from(await printHere(PAPER)).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.match(/\/FontFile2/g)?.length).toBeGreaterThanOrEqual(2);
});

test.each([
  ['a file as a picture', { image: '/etc/hostname' }],
  ['an address as a picture', { stack: [{ image: 'http://127.0.0.1/a.png' }] }],
  ['a file in a drawing', { svg: '<svg><image xlink:href="/etc/hostname"/></svg>' }],
  ['an address in the style of a drawing', { svg: '<svg><rect style="fill:url(http://127.0.0.1/)"/></svg>' }],
])('%s is refused', async (_, part) => {
  await expect(printHere({ ...PAPER, content: [part] as Paper['content'] })).rejects.toThrow();
});

test('what a drawing holds itself is printed', () => {
  expect(() => refuseReferences({ svg: '<svg><use href="#a"/><rect fill="url(#b)"/></svg>' })).not.toThrow();
});
