import { TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import type { CoverGap } from '../../data/contract/coverage.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { SpmRow } from '../../data/contract/spm.ts';
import { BIG, type Found, type Heard, seriesOf } from './heard.ts';
import { keyOf, type Measure } from './world.ts';

/** How many are in need where too few serve, and how many of them nobody serves. */
export function hearGap(heard: Heard, found: Found, { code, need, withoutCover }: CoverGap): void {
  if (heard.isHeld({ series: TOTAL_SERIES, access: 'open' }, code)) return;
  const key = keyOf(TOTAL_SERIES, 'tercatat', 'A', code);
  if (need !== null) heard.claim(found, key, need, 0, `need where ${code} is short`);
  else if (withoutCover !== null) {
    const terms = [[key, 1]] as const;
    found.claims.push({ terms, lo: withoutCover - 1, hi: BIG, from: `without cover in ${code}` });
  }
}

/** How many were to be served, and how many were. */
export function hearSpm(heard: Heard, found: Found, indicator: Indicator, row: SpmRow): void {
  if (heard.isHeld(indicator, row.code)) return;
  const { basis, target, served } = row;
  const own = (measure: Measure) => keyOf(seriesOf(indicator), measure, 'A', row.code);
  if (target !== null) heard.claim(found, own('tercatat'), target, 0, `spm ${basis}`);
  if (served !== null) heard.claim(found, own('terlayani'), served, 0, `spm ${basis}`);
}
