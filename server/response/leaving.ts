import {
  type Estimate,
  type ResponseSettings,
  type ResponseSheet,
  type ShareGroup,
  shareGroup,
} from '../../data/contract/response.ts';
import { type AffectedBand, displacedBy, type ToldLeaving, withStaying } from './displaced.ts';
import { addSpreads, countedOf, type Spread, scaledSpread, wholeRange } from './estimate.ts';
import type { Gathered } from './gather.ts';
import type { People } from './needs.ts';
import type { RateBand } from './rate-bands.ts';
import type { FigureRow, HeadcountRow } from './store/query.ts';
import { countAll, topmostOf } from './toll.ts';
import { isInCounted, spreadWithin } from './within.ts';

/** What decides who is displaced. */
interface Leaving {
  readonly settings: ResponseSettings;
  readonly figures: readonly FigureRow[];
  readonly headcounts: readonly HeadcountRow[];
  /** 'YYYY-MM-DD' */
  readonly today: string;
}

/** Who is displaced: what was told of areas and the rate for the rest, and never fewer than were counted at places. */
export function tellDisplaced(
  { settings, figures, headcounts, today }: Leaving,
  bands: readonly RateBand[],
  estimate: Pick<Estimate, 'persons' | 'households' | 'vulnerable'>,
): ResponseSheet['displaced'] {
  const told = bands.map(({ gathered }) => toldLeaving(figures, gathered));
  const count = told.at(-1)?.count ?? null;
  const affectedBy = (isTold: boolean): AffectedBand[] =>
    bands.map(({ rate, gathered }, i) => ({
      rate,
      affected: gathered.persons.total,
      told: (isTold ? told[i]?.affected : undefined) ?? countedOf(0),
    }));
  const byRate = displacedBy(affectedBy(false), null);
  const byArea = displacedBy(affectedBy(true), count);
  const last = headcounts.filter((h) => h.counts);
  const staying = {
    jiwa: last.reduce((sum, h) => sum + h.jiwa, 0),
    isAll: headcounts[0]?.allPlaces === true,
  };
  const made = last.length === 0 ? byArea : withStaying(byArea, staying, count ?? 0);
  if (made === null) return null;
  const { low, best, high } = wholeRange(made);
  const perHousehold =
    estimate.persons && estimate.households && estimate.households.best > 0
      ? estimate.persons.best / estimate.households.best
      : settings.personsPerHousehold;
  const isCounted = last.length > 0 && best === staying.jiwa;
  const displaced = {
    low,
    best,
    high,
    basis: isCounted ? ('headcount' as const) : count === null ? ('rate' as const) : ('field' as const),
    byRate: byRate === null ? null : Math.round(byRate.best),
    ...rateSaid(bands, byRate),
    households: householdsOf(last, best, Math.max(1, perHousehold)),
    places: last.length,
    staying: staying.jiwa,
    notToday: last.filter((h) => h.on < today).length,
    allPlaces: last.length > 0 && staying.isAll,
  };
  return { ...displaced, vulnerable: groupsOf(settings, estimate, best, last) };
}

/** The rates as they are told: of several the one that they make of everybody together, and each with whom it is of. */
function rateSaid(
  bands: readonly RateBand[],
  byRate: Spread | null,
): Pick<NonNullable<ResponseSheet['displaced']>, 'rate' | 'mark' | 'source' | 'rates'> {
  const [first] = bands;
  const all = bands.at(-1)?.gathered.persons.total?.best ?? 0;
  const best = (i: number) => bands[i]?.gathered.persons.total?.best ?? 0;
  const rates = bands.map(({ rate, mark, source }, i) => ({
    rate,
    mark,
    source,
    affected: Math.max(0, Math.round(best(i) - (i === 0 ? 0 : best(i - 1)))),
  }));
  const isOne = bands.length === 1 || all === 0;
  return {
    rate: isOne ? (first?.rate ?? 0) : Math.min(1, (byRate?.best ?? 0) / all),
    mark: isOne ? (first?.mark ?? 'asumsi') : 'asumsi',
    source: isOne ? (first?.source ?? '') : '',
    rates,
  };
}

