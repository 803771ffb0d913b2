/** A mobile number of Indonesia, alone or inside a text: 0812-..., +62 812... */
export function hasPhone(cell: string): boolean {
  return /(?<!\d)(?:\+?62|0)8\d{7,11}(?!\d)/.test(cell.replace(/[\s.()-]/g, ''));
}

/** Sixteen digits built as a NIK: region, birth day (women + 40), month, year, serial. */
export function isLikeNik(cell: string): boolean {
  const digits = cell.replace(/[\s.'’-]/g, '');
  if (!/^\d{16}$/.test(digits)) return false;
  const province = Number(digits.slice(0, 2));
  const day = Number(digits.slice(6, 8));
  const month = Number(digits.slice(8, 10));
  const isDay = (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
  return province >= 11 && province <= 97 && isDay && month >= 1 && month <= 12;
}

/** What of a free text points at one person; undefined: nothing that is known by its shape. A name has none. */
export function personalIn(text: string): 'nik' | 'phone' | undefined {
  const long = text.match(/\d(?:[ .-]?\d){15,}/g) ?? [];
  if (long.some(isLikeNik)) return 'nik';
  return hasPhone(text) ? 'phone' : undefined;
}
