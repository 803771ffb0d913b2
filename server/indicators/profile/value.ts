import type { Measure } from '../../../data/contract/indicator.ts';
import { plainCount, rateOf, reportedRate } from '../rate.ts';
import type { FigureRow } from './query.ts';

/** What a count is in a measure: itself, or a rate over exactly the areas it covers. Null where there is none. */
export function measured(row: FigureRow, measure: Measure): number | null {
  switch (measure) {
    case 'count':
      return plainCount(row.count).value;
    case 'rate':
      return reportedRate(row.count).value;
    case 'per1000':
      return rateOf(row.count, row.persons, 1000).value;
    case 'per100Households':
      return rateOf(row.count, row.households, 100).value;
    case 'perKm2':
      return rateOf(row.count, row.area_m2, 1_000_000).value;
    case 'share':
      return rateOf(row.count, row.whole, 100).value;
    // Told of the areas of a level, not of one in depth.
    case 'ratio':
    case 'missing':
    case 'state':
    case 'served':
    case 'unserved':
    case 'achieved':
      return null;
  }
}
