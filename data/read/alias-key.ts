import type { Level } from '../catalogue/levels.ts';
import type { MatchKind } from '../contract/matching.ts';
import { nameKey, plainKey } from './names.ts';
import { needKey } from './need-type.ts';

/** The form under which a word of a file is remembered: what does not tell two words apart is left out. */
export function aliasKey(kind: MatchKind, level: Level | null, written: string): string {
  if (kind === 'code') return plainKey(written);
  return kind === 'type' ? needKey(written) : nameKey(written, level ?? 'desa');
}
