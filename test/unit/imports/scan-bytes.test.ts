import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLines } from '../../../server/imports/bulk/lines.ts';
import { headOf, scanBytes } from '../../../server/imports/bulk/scan.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a large table', () => {
  test.each([
    ['plain lines', 'kode;jumlah\n63.71.01.1001;3\n', true],
    ['lines of Windows', 'kode;jumlah\r\n63.71.01.1001;3\r\n', true],
    ['a quote', 'kode;nama\n1;"a;b"\n', false],
    ['a lone carriage return', 'kode;jumlah\r63.71;3\r', false],
    ['a zero byte', 'kode;jumlah\n63.71;\0\n', false],
  ])('with %s are for every reader alike: or not', async (_, text, plain) => {
    expect((await scanBytes(bytesOf(text))).plain).toBe(plain);
  });

  test('are seen through for numbers as long as a NIK, wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string(),
        fc.integer({ min: 1, max: 20 }),
        fc.string(),
        async (before, digits, after) => {
          const clean = (text: string) => text.replace(/\d/g, 'x');
          const text = `${clean(before)}${'7'.repeat(digits)}${clean(after)}`;
          expect((await scanBytes(bytesOf(text))).hasLongNumber).toBe(digits >= 16);
        },
      ),
    );
  });

  test('are counted in lines and begin with whole ones', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.stringMatching(/^[a-z;]{1,12}$/), { minLength: 1 }), async (lines) => {
        const bytes = bytesOf(lines.join('\n'));
        expect((await scanBytes(bytes)).lines).toBe(lines.length);
        const head = new TextDecoder().decode(headOf(bytes, 20));
        expect(lines.join('\n').startsWith(head)).toBe(true);
        expect(head === lines.join('\n') || head === '' || head.endsWith('\n')).toBe(true);
      }),
    );
  });

  const cell = fc.stringMatching(/^[a-d\u00e9\u6f22 ]{0,3}$/u);
  test('become numbers: the same words the same number, and every cell can be read again', async () => {
    const row = fc.tuple(cell, cell, fc.oneof(fc.nat({ max: 999 }).map(String), cell));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const bytes = bytesOf(['a;b;n', ...rows.map((r) => r.join(';'))].join(end));
        const { lines: n } = await scanBytes(bytes);
        const lines = await readLines(bytes, n, {
          width: 3,
          separator: ';',
          groups: [[0, 1], [1]],
          count: 2,
        });
        if (!lines) throw new Error('not read');
        expect(rows.map((_, i) => lines.cells(i + 1))).toEqual(rows);
        for (const [g, of] of [(r: string[]) => `${r[0]};${r[1]}`, (r: string[]) => r[1] ?? ''].entries()) {
          const number = new Map(rows.map((r, i) => [of(r), lines.words[g]?.[i]]));
          expect(rows.map((r) => number.get(of(r)))).toEqual([...(lines.words[g] ?? [])]);
          expect(new Set(number.values()).size).toBe(number.size);
          expect(lines.sizes[g]).toBe(number.size);
        }
        const told = [...lines.counts].map((c) => (c < 0 ? lines.oddCounts[-1 - c] : String(c)));
        expect(told).toEqual(rows.map((r) => (/^\d+$/.test(r[2]) ? String(Number(r[2])) : r[2])));
      }),
    );
  });

  test('are for the careful reader where one has more or fewer cells', async () => {
    const read = (text: string, n: number) =>
      readLines(bytesOf(text), n, { width: 2, separator: ';', groups: [[0]], count: 1 });
    expect(await read('a;n\nx;1\n', 2)).toBeDefined();
    expect(await read('a;n\nx;1;2\n', 2)).toBeUndefined();
    expect(await read('a;n\nx\n', 2)).toBeUndefined();
    expect(await read('a;n\nx;1\n\n', 3)).toBeUndefined();
  });
});
