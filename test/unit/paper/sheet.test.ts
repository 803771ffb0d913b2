import { expect, test } from 'vitest';
import type { PaperMap } from '../../../data/contract/incident-paper.ts';
import { sheetWords } from '../../../data/words/response.ts';
import type { SheetLines } from '../../../data/words/sheet-lines.ts';
import { drawSvg } from '../../../server/paper/drawing.ts';
import { printHere } from '../../../server/paper/print.ts';
import { barOf, pictureOf } from '../../../server/response/paper/map.ts';
import { writeSheet } from '../../../server/response/paper/sheet-paper.ts';

const MAP: PaperMap = {
  width: 500,
  height: 330,
  areas: [{ code: '63.71.01.1001', name: 'Contoh', isHit: true, d: 'M 10 10 l 200 0 0 200 z' }],
  footprints: ['M 40 40 l 90 0 0 90 z'],
  marks: [{ x: 300, y: 100, kind: 'shelter', no: 1 }],
  labels: [{ x: 100, y: 60, text: 'Kelurahan <Contoh> & "Uji"' }],
  bar: { metres: 500, length: 90 },
  isSketched: true,
  sources: ['Contoh'],
};
const table = (title: string, columns: number, rows: number) => ({
  title,
  head: Array.from({ length: columns }, (_, i) => `Kolom ${i}`),
  rows: Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, i) => `Isi ${r} kolom ${i}`),
  ),
  notes: ['Satu catatan yang cukup panjang untuk dua baris di kolom yang sempit seperti ini di kertas.'],
});
const LINES: SheetLines = {
  title: 'Banjir Kelurahan Contoh',
  under: ['Banjir · Kelurahan Contoh · mulai hari ini', 'Penanganan: ditangani'],
  lead: 'Sekitar 1.200 jiwa terdampak',
  facts: ['12 wilayah terkecil', 'Seluruhnya perkiraan', 'Mengungsi: 60 jiwa'],
  people: table('Terdampak', 5, 9),
  needs: table('Kebutuhan', 4, 22),
  shelters: table('Titik pengungsian', 5, 8),
  who: table('Siapa bergerak', 4, 10),
  heads: 'Ketua RT 001, Ketua RT 002, Ketua RT 003',
  assumptions: Array.from({ length: 16 }, (_, i) => `Asumsi nomor ${i} dengan dasar yang disebut [asumsi]`),
  source: 'Keadaan hari ini',
  simulated: true,
};

test('the response sheet is one page, also where everything in it is long', async () => {
  const bytes = await printHere({
    title: 'Lembar',
    lang: 'id',
    content: writeSheet(LINES, MAP, 'Dinas Sosial Contoh', sheetWords.id),
    foot: 'Dicetak',
    pageLine: 'halaman {page} dari {pages}',
    across: null,
    warning: 'DATA CONTOH',
    onePage: true,
  });
  const pdf = Buffer.from(bytes).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBe(1);
});

test('names on the map are written as they are, whatever signs they hold', () => {
  const svg = drawSvg(MAP, '500 m');
  expect(svg).toContain('Kelurahan &lt;Contoh&gt; &amp; &quot;Uji&quot;');
  expect(svg).not.toContain('<Contoh>');
});

test('what is shown lies in the picture with room around it, whatever its form, and nothing is drawn out', () => {
  for (const box of [
    [114.58, -3.35, 114.6, -3.3],
    [114.5, -3.32, 114.9, -3.31],
    [114.59, -3.32, 114.59, -3.32],
  ] as const) {
    const { box: seen, width, height } = pictureOf(box, []);
    expect(seen[0]).toBeLessThan(box[0]);
    expect(seen[1]).toBeLessThan(box[1]);
    expect(seen[2]).toBeGreaterThan(box[2]);
    expect(seen[3]).toBeGreaterThan(box[3]);
    const squeeze = Math.cos((((seen[1] + seen[3]) / 2) * Math.PI) / 180);
    expect(((seen[2] - seen[0]) * squeeze) / width).toBeCloseTo((seen[3] - seen[1]) / height, 8);
    const bar = barOf({ box: seen, width, height });
    expect(bar.length).toBeGreaterThan(30);
    expect(bar.length).toBeLessThan(110);
  }
});
