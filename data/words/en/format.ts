import { formatFor } from '../format.ts';

export const format = formatFor({
  locale: 'en-GB',
  words: ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
  semester: (which, year) => `${which === 'I' ? 'First' : 'Second'} half of ${year}`,
  quarter: (which, year) => `Quarter ${which} of ${year}`,
});