/** Families told at places, and of everybody else as many as persons make. */
function householdsOf(last: readonly HeadcountRow[], best: number, perHousehold: number): number {
  let [families, persons] = [0, best];
  for (const { kk, jiwa } of last) {
    if (kk === null) continue;
    families += kk;
    persons -= jiwa;
  }
  return families + Math.ceil(Math.max(0, persons) / perHousehold);
}

/** Those told to have left, and how many are affected where they were told of. */
function toldLeaving(
  figures: readonly FigureRow[],
  { persons, rows }: Pick<Gathered, 'persons' | 'rows'>,
): ToldLeaving | null {
  const leaving = figures.filter((f) => f.isLatest && f.what === 'mengungsi');
  if (leaving.length === 0) return null;
  const affected = topmostOf(leaving).flatMap(({ area, count, ofParts }): Spread[] => {
    const row = rows.rowOf.get(area.id);
    if (row === undefined) return [];
    // Of what lies in an area that was counted as one it is known only that those who left were hit.
    if (isInCounted(rows, persons.areas, row)) return [countedOf(count)];
    const inside = spreadWithin(rows, persons.areas, row) ?? countedOf(0);
    return [ofParts === null ? inside : scaledSpread(inside, ofParts.told / ofParts.all)];
  });
  return { count: countAll(leaving), affected: addSpreads(affected) };
}

function countedIn(h: HeadcountRow, group: ShareGroup): number | null {
  return group === 'perempuan' ? h.female : h[group];
}

/** How many of those displaced are of a group: of each place as it counted, of everybody else by share. */
function groupOf(
  group: ShareGroup,
  share: number,
  jiwa: number,
  last: readonly HeadcountRow[],
): { count: number; isCounted: boolean } {
  let [sum, rest] = [0, jiwa];
  for (const h of last) {
    const count = countedIn(h, group);
    if (count === null) continue;
    sum += count;
    rest -= h.jiwa;
  }
  return { count: Math.round(sum + Math.max(0, rest) * share), isCounted: last.length > 0 && rest <= 0 };
}

/** Share of a group among those who are hit, and what it stands on. */
function shareOf(
  group: ShareGroup,
  settings: Pick<ResponseSettings, 'shares'>,
  { persons, vulnerable }: Pick<Estimate, 'persons' | 'vulnerable'>,
): { share: number; basis: 'population' | 'field' | 'asumsi'; source: string } | null {
  const known = vulnerable.find((v) => v.group === group);
  const all = persons?.best ?? 0;
  if (known && all > 0) return { share: known.best / all, basis: known.basis, source: known.source };
  const said = settings.shares.find((s) => s.group === group);
  return said ? { share: said.share, basis: 'asumsi', source: said.source } : null;
}

function groupsOf(
  settings: Pick<ResponseSettings, 'shares'>,
  estimate: Pick<Estimate, 'persons' | 'vulnerable'>,
  jiwa: number,
  last: readonly HeadcountRow[],
): Estimate['vulnerable'] {
  return shareGroup.options.flatMap((group) => {
    const by = shareOf(group, settings, estimate);
    const { count, isCounted } = groupOf(group, by?.share ?? 0, jiwa, last);
    if (isCounted) return [{ group, best: count, basis: 'field' as const, source: '' }];
    return by === null ? [] : [{ group, best: count, basis: by.basis, source: by.source }];
  });
}

/** For whom is needed: those displaced, by what was counted of them or by the shares of those who live there. */
export function peopleOf(displaced: ResponseSheet['displaced']): People {
  const jiwa = displaced?.best ?? 0;
  const of = (group: ShareGroup) => displaced?.vulnerable.find((v) => v.group === group)?.best ?? 0;
  return {
    jiwa,
    kk: displaced?.households ?? 0,
    balita: of('balita'),
    lansia: of('lansia'),
    disabilitas: of('disabilitas'),
    ibuHamil: of('ibuHamil'),
    ibuMenyusui: of('ibuMenyusui'),
    perempuan: of('perempuan'),
    titik: jiwa === 0 ? 0 : Math.max(1, displaced?.places ?? 0),
  };
}
