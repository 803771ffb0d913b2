import { RATE_SCALE } from '../catalogue/own.ts';
import { isNothing } from './whole-number.ts';

/** A rate as read, in thousandths; nothing said; or what is wrong with it (a code of the dictionary). */
export type ReadRate =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly code: 'rate-not-number' | 'rate-negative' | 'rate-too-large' };

const LARGEST = 2_147_483_647;

/**
 * Reads a rate or percentage: '7,52', '7.52', '7,52 %', '1.234,5'. Where both marks stand the last is the decimal one;
 * one alone is the decimal one too, for a rate has decimals sooner than thousands. Kept in thousandths, rounded.
 */
export function readRate(text: string): ReadRate {
  const t = text
    .trim()
    .toLowerCase()
    .replace(/[\u00a0\u202f\s]/g, '')
    .replace(/%$/, '');
  if (isNothing(text) || t === '') return { kind: 'none' };
  if (t === 'nihil') return { kind: 'number', value: 0 };
  if (/^[-−–]\d/.test(t)) return { kind: 'wrong', code: 'rate-negative' };
  const last = Math.max(t.lastIndexOf(','), t.lastIndexOf('.'));
  const whole = last < 0 ? t : t.slice(0, last).replace(/[.,]/g, '');
  const decimals = last < 0 ? '' : t.slice(last + 1);
  const isWritten = /^\+?\d*([.,]\d+)?$/.test(t) || /^\d{1,3}([.,]\d{3})+[.,]\d+$/.test(t);
  if (!isWritten || (whole === '' && decimals === '')) return { kind: 'wrong', code: 'rate-not-number' };
  const value = Math.round(Number(`${whole.replace('+', '') || '0'}.${decimals || '0'}`) * RATE_SCALE);
  return value > LARGEST ? { kind: 'wrong', code: 'rate-too-large' } : { kind: 'number', value };
}
