import { expect, test } from 'vitest';
import { nameVillages, writeReminder } from '../../../client/reported/reminder.ts';
import { id } from '../../../data/words/id.ts';

const area = (name: string, parent: string, state: 'yes' | 'partly' | 'no', partsTold = 0) => ({
  code: '63.71.01.1001',
  name,
  parent,
  state,
  parts: 12,
  partsTold,
  whole: false,
  at: null,
});

test('a reminder names those who have not reported, by kecamatan, and how far the others are', () => {
  const areas = [
    area('Kelayan Barat', 'Banjarmasin Selatan', 'yes', 12),
    area('Kelayan Dalam', 'Banjarmasin Selatan', 'no'),
    area('Pekauman', 'Banjarmasin Selatan', 'partly', 5),
    area('Teluk Dalam', 'Banjarmasin Tengah', 'no'),
  ];
  const text = writeReminder(
    { areas, office: 'Dinas Sosial Kota Contoh', word: 'kelurahan', period: '2025' },
    id,
  );
  expect(text).toContain('salam dari Dinas Sosial Kota Contoh.');
  expect(text).toContain('sudah melapor 1 dari 4 kelurahan.');
  expect(text).toContain('• *Banjarmasin Selatan*: Kelayan Dalam, Pekauman (baru 5 dari 12)');
  expect(text).toContain('• *Banjarmasin Tengah*: Teluk Dalam');
  expect(text).not.toContain('Kelayan Barat');
});

test('a message stays short where hundreds are missing', () => {
  const areas = Array.from({ length: 217 }, (_, i) => area(`Desa ${i}`, 'Kecamatan', 'no'));
  const text = writeReminder({ areas, office: '', word: 'desa', period: '2025' }, id);
  expect(text).toContain('dan 157 baris lagi');
  expect(text.length).toBeLessThan(1500);
});

test('villages are called what they all are', () => {
  expect(nameVillages('desa/kelurahan', ['63.71.01.1001', '63.71.01.1002'])).toBe('kelurahan');
  expect(nameVillages('desa/kelurahan', ['35.10.18.2001'])).toBe('desa');
  expect(nameVillages('desa/kelurahan', ['35.10.18.2001', '35.10.16.1003'])).toBe('desa/kelurahan');
  expect(nameVillages('gampong', ['11.01.01.2001'])).toBe('gampong');
});
