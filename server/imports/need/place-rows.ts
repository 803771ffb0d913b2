import { isFiner } from '../../../data/catalogue/levels.ts';
import { DISTINCT_SERIES } from '../../../data/catalogue/needs.ts';
import { lastDay } from '../../../data/contract/period.ts';
import type { NeedRow } from '../../../data/read/need.ts';
import { nameOf } from '../../../data/read/need-type.ts';
import { eachInSlices } from '../../../data/read/slices.ts';
import type { Findings } from '../findings.ts';
import { settlePeriod } from '../lookup/settle-period.ts';
import type { PlaceFinder } from '../matching/place-finder.ts';
import type { PlacedRow } from './cells.ts';

export interface PlaceRequest {
  readonly places: PlaceFinder;
  /** said by the caller for the whole file */
  readonly period: string | undefined;
  readonly today: string;
  /** told how much is done, 0..1; what it throws breaks the work off */
  readonly onShare?: (share: number) => void;
}

/** Settles area and period of each row, and refuses closed types below their finest level. */
export async function placeRows(
  rows: readonly NeedRow[],
  request: PlaceRequest,
  findings: Findings,
): Promise<PlacedRow[]> {
  const placed: PlacedRow[] = [];
  const place = (row: NeedRow) => {
    const settled = placeRow(row, request, findings);
    if (settled) placed.push(settled);
  };
  await eachInSlices(rows, place, undefined, (done) => request.onShare?.(done / rows.length));
  return placed;
}

function placeRow(row: NeedRow, request: PlaceRequest, findings: Findings): PlacedRow | undefined {
  const period = settlePeriod(row, request, findings);
  if (period === undefined) return undefined;
  const found = request.places.find(row, lastDay(period));
  if (found.kind === 'leftOut') return undefined;
  if (found.kind === 'wrong') {
    const { code, hint } = found;
    findings.add({ severity: 'error', line: row.line, column: 'kode', code, value: row.written, hint });
    return undefined;
  }
  const { area } = found;
  const finest = row.need.kind === 'type' ? row.need.type.finest : null;
  if (row.need.kind === 'type' && finest !== null && isFiner(area.level, finest)) {
    // The number itself is what must not be known: it is neither quoted nor kept.
    findings.add({
      severity: 'error',
      line: row.line,
      column: 'jenis',
      code: 'type-too-fine',
      value: nameOf(row.need.type),
      hint: { finest, level: area.level },
    });
    return undefined;
  }
  const series = row.need.kind === 'type' ? row.need.type.code : DISTINCT_SERIES;
  return { ...row, area, series, settledPeriod: period };
}
