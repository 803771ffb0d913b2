/**
 * The levels of the Indonesian area tree, coarse to fine. Trees are uneven: any level below the desa may be
 * missing between two others (RT directly under a kelurahan, dusun instead of RW).
 */
export const LEVELS = ['provinsi', 'kabupaten', 'kecamatan', 'desa', 'dusun', 'rw', 'rt'] as const;
export type Level = (typeof LEVELS)[number];

/** 0 for provinsi ... 6 for rt. */
export function depthOf(level: Level): number {
  return LEVELS.indexOf(level);
}

/** True when `a` is a finer level than `b` (rw is finer than desa). */
export function isFiner(a: Level, b: Level): boolean {
  return depthOf(a) > depthOf(b);
}
