/** A count as read: a number, nothing said, or what is wrong with it (a code of the dictionary). */
export type ReadCount =
  | { readonly kind: 'number'; readonly value: number; readonly written: 'plain' | 'thousands' | 'decimals' }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly code: string };

const LARGEST = 2_147_483_647;
const NOTHING = new Set([
  '',
  '-',
  '–',
  '—',
  'n/a',
  'na',
  'null',
  'tidak ada data',
  'belum ada data',
  '#n/a',
  '...',
  '…',
]);

/** True for a cell that says nothing: blank, a dash, 'belum ada data'. */
export function isNothing(text: string): boolean {
  return NOTHING.has(text.trim().toLowerCase());
}

/**
 * Reads a count of people. Counts are whole numbers, and this settles what a mark means: a mark before each group of
 * exactly three digits stands for thousands ('1.234' and '1,234' are both 1234), and before one or two zeros for a
 * decimal that says nothing ('12,0' is 12). Any other fraction is wrong. A unit behind it ('12 orang') does not matter.
 * '-' and blank say nothing; 'nihil' is zero.
 */
export function readCount(text: string): ReadCount {
  const t = text
    .trim()
    .toLowerCase()
    .replace(/[\u00a0\u202f\s]/g, ' ')
    .replace(/(?<=\d) ?(?:orang|org|jiwa|kk|keluarga|klg)\.?$/, '')
    .trim();
  if (NOTHING.has(t)) return { kind: 'none' };
  if (t === 'nihil') return { kind: 'number', value: 0, written: 'plain' };
  if (/^[-−–(]\s*\d[\d.,]*\)?$/.test(t)) {
    return Number(t.replace(/\D/g, '')) === 0
      ? { kind: 'number', value: 0, written: 'plain' }
      : { kind: 'wrong', code: 'count-negative' };
  }
  if (/^\+?\d+$/.test(t)) return whole(t.replace('+', ''), 'plain');
  if (/^[1-9]\d{0,2}([.,' ])\d{3}(\1\d{3})*$/.test(t)) return whole(t.replace(/\D/g, ''), 'thousands');
  if (/^\d+[.,]0{1,2}$/.test(t)) return whole(t.replace(/[.,]0+$/, ''), 'decimals');
  if (/^[1-9]\d{0,2}(\.\d{3})+,0{1,2}$/.test(t))
    return whole(t.split(',')[0]?.replace(/\D/g, '') ?? '', 'thousands');
  if (/^[1-9]\d{0,2}(,\d{3})+\.0{1,2}$/.test(t))
    return whole(t.split('.')[0]?.replace(/\D/g, '') ?? '', 'thousands');
  if (/^\d*[.,]\d+$/.test(t)) return { kind: 'wrong', code: 'count-fraction' };
  return { kind: 'wrong', code: 'count-not-number' };
}

function whole(digits: string, written: 'plain' | 'thousands' | 'decimals'): ReadCount {
  const value = Number(digits);
  return value > LARGEST ? { kind: 'wrong', code: 'count-too-large' } : { kind: 'number', value, written };
}
