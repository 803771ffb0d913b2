import type { OwnKind } from '../contract/own-indicator.ts';

/** A reported rate is kept as a whole number of thousandths: '7,52' is 7520. Three decimals are more than any source has. */
export const RATE_SCALE = 1000;

/** True for what is never added up: a rate or percentage as its source gives it. */
export function isOwnRate(kind: OwnKind): boolean {
  return kind === 'nilai';
}

/** How the address names an own indicator: 'KPM-PKH' -> 'kantor-kpm-pkh'. Apart from every name of the program. */
export function ownSlug(code: string): string {
  return `kantor-${code.toLowerCase()}`;
}

/** How observations and the roll-up name it; of a rate so that it is seen there to be none that adds. */
export function ownSeries(own: { readonly code: string; readonly kind: OwnKind }): string {
  return `${isOwnRate(own.kind) ? 'rate' : 'own'}:${own.code}`;
}

/** True for a series of a reported rate: kept where it was reported, and nowhere else. */
export function isRateSeries(series: string): boolean {
  return series.startsWith('rate:');
}
