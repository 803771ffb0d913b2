import { formatFor } from '../format.ts';

export const format = formatFor({
  locale: 'id-ID',
  words: ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh'],
  semester: (which, year) => `Semester ${which} ${year}`,
  quarter: (which, year) => `Triwulan ${which} ${year}`,
});
