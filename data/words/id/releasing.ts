import { format } from './format.ts';

const { number, moment } = format;

/** Releases of published figures at the terminal. */
export const releasing = {
  made: (id: number, seconds: string) => `Terbitan ${number(id)} dibuat (${seconds} detik).`,
  cells: (shown: number, hidden: number) => `${number(shown)} angka tampil, ${number(hidden)} disamarkan.`,
  kept: (n: number) => `${number(n)} angka tetap memakai terbitan sebelumnya.`,
  row: (id: number, at: string, by: string, shown: number, hidden: number, note: string) =>
    `${String(id).padStart(4)}  ${moment(at)}  ${number(shown)} tampil, ${number(hidden)} disamarkan  ${by}${note === '' ? '' : `  "${note}"`}`,
  current: 'yang sedang dibaca',
  none: 'Belum ada terbitan. Buat dengan: npx petasos release',
};
