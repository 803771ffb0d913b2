import type { Indicator } from '../../data/contract/indicator.ts';
import type { Sex } from '../../data/contract/values.ts';
import type { FileRow } from './files.ts';
import { BIG, type Heard, roundedBy, seriesOf } from './heard.ts';
import { keyOf, type Measure } from './world.ts';

/** What a row of a file says of an area besides what a table of values did. */
export function hearRow(
  heard: Heard,
  period: string,
  of: { indicator: Indicator; measure: Measure; sex: Sex; row: FileRow; from: string },
): void {
  const found = heard.of(period);
  const { indicator, row, from } = of;
  const { kode, nilai, jumlah_sebagian: part, pembilang, selisih } = row;
  if (typeof kode !== 'string' || heard.isHeld(indicator, kode)) return;
  const key = keyOf(seriesOf(indicator), of.measure, of.sex, kode);
  const isHidden = found.cells.get(key)?.state === 'hidden';
  const per = heard.per(found, indicator, kode);
  for (const count of [indicator.measure === 'count' ? nilai : null, part, pembilang]) {
    if (typeof count === 'number') heard.claim(found, key, count, 0, from);
  }
  if (!isHidden) return;
  if (indicator.measure !== 'count' && typeof nilai === 'number' && per !== undefined) {
    heard.atMost(found, key, (nilai + roundedBy(nilai)) * per, from);
  }
  if (typeof selisih === 'number') {
    found.claims.push({ terms: [[key, 1]], lo: selisih, hi: BIG, from: `difference in ${from}` });
  }
}
