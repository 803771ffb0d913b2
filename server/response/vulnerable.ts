import type { ResponseSettings, ShareGroup } from '../../data/contract/response.ts';

export interface AgeBand {
  /** '0-4', '75+' */
  readonly band: string;
  readonly persons: number;
  readonly women: number | null;
}

export interface GroupShare {
  readonly group: ShareGroup;
  /** 0 to 1 */
  readonly share: number;
  readonly basis: 'population' | 'asumsi';
  readonly source: string;
}

const BAND = /^(\d+)(?:-(\d+)|\+)?$/;

/** Share of persons from one age to another by the bands of a population; null where the bands do not cut there. */
export function shareOfAges(bands: readonly AgeBand[], from: number, until: number | null): number | null {
  let [inside, all] = [0, 0];
  for (const { band, persons } of bands) {
    const m = BAND.exec(band);
    if (!m) return null;
    const least = Number(m[1]);
    const most = m[2] === undefined ? Number.POSITIVE_INFINITY : Number(m[2]);
    all += persons;
    const end = until ?? Number.POSITIVE_INFINITY;
    if (least >= from && most <= end) inside += persons;
    else if (least <= end && most >= from) return null;
  }
  return all === 0 ? null : inside / all;
}

/** The vulnerable groups of those affected: from the ages of those who live there, else the default shares. */
export function groupShares(
  settings: Pick<ResponseSettings, 'shares'>,
  bands: readonly AgeBand[],
  source: string,
): GroupShare[] {
  const all = bands.reduce((sum, b) => sum + b.persons, 0);
  const women = bands.every((b) => b.women !== null)
    ? bands.reduce((sum, b) => sum + (b.women ?? 0), 0)
    : null;
  const own = new Map<ShareGroup, number | null>([
    ['balita', shareOfAges(bands, 0, 4)],
    ['lansia', shareOfAges(bands, 60, null)],
    ['perempuan', all > 0 && women !== null ? women / all : null],
  ]);
  return settings.shares.map(({ group, share, source: said }) => {
    const known = own.get(group) ?? null;
    return known === null
      ? { group, share, basis: 'asumsi', source: said }
      : { group, share: known, basis: 'population', source };
  });
}
