import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeparated, readTable, SEPARATORS } from '../../../data/read/csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function read(text: string) {
  const { table, problems } = await readTable(bytes(text));
  return { table, problems, codes: problems.map((p) => p.code) };
}

describe('a separated text file', () => {
  test.each(SEPARATORS)('is read with the separator %j', async (separator) => {
    const text = [
      ['kode', 'jenis', 'jumlah'],
      ['63.71', 'LUT', '3'],
    ]
      .map((r) => r.join(separator))
      .join('\n');
    const { table, codes } = await read(text);
    expect(codes).toEqual([]);
    expect((await readSeparated(bytes(text))).text?.separator).toBe(separator);
    expect(table?.columns).toEqual(['kode', 'jenis', 'jumlah']);
    expect(table?.rows).toEqual([{ line: 2, cells: ['63.71', 'LUT', '3'] }]);
  });

  test('that is too wide, too long or too large is refused before it is worked on', async () => {
    const wide = Array.from({ length: 401 }, (_, i) => `k${i}`).join(',');
    expect((await read(`${wide}\n${wide}\n`)).codes).toEqual(['table-too-wide']);
    expect((await read(`kode,jumlah\n${'1,2\n'.repeat(300_001)}`)).codes).toEqual(['table-too-long']);
    const large = await readTable(new Uint8Array(64 * 1024 * 1024 + 1).fill(0x31));
    expect(large.problems.map((p) => p.code)).toEqual(['file-too-large']);
  });

  test('with semicolons and decimal commas is not cut at the commas', async () => {
    const { table } = await read('kode;nilai\n1;2,5\n2;3,5\n');
    expect(table?.rows.map((r) => r.cells[1])).toEqual(['2,5', '3,5']);
  });

  test('may begin with a byte order mark', async () => {
    const { table } = await read('\uFEFFkode,jumlah\n1,2\n');
    expect((await readSeparated(bytes('\uFEFFkode,jumlah\n1,2\n'))).text?.bom).toBe(true);
    expect(table?.columns[0]).toBe('kode');
  });

  test('tells the line of each row, past blank lines and line breaks in quotes', async () => {
    const { table } = await read('kode,nama\n\n1,"a\nb"\n\n2,c\r\n3,"d"\n');
    expect(table?.rows.map((r) => [r.line, r.cells[0]])).toEqual([
      [3, '1'],
      [6, '2'],
      [7, '3'],
    ]);
  });

  test('of Windows-1252, mixed with UTF-8, or of UTF-16 keeps every name, and says so', async () => {
    const name = async (given: readonly number[]) => {
      const { table, problems } = await readTable(new Uint8Array(given));
      return [
        table?.rows.map((r) => r.cells[1]).join(' '),
        ...problems.map((p) => `${p.code} ${p.hint?.line}`),
      ];
    };
    const heading = [...bytes('kode,nama\n')];
    expect(await name([...heading, ...bytes('1,a\n2,'), 0xe9, 0x0a])).toEqual(['a é', 'encoding-windows 3']);
    expect(await name([...heading, ...bytes('1,é\n2,'), 0xe9, 0x0a])).toEqual(['é é', 'encoding-mixed 3']);
    const wide = new Uint8Array(
      new Uint16Array([...'\uFEFFkode\tnama\n1\té\n'].map((c) => c.charCodeAt(0))).buffer,
    );
    expect(await name([...wide])).toEqual(['é']);
  });

  test('of any text of Windows-1252 is read as it was written', async () => {
    // Two such letters side by side may happen to be one of UTF-8: names have others between.
    const letters = [...'ÀÉÎÕÜßàéîõü€ŒœŽ–—“”…'].map((letter) => `x${letter}x`);
    const cell = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 });
    const cells = fc.array(cell, { minLength: 1, maxLength: 9 });
    const western = new Map<string, number>();
    for (let byte = 0x80; byte < 256; byte += 1) {
      western.set(new TextDecoder('windows-1252').decode(new Uint8Array([byte])), byte);
    }
    await fc.assert(
      fc.asyncProperty(cells, async (given) => {
        const text = `kode,nama\n${given.map((cell, i) => `${i},${cell}\n`).join('')}`;
        const { table } = await readTable(
          new Uint8Array([...text].map((c) => western.get(c) ?? c.charCodeAt(0))),
        );
        expect(table?.rows.map((r) => r.cells[1])).toEqual(given);
      }),
    );
  });

  test('with bytes that are no letter of any of these is refused with the line, not mangled', async () => {
    const answer = await readTable(new Uint8Array([...bytes('kode,nama\n1,a\n2,'), 0x81, 0x0a]));
    expect(answer.table).toBeUndefined();
    expect(answer.problems).toMatchObject([{ code: 'encoding-not-utf8', line: 3 }]);
  });

  test('that is a workbook or no text is refused by name', async () => {
    const code = async (b: number[]) => (await readTable(new Uint8Array(b))).problems[0]?.code;
    expect(await code([0x50, 0x4b, 3, 4, 0, 0])).toBe('file-is-workbook');
    expect(await code([1, 2, 0, 3])).toBe('file-not-text');
  });

  test('that is empty, or has only a heading, says so', async () => {
    expect((await read('')).codes).toEqual(['file-empty']);
    expect((await read(' \n\n')).codes).toEqual(['file-empty']);
    expect((await read('kode,jumlah\n')).codes).toEqual(['table-only-heading']);
  });

  test('leaves out rows of the wrong width and names them; the others are not lost', async () => {
    const { table, problems } = await read('kode,jenis,jumlah\n1,LUT\n2,LUT,3\n3,LUT,3,4\n4,LUT,5,\n');
    expect(table?.rows.map((r) => r.cells[0])).toEqual(['2', '4']);
    expect(problems).toMatchObject([
      { code: 'row-too-short', line: 2, hint: { cells: 2, columns: 3 } },
      { code: 'row-too-long', line: 4, hint: { cells: 4, columns: 3 } },
    ]);
    expect(table?.read).toBe(4);
  });

  test.each([
    ['DAFTAR RT KELURAHAN MELATI;;\nTahun 2025;;\n\nkelurahan;rw;rt\nMelati;1;1\n', ';'],
    ['Daftar RT, tahun 2025\nkelurahan;rw\nMelati;1\nMelati;2\n', ';'],
    ['Rekap, 2025, lengkap\nkode\tjenis\n1\t2\n3\t4\n', '\t'],
    ['kode\n1\n2\n3,4\n', ','],
  ])('with a title above its heading is cut as its rows are: %j', async (text, separator) => {
    expect((await readSeparated(bytes(text))).text?.separator).toBe(separator);
  });

  test('with a quote that is never closed names the line of the quote', async () => {
    const { table, problems } = await read('kode,nama\n1,"ok"\n2,"x\n3,y\n');
    expect(table).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'quote-not-closed', line: 3 }]);
  });

  test('of any content comes back as it was written', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((c) => c === c.trim() && !c.includes('\u0000') && !c.includes('\r'));
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b,', '"q"'), cell, cell), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(...SEPARATORS), async (given, separator) => {
        const quote = (c: string) => `"${c.replaceAll('"', '""')}"`;
        const lines = [['satu', 'dua', 'tiga'], ...given].map((r) => r.map(quote).join(separator));
        const { table } = await read(`${lines.join('\n')}\n`);
        expect(table?.rows.map((r) => r.cells)).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  test('longer than one slice keeps every row and its line', async () => {
    const lines = Array.from(
      { length: 30_000 },
      (_, i) => `${i},"nama ""${i}""
di, sini",${i % 7}`,
    );
    const { table } = await read(`kode,nama,jumlah\n${lines.join('\n')}\n`);
    expect(table?.rows.length).toBe(30_000);
    expect(table?.rows.every((r, i) => r.line === 2 * i + 2 && r.cells[0] === String(i))).toBe(true);
  });
});
