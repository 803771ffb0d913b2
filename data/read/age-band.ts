/** An age group of a heading or cell. `to` is the last full year, null: and older, undefined: up to the next group. */
export interface ReadAges {
  readonly from: number;
  readonly to: number | null | undefined;
}

/** '0-4', 'umur_60_64', 'usia 75+', '75 ke atas', '>= 75', and 'u5' (from 5 up to the next such heading). */
export function readAges(text: string): ReadAges | undefined {
  const t = text
    .trim()
    .toLowerCase()
    .replace(/^(umur|usia|kelompok umur|kelompok usia|age|ku)[\s_:]*/, '')
    .replace(/\s*(tahun|thn|th|years?)\.?$/, '')
    .trim();
  const range = /^(\d{1,3})\s*(?:-|–|_|s\/?d|sampai|to)\s*(\d{1,3})$/.exec(t);
  if (range) return { from: Number(range[1]), to: Number(range[2]) };
  const older =
    /^(?:>=?|≥)?\s*(\d{1,3})\s*(?:\+|plus|ke atas|keatas|_keatas|_plus)$/.exec(t) ??
    /^(?:>=|≥)\s*(\d{1,3})$/.exec(t);
  if (older) return { from: Number(older[1]), to: null };
  const start = /^u_?(\d{1,3})$/.exec(t);
  return start ? { from: Number(start[1]), to: undefined } : undefined;
}

/** Names of groups given together: ['u0','u5',...,'u75'] -> '0-4', '5-9', ..., '75+'. */
export function nameBands(bands: readonly ReadAges[]): string[] {
  const starts = bands.map((b) => b.from).sort((a, b) => a - b);
  return bands.map(({ from, to }) => {
    const next = starts.find((s) => s > from);
    const last = to === undefined ? (next === undefined ? null : next - 1) : to;
    return last === null ? `${from}+` : `${from}-${last}`;
  });
}
