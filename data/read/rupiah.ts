import { isNothing } from './whole-number.ts';

/**
 * Reads an amount of money as offices write it: 'Rp 1.250.000', '1250000', '1.250.000,00'. Whole rupiah; undefined where
 * nothing is said, 'wrong' where it is no amount.
 */
export function readAmount(text: string): number | undefined | 'wrong' {
  if (isNothing(text)) return undefined;
  const plain = text
    .trim()
    .replace(/^rp\.?\s*/i, '')
    .replace(/\s/g, '')
    .replace(/[.,]0{1,2}$/, '')
    .replace(/,-$/, '');
  const isGrouped = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(plain);
  if (!isGrouped && !/^\d+$/.test(plain)) return 'wrong';
  const value = Number(plain.replace(/\D/g, ''));
  return value <= Number.MAX_SAFE_INTEGER ? value : 'wrong';
}
