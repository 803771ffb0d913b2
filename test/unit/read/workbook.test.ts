import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '../../../data/read/workbook.ts';
import { readStyles, writeNumber } from '../../../data/read/workbook-styles.ts';
import { XmlScanner } from '../../../data/read/xml-scan.ts';
import { rawWorkbook, workbook } from './workbooks.ts';

async function read(bytes: Uint8Array) {
  const { sheets, problems } = await readWorkbook(bytes);
  return { sheets, codes: problems.map((p) => p.code), problems };
}

const row = (n: number, cells: string) => `<sheetData><row r="${n}">${cells}</row></sheetData>`;

describe('a workbook', () => {
  test('gives its sheets with the lines and cells that Excel shows', async () => {
    const { sheets, codes } = await read(
      await workbook({ 'Kec. Utara': [['kode', 'jumlah'], [], ['63.71.01.1001', 12]], Kosong: [] }),
    );
    expect(codes).toEqual([]);
    expect(sheets?.map((s) => [s.name, s.rows])).toEqual([
      [
        'Kec. Utara',
        [
          { line: 1, cells: ['kode', 'jumlah'] },
          { line: 3, cells: ['63.71.01.1001', '12'] },
        ],
      ],
      ['Kosong', []],
    ]);
  });

  test('of any content comes back as it was written', async () => {
    // The writer takes 'toString' for a word it has met before, and leaves the mark of a lost letter out.
    const isPlain = (t: string) => t === t.trim() && !/[\p{C}_\ufffd]/u.test(t) && !(t in {});
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }).filter(isPlain),
      fc.integer({ min: -1_000_000, max: 10_000_000_000 }),
    );
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const { sheets } = await read(await workbook({ Data: given }));
        expect(sheets?.[0]?.rows.map((r) => r.cells)).toEqual(given.map((r) => r.map(String)));
      }),
      { numRuns: 25 },
    );
  });

  test('says what it refers to, what it works out, and what was never worked out', async () => {
    const cells = '<c r="A1"><f>SUM(B1:B9)</f><v>12</v></c><c r="B1"><f>[1]Data!A1</f></c>';
    const bytes = rawWorkbook([{ name: 'Data', xml: row(1, cells) }], {
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      'xl/vbaProject.bin': 'x',
    });
    const { sheets, problems } = await read(bytes);
    expect(sheets?.[0]?.rows).toEqual([{ line: 1, cells: ['12', '=[1]Data!A1'] }]);
    expect(problems.map((p) => [p.severity, p.code, p.hint?.n])).toEqual([
      ['note', 'workbook-formulas', 2],
      ['note', 'workbook-unsaved-formulas', 1],
      ['note', 'workbook-links', 1],
      ['note', 'workbook-macros', 1],
    ]);
  });

  test('tells merged cells and hidden sheets', async () => {
    const merges = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>';
    const inline =
      '<c r="A1" t="inlineStr"><is><t>No</t></is></c><c r="B1" t="inlineStr"><is><t>LUT</t></is></c>';
    const { sheets } = await read(
      rawWorkbook([
        { name: 'Data', xml: row(1, inline) + merges },
        { name: 'Lama', state: 'veryHidden', xml: row(1, inline) },
      ]),
    );
    expect(sheets?.map((s) => s.hidden)).toEqual([false, true]);
    expect(sheets?.[0]?.merges).toEqual([{ fromLine: 1, toLine: 1, fromColumn: 1, toColumn: 2 }]);
  });

  test('that is broken, cut off, of another program or too large is refused by name', async () => {
    const whole = await workbook({ Data: [['kode'], ['1']] });
    expect((await read(whole.subarray(0, whole.length - 40))).codes).toEqual(['zip-broken']);
    const code = async (parts: Record<string, string>) =>
      (await read(zipSync(Object.fromEntries(Object.entries(parts).map(([k, v]) => [k, strToU8(v)]))))).codes;
    expect(await code({ 'xl/workbook.bin': '' })).toEqual(['workbook-binary']);
    expect(await code({ 'content.xml': '<x/>' })).toEqual(['workbook-opendocument']);
    expect(await code({ 'surat.docx': 'x' })).toEqual(['zip-without-table']);
    expect(await code({ 'xl/workbook.xml': '<workbook><sheets>' })).toEqual(['workbook-broken']);
    expect((await read(new Uint8Array(50 * 1024 * 1024 + 1))).codes).toEqual(['file-too-large']);
    expect((await read(await workbook({ Kosong: [] }))).codes).toEqual(['file-empty']);
  });

  test('with a document type, which could stand for gigabytes, is refused', async () => {
    const bytes = rawWorkbook([{ name: 'Data', xml: row(1, '<c r="A1"><v>1</v></c>') }], {
      'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>',
    });
    expect((await read(bytes)).codes).toEqual(['workbook-broken']);
  });

  test('that unpacks to more than it may is met on the way', async () => {
    const bomb = rawWorkbook([{ name: 'Data', xml: ' '.repeat(1000) }], { 'xl/media/a.bin': 'x' });
    // The table of contents claims 4 GB for its last file.
    const view = new DataView(bomb.buffer);
    for (let at = bomb.length - 22; at >= 0; at -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) continue;
      view.setUint32(at + 24, 0xfffffff0, true);
      break;
    }
    expect((await read(bomb)).codes).toEqual(['zip-too-large']);
  });
});

describe('the number of a cell', () => {
  test('is written as the readers of counts, days and rates take it', () => {
    expect(writeNumber(1234, 'plain', false)).toBe('1234');
    expect(writeNumber(3510010001, 'plain', false)).toBe('3510010001');
    expect(writeNumber(1.234, 'plain', false)).toBe('1.2340');
    expect(writeNumber(0.125, 'percent', false)).toBe('12.5%');
    expect(writeNumber(46_022, 'day', false)).toBe('2025-12-31');
    expect(writeNumber(44_560, 'day', true)).toBe('2025-12-31');
    expect(writeNumber(46_022, 'month', false)).toBe('2025-12');
  });

  test('is a day, a month or a percentage by its format', () => {
    const format = (code: string) =>
      readStyles(
        `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="164"/><xf numFmtId="14"/><xf/></cellXfs></styleSheet>`,
      );
    expect(format('dd/mm/yyyy')).toEqual(['day', 'day', 'plain']);
    expect(format('[$-421]mmmm yyyy;@')[0]).toBe('month');
    expect(format('0.0%')[0]).toBe('percent');
    expect(format('#,##0 &quot;orang&quot;')[0]).toBe('plain');
  });
});

test('XML cut anywhere into pieces tells the same', () => {
  const text =
    '<?xml version="1.0"?><a:row r="1" x=\'>\'><c r="A1">satu &amp; dua</c><!-- > --><e/><![CDATA[<tiga>]]></a:row>';
  const tell = (pieces: readonly string[]) => {
    const told: string[] = [];
    let said = '';
    const flush = () => {
      if (said !== '') told.push(said);
      said = '';
    };
    const scanner = new XmlScanner({
      open(name, attribute) {
        flush();
        told.push(`<${name} ${attribute('r') ?? ''}`);
      },
      text(t) {
        said += t;
      },
      close(name) {
        flush();
        told.push(`/${name}`);
      },
    });
    for (const piece of pieces) scanner.push(piece);
    scanner.end();
    return told;
  };
  const whole = tell([text]);
  expect(whole).toEqual(['<row 1', '<c A1', 'satu & dua', '/c', '<e ', '/e', '<tiga>', '/row']);
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
      expect(tell(at.slice(1).map((to, i) => text.slice(at[i], to)))).toEqual(whole);
    }),
  );
});
