import { z } from 'zod';

/** A whole number in an address, in plain digits: `12`, never `0x10`, `1e3` or ` 7`. A number is taken as it is. */
export function wholeNumber(least: number, most: number) {
  return z.preprocess(
    (given) => (typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given),
    z.number().int().min(least).max(most),
  );
}
