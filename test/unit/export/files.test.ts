import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readWorkbook from 'read-excel-file/node';
import { describe, expect, test, vi } from 'vitest';
import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import { id } from '../../../data/words/id.ts';
import { CSV_DIALECTS, writeCsv } from '../../../server/export/csv.ts';
import { writeGeoJson } from '../../../server/export/geojson.ts';
import { writeKml } from '../../../server/export/kml.ts';
import { tableRows } from '../../../server/export/table.ts';
import { writeWorkbook } from '../../../server/export/workbook.ts';
import { writeFile } from '../../../server/export/write-apart.ts';
import { writeFileHere } from '../../../server/export/write-file.ts';
import { sampleTaken } from './sample.ts';

// Properties make many files; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const SHAPES = new Map([[1, '{"type":"Polygon","coordinates":[[[114,-3],[115,-3],[115,-2],[114,-3]]]}']]);
const HIDDEN = '63.71.01.1005';
const csvOf = (taken: ReturnType<typeof sampleTaken>) => writeCsv(tableRows(taken, id), CSV_DIALECTS.id);

/** True for text whose tags close each other in order and whose other characters are allowed in XML 1.0. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, close, name, self] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)[^<>]*?(\/?)>/g)) {
    if (self) continue;
    if (!close) open.push(name ?? '');
    else if (open.pop() !== name) return false;
  }
  const loose = xml.replace(/<[^<>]*>/g, '').replace(/&(amp|lt|gt|quot|apos|#160);/g, '');
  return (
    open.length === 0 &&
    !/[<>&]/.test(loose) &&
    !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(xml)
  );
}

test('a figure of an earlier release bears its date in every file, one that is hidden bears none', async () => {
  const sample = sampleTaken({ keptAt: '2026-01-05' });
  const taken = {
    ...sample,
    release: { id: 7, madeAt: '2026-03-01T02:00:00.000Z' },
    rows: sample.rows.map((row) => (row.id === 1 ? { ...row, keptAt: '2026-01-05' } : row)),
  };
  const [titles = [], ...rows]: string[][] = parse(csvOf(taken), { bom: true, delimiter: ';' });
  const released = rows.map((row) => row[titles.indexOf('Tanggal terbitan')]);
  expect(released).toEqual(['2026-01-05', '2026-03-01', '', '2026-03-01', '', '2026-03-01']);
  const map = JSON.parse(writeGeoJson(taken, SHAPES, id));
  expect(map.petasos.terbitan).toEqual({ nomor: 7, dibuat: '2026-03-01T02:00:00.000Z' });
  expect(map.features.map((f: { properties: object }) => 'terbitan' in f.properties)).not.toContain(false);
  const kml = writeKml(taken, SHAPES, id);
  expect(kml.split('<Data name="terbitan"><value>2026-01-05').length - 1).toBe(1);
  const told = /1 kelurahan masih dari terbitan sebelumnya \(5 Januari 2026\)/;
  expect(kml).toMatch(told);
  const all = {
    columns: [
      {
        indicator: taken.indicator,
        sources: [],
        asOf: null,
        figures: taken.rows.map((row) => ({
          class: row.class,
          value: row.value,
          basis: row.basis,
          n: null,
          m: null,
          ...(row.keptAt === null ? {} : { kept: row.keptAt }),
        })),
      },
    ],
    withheld: [],
    simulated: false,
  };
  const sheets = await readWorkbook(Buffer.from(await writeWorkbook(taken, all, id)));
  const notes = JSON.stringify(sheets.at(-1));
  expect(notes).toMatch(told);
  expect(notes).toMatch(/dicetak miring.*5 Januari 2026/);
  expect(notes).toMatch(/Terbitan 1 Maret 2026 pukul 10\.00 WITA/);
  expect(csvOf(sample)).not.toContain('terbitan');
});

test('figures of the street say in every file, row and area what they are for; others do not', async () => {
  const indicator = makeRegistry().find('gelandangan.count')?.indicator;
  if (!indicator) throw new Error('the registry lacks an indicator');
  const said = 'Untuk pelayanan, bukan untuk penertiban';
  const taken = { ...sampleTaken({}), indicator };
  const times = (text: string) => text.split(said).length - 1;
  expect(
    csvOf(taken)
      .split('\n')
      .slice(1, -1)
      .every((line) => times(line) === 1),
  ).toBe(true);
  const map = JSON.parse(writeGeoJson(taken, SHAPES, id));
  expect(map.features.every((f: { properties: object }) => times(JSON.stringify(f.properties)) === 1)).toBe(
    true,
  );
  expect(times(writeKml(taken, SHAPES, id))).toBeGreaterThan(taken.rows.length);
  const sheets = await readWorkbook(Buffer.from(await writeWorkbook(taken, undefined, id)));
  expect(sheets.every((sheet) => times(JSON.stringify(sheet)) === 1)).toBe(true);
  expect(times(csvOf(sampleTaken({})) + writeKml(sampleTaken({}), SHAPES, id))).toBe(0);
});

describe('a hidden figure', () => {
  const figure = fc.integer({ min: 1, max: 1e6 });

  test('leaves no trace in any file, whatever the table of values holds of it', async () => {
    await fc.assert(
      fc.asyncProperty(figure, figure, figure, async (count, denominator, parts) => {
        const secret = { value: count / 7, count, denominator, n: parts, m: parts + 1, difference: -count };
        const [known, unknown] = [sampleTaken(secret), sampleTaken({})];
        expect(csvOf(known)).toBe(csvOf(unknown));
        expect(writeGeoJson(known, SHAPES, id)).toBe(writeGeoJson(unknown, SHAPES, id));
        expect(writeKml(known, SHAPES, id)).toBe(writeKml(unknown, SHAPES, id));
        const sheets = async (taken: typeof known) =>
          readWorkbook(Buffer.from(await writeWorkbook(taken, undefined, id)));
        expect(await sheets(known)).toEqual(await sheets(unknown));
      }),
      { numRuns: 12 },
    );
  });

  test('is told as hidden, and the whole that it could be reckoned from is left out', async () => {
    const taken = sampleTaken({ count: 7 });
    const rows: string[][] = parse(csvOf(taken), { bom: true, delimiter: ';' });
    expect(rows.find((row) => row[0] === HIDDEN)).toContain('Disamarkan');
    const sheets = await readWorkbook(Buffer.from(await writeWorkbook(taken, undefined, id)));
    const said = JSON.stringify(sheets);
    expect(said).toContain('tidak dicantumkan, karena sebagian angka disamarkan');
    expect(said).toContain('1 kelurahan disamarkan untuk melindungi warga');
  });
});

describe('nihil, hidden, partial, without rate and no data', () => {
  const told = [
    'Angka',
    'Nihil (sudah didata)',
    'Belum ada data',
    'Baru sebagian, bukan total',
    'Disamarkan',
    'Belum dapat dihitung',
  ];

  test('are six different words in CSV and GeoJSON', () => {
    const rows: string[][] = parse(csvOf(sampleTaken({})), { bom: true, delimiter: ';' });
    const at = rows[0]?.indexOf('Keadaan angka') ?? -1;
    expect(rows.slice(1).map((row) => row[at])).toEqual(told);
    const made = JSON.parse(writeGeoJson(sampleTaken({}), SHAPES, id));
    expect(made.features.map((f: { properties: { keadaan: string } }) => f.properties.keadaan)).toEqual(told);
    expect(made.features[4].properties.mutu_batas).toBe('Batas sketsa, bukan batas resmi');
  });

  test('look different in the column of values of a workbook, where nihil is the number 0', async () => {
    const [shown] = await readWorkbook(Buffer.from(await writeWorkbook(sampleTaken({}), undefined, id)));
    const heading = shown?.data.findIndex((row) => row[0] === 'Kode wilayah') ?? -1;
    const at = shown?.data[heading]?.findIndex((title) => String(title).startsWith('Nilai')) ?? -1;
    expect(shown?.data.slice(heading + 1).map((row) => row[at])).toEqual([
      10,
      0,
      'belum ada data',
      'Baru sebagian, bukan total',
      'disamarkan',
      'belum dapat dihitung',
    ]);
  });

  test('have folders of their own in KML', () => {
    const kml = writeKml(sampleTaken({}), SHAPES, id);
    expect([...kml.matchAll(/<Folder><name>([^<]*)/g)].map((m) => m[1])).toEqual([
      '10,0 (1 kelurahan)',
      'Nihil (sudah didata) (1 kelurahan)',
      'Baru sebagian, bukan total (1 kelurahan)',
      'Disamarkan (1 kelurahan)',
      'Belum ada data, atau belum dapat dihitung (2 kelurahan)',
    ]);
  });
});

test('a file of many areas, written in a thread, is the same as one written at once', async () => {
  const six = sampleTaken({ count: 7 });
  const rows = Array.from({ length: 50 }, (_, at) =>
    six.rows.map((row) => ({ ...row, id: at * 6 + row.id })),
  );
  const taken = { ...six, rows: rows.flat() };
  const speech = {
    naming: { need: 'PMKS' as const, levels: { '63.71': { kecamatan: 'distrik' } } },
    regencies: ['63.71'],
  };
  const order = { format: 'csv', taken, all: undefined, shapes: SHAPES, speech } as const;
  const text = Buffer.from(await writeFile(order)).toString();
  expect(text).toBe(Buffer.from(await writeFileHere(order)).toString());
  expect(text).toContain('Distrik');
});

/** What XML and JSON trip over: halves of letters, letters that are none, signs of their own. */
const odd = fc.constantFrom(
  '\uD800',
  '\uDC00',
  '\uFFFF',
  '\u0000',
  '\u001b',
  '&',
  '<',
  ']]>',
  '"',
  "'",
  '\\',
  'a',
);

describe('names of areas', () => {
  test('of any letters leave KML well formed and GeoJSON readable', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(odd).map((parts) => parts.join('')),
        ),
        (name) => {
          const taken = sampleTaken({}, name);
          expect(isWellFormed(writeKml(taken, SHAPES, id))).toBe(true);
          expect(JSON.parse(writeGeoJson(taken, SHAPES, id)).features.length).toBe(6);
        },
      ),
      { numRuns: 40 },
    );
    expect(isWellFormed('<a><b></a></b>')).toBe(false);
    expect(isWellFormed('<a>R&D</a>')).toBe(false);
  });
});
