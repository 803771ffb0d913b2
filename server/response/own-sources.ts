import { STANDARD_RESPONSE } from '../../data/catalogue/needs-profiles.ts';
import type { NeedLine, RateRow, ResponseSettings } from '../../data/contract/response.ts';

interface Founded {
  readonly mark: NeedLine['mark'];
  readonly source: string;
}

/**
 * What each figure stands on: one that stays as it was keeps its mark and source, one that is put back as Petasos begins has
 * that of then, and every other one is the office's own from now on, whatever the decree was that it had before.
 * @param own 'Ditetapkan Dinas Sosial Kota …, 23 November 2026'
 */
export function withOwnSources(
  said: ResponseSettings,
  before: ResponseSettings,
  own: string,
): ResponseSettings {
  const { profiles, rates, shares } = STANDARD_RESPONSE;
  const line = (was: readonly NeedLine[], begun: readonly NeedLine[]) => (one: NeedLine) =>
    founded(one, was, begun, own);
  return {
    ...said,
    rates: said.rates.map((one) => founded(one, before.rates, rates, own)),
    shares: said.shares.map((one) => founded(one, before.shares, shares, own)),
    profiles: {
      bnpb: said.profiles.bnpb.map(line(before.profiles.bnpb, profiles.bnpb)),
      sphere: said.profiles.sphere.map(line(before.profiles.sphere, profiles.sphere)),
    },
  };
}

function founded<T extends Founded>(one: T, before: readonly T[], begun: readonly T[], own: string): T {
  const isSame = (other: T) => contentOf(other) === contentOf(one);
  const found = before.find(isSame) ?? begun.find(isSame);
  return { ...one, mark: found?.mark ?? 'asumsi', source: found?.source ?? own };
}

/** All that a figure says but what it stands on, in one order of its fields. */
function contentOf(one: Founded): string {
  const { mark: _, source: __, ...rest } = one as Founded & Partial<RateRow & NeedLine>;
  return JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : typeof value === 'number'
        ? Math.round(value * 1e9) / 1e9
        : value,
  );
}
