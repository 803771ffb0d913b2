import { describe, expect, test } from 'vitest';
import { callWords } from '../../../data/words/call-list.ts';
import { sheet as english } from '../../../data/words/en/sheet.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';
import { toldMinutes } from '../../../server/response/dispatch/rank.ts';

describe('what is told in the first hour', () => {
  test('a call list says "Ketua RW 001, Pecinanputih", never "Ketua RW RW 001"', () => {
    const words = callWords('id');
    expect(words.head('ketua-rw', 'RW 001, Pecinanputih', 'Melati', null)).toBe(
      'Ketua RW 001, Pecinanputih: Melati',
    );
    expect(words.head('kepala-desa', 'Pecinanputih', 'Mawar', null)).toBe(
      'Kepala desa/lurah Pecinanputih: Mawar',
    );
    expect(callWords('en').head('ketua-rt', 'RT 003, RW 001', 'Melati', null)).toBe(
      'RT head, RT 003, RW 001: Melati',
    );
  });

  test('the call list of the demo says that it is simulated', () => {
    const calls = { name: 'Banjir', at: 'kini', comers: [], heads: [] };
    expect(callWords('id').text({ ...calls, isSimulated: true })).toContain('DATA CONTOH');
    expect(callWords('id').text({ ...calls, isSimulated: false })).not.toContain('CONTOH');
  });

  test('minutes are told in steps of five, unless somebody said them', () => {
    expect(toldMinutes(18, 'straight')).toBe(20);
    expect(toldMinutes(18, 'hand')).toBe(18);
    expect(toldMinutes(20, 'roads')).toBe(20);
  });

  test('what Petasos begins with is said in English, what an office wrote stays', () => {
    expect(english.source('Perka BNPB 7/2008: 17,5 liter per jiwa per minggu')).toBe(
      'Perka BNPB 7/2008: 17.5 litres a person a week',
    );
    expect(english.source('Ditetapkan Dinas Sosial')).toBe('Ditetapkan Dinas Sosial');
  });

  test('what rounds to nothing is never "-0"', () => {
    expect([id.format.number(-0), id.format.number(-0.2), en.format.number(-3)]).toEqual(['0', '0', '-3']);
  });
});
