import { describe, expect, test } from 'vitest';
import type { RowProblem } from '../../data/contract/import.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';

const say = (code: string, hint: RowProblem['hint'], value: string | null = null) =>
  [id, en].map((words) =>
    sayProblem(words, { severity: 'warning', line: 1, column: null, code, value, hint }),
  );

describe('findings about shapes in words', () => {
  test('a repair says the fault, its place and which way the area went', () => {
    expect(
      say('shape-repaired', { reason: 'Ring Self-intersection[95.0511 -5.6229]', changeM2: -127020 }),
    ).toEqual([
      'Bentuk ini keliru (garis batas menyentuh diri di 95,05110 BT 5,62290 LS) dan sudah diperbaiki; luasnya berkurang 127.020 m². Periksa bentuknya.',
      'This shape is faulty (the border touches itself at 95.05110 E 5.62290 S) and was repaired; its area shrank by 127,020 m². Check the shape.',
    ]);
  });

  test('an area that stays is not spoken of, and an unknown fault has a plain word', () => {
    expect(say('shape-repaired', { reason: 'Something new[95.0511 5.6229]', changeM2: 0 })[0]).toBe(
      'Bentuk ini keliru (bentuknya tidak sah di 95,05110 BT 5,62290 LU) dan sudah diperbaiki. Periksa bentuknya.',
    );
  });

  test('an outline drawn in part names the level of what is inside', () => {
    const [said] = say(
      'partial-outline',
      { level: 'desa', below: 'rw', shapes: 1, areas: 13 },
      'Mantuil (63.71.01.1001)',
    );
    expect(said).toContain('baru tergambar dari 1 di antara 13 RW di dalamnya');
  });

  test('levels are said as people write them', () => {
    const [said] = say('code-of-other-level', { found: 'kabupaten', said: 'rt' }, '63.71');
    expect(said).toContain('adalah kode kabupaten/kota, padahal baris ini RT.');
  });

  test('an unknown code is said with what the row was taken as', () => {
    expect(
      say('unknown-code', { taken: 'Mantuil (63.71.01.1001)', by: 'place' }, '63.71.01.1999')[0],
    ).toContain('Kode 63.71.01.1999 tidak ada dalam daftar kode wilayah; menurut letaknya dianggap Mantuil');
  });
});
