import { hasPhone, isLikeNik } from './persons.ts';

/** What of a free text points at one person; undefined: nothing that is known by its shape. A name has none. */
export function personalIn(text: string): 'nik' | 'phone' | undefined {
  const long = text.match(/\d(?:[ .-]?\d){15,}/g) ?? [];
  if (long.some(isLikeNik)) return 'nik';
  return hasPhone(text) ? 'phone' : undefined;
}
