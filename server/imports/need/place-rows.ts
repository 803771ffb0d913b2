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
import type { ClosedLevels } from './closed-levels.ts';
import { areaAt, type FinerClosed } from './closed-sums.ts';

export interface PlaceRequest {
  readonly places: PlaceFinder;
  /** said by the caller for the whole file */
  readonly period: string | undefined;
  readonly today: string;
  /** what is done with closed types below their finest level; they are refused without it */
  readonly closed?: FinerClosed | undefined;
  readonly levels: ClosedLevels;
  /** told how much is done, 0..1; what it throws breaks the work off */
  readonly onShare?: (share: number) => void;
}

/**
 * Settles area and period of each row. Closed types below their finest level are refused, with the offer to add them up,
 * or say what they are to be added up for.
 */
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
  if (request.closed !== 'add') offerToAdd(findings.counts['type-too-fine'] ?? 0, findings);
  return placed;
}

/** Said once, however many rows are too fine. */
export function offerToAdd(n: number, findings: Findings): void {
  if (n > 0) findings.add({ severity: 'note', code: 'closed-can-be-added', hint: { n } });
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
  if (row.need.kind === 'distinct') {
    return { ...row, area, series: DISTINCT_SERIES, settledPeriod: period, isClosed: false };
  }
  const { type } = row.need;
  const placed = {
    ...row,
    area,
    series: type.code,
    settledPeriod: period,
    isClosed: type.access === 'closed',
  };
  const finest = request.levels.get(type.code);
  if (finest === undefined || !isFiner(area.level, finest)) return placed;
  findings.quiet(row.line);
  const into = request.closed === 'add' ? areaAt(request.places, area, finest, lastDay(period)) : undefined;
  if (into) return { ...placed, into };
  // The number itself is what must not be known: it is neither quoted nor kept.
  findings.add({
    severity: 'error',
    line: row.line,
    column: 'jenis',
    code: 'type-too-fine',
    value: nameOf(type),
    hint: { finest, level: area.level },
  });
  return undefined;
}
