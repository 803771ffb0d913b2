import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headOf, inChunks, scanBytes } from '../../../server/imports/bulk/scan.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a large table', () => {
  test.each([
    ['plain lines', 'kode;jumlah\n63.71.01.1001;3\n', true],
    ['lines of Windows', 'kode;jumlah\r\n63.71.01.1001;3\r\n', true],
    ['a quote', 'kode;nama\n1;"a;b"\n', false],
    ['a lone carriage return', 'kode;jumlah\r63.71;3\r', false],
    ['a zero byte', 'kode;jumlah\n63.71;\0\n', false],
  ])('with %s are for every reader alike: or not', (_, text, plain) => {
    expect(scanBytes(bytesOf(text)).plain).toBe(plain);
  });

  test('are seen through for numbers as long as a NIK, wherever they stand', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), fc.string(), (before, digits, after) => {
        const clean = (text: string) => text.replace(/\d/g, 'x');
        const text = `${clean(before)}${'7'.repeat(digits)}${clean(after)}`;
        expect(scanBytes(bytesOf(text)).hasLongNumber).toBe(digits >= 16);
      }),
    );
  });

  test('are counted in lines and given out whole', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z;]{1,12}$/), { minLength: 1 }), (lines) => {
        const bytes = bytesOf(lines.join('\n'));
        expect(scanBytes(bytes).lines).toBe(lines.length);
        expect(Buffer.concat([...inChunks(bytes, 7)])).toEqual(Buffer.from(bytes));
        const head = new TextDecoder().decode(headOf(bytes, 20));
        expect(lines.join('\n').startsWith(head)).toBe(true);
        expect(head === lines.join('\n') || head === '' || head.endsWith('\n')).toBe(true);
      }),
    );
  });
});
