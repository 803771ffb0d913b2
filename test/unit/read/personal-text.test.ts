import { expect, test } from 'vitest';
import { personalIn } from '../../../data/catalogue/personal-text.ts';

test('a NIK or a phone number in the text of a report is found, also with spaces', () => {
  expect(personalIn('Korban 6371 0145 0390 0001, dirawat')).toBe('nik');
  expect(personalIn('Hubungi Pak RT 0812-3456-7890 segera')).toBe('phone');
});

test('numbers of a disaster are none', () => {
  expect(personalIn('Api pukul 21.40 menghanguskan 28 rumah, 79 jiwa, RT 003/RW 001')).toBeUndefined();
  expect(personalIn('SK 188.45/1234/2026 berlaku 02-03-2026 s.d. 15-03-2026')).toBeUndefined();
});
