import { isFiner } from '../../data/catalogue/levels.ts';
import type { AreaCard, Place } from '../../data/contract/area.ts';
import { byNewest } from '../../data/contract/period.ts';
import type { View, ViewChange, ViewKey } from '../../data/contract/view.ts';
import { type Catalogue, type MapQuestion, NEED_QUESTION } from './map-question.ts';
import { finestSeen, seenAt, seenLevels } from './published.ts';

/** What the server has said so far; undefined: not yet. `null` for the card: there is no such area. */
export interface Known {
  readonly places: readonly Place[] | undefined;
  /** where whoever looks begins; undefined: anywhere */
  readonly home?: Home | undefined;
  readonly card: AreaCard | null | undefined;
  readonly catalogue: Catalogue | undefined;
}

/** Where somebody begins, and whether anything there is read exactly. */
export interface Home {
  readonly code: string;
  readonly onlyPublished: boolean;
  /** codes of the areas of which anything is read; nothing above them is */
  readonly areas: 'all' | readonly string[];
  /** slugs of the only series that are read exactly, for who is shown some series and not need as a whole */
  readonly series: 'open' | readonly string[];
}

/** What to put into the address so that it can be shown, and which parameters could not be kept. */
export interface Choice {
  readonly change: ViewChange;
  readonly wrong: readonly ViewKey[];
}

/**
 * Completes an address from what there is: the first place, its first level, the total by population where population
 * is known, the newest period. What was asked for and exists is not changed, but for levels that are not published.
 */
export function choose(
  view: View,
  { places, home, card, catalogue }: Known,
  question: MapQuestion = NEED_QUESTION,
): Choice {
  const wrong: ViewKey[] = [];
  const first = home?.code ?? places?.[0]?.area.code;
  if (first === undefined || places?.length === 0) return { change: {}, wrong };
  if (view.area === undefined) return { change: { area: first }, wrong };
  if (card === null) {
    const elsewhere = { area: first, level: undefined, selected: undefined, camera: undefined };
    return view.area === first ? { change: {}, wrong } : { change: elsewhere, wrong: ['area'] };
  }
  const change: { -readonly [K in keyof ViewChange]: ViewChange[K] } = {};
  if (catalogue !== undefined) {
    const newest = newestFirst(catalogue.available.map((a) => a.period));
    const period = view.period ?? newest[0];
    // A period without figures is kept as asked for: that it has none is the answer.
    if (view.period === undefined && period !== undefined) change.period = period;
    const available = catalogue.available.find((a) => a.period === period);
    const exists = catalogue.indicators.find((i) => i.id === view.indicator);
    // What is asked on another map screen is no mistake: one came from there.
    const isElsewhere = exists !== undefined && !question.has(exists);
    if (exists === undefined || isElsewhere) {
      if (view.indicator !== undefined && !isElsewhere) wrong.push('indicator');
      const of = { ...catalogue, indicators: catalogue.indicators.filter(question.has) };
      const only = home?.onlyPublished ? 'open' : (home?.series ?? 'open');
      change.indicator = question.begin(of, available?.series ?? [], only);
    }
    const isUnsplit = exists?.family === 'cover' || available?.sexes.includes(view.sex) === false;
    if (view.sex !== 'A' && available !== undefined && (isElsewhere || isUnsplit)) {
      if (!isElsewhere) wrong.push('sex');
      change.sex = 'A';
    }
  }
  // Which levels there are for whoever reads published figures depends on the figures.
  const isWaiting = home?.onlyPublished === true && catalogue === undefined;
  if (card !== undefined && !isWaiting) {
    const onlyPublished = home?.onlyPublished === true;
    const asked = catalogue?.indicators.find((i) => i.id === (change.indicator ?? view.indicator));
    const sex = change.sex ?? view.sex;
    const finest = asked && finestSeen(asked, sex, { onlyPublished, published: catalogue?.published });
    const all = card.below.map((b) => b.level);
    const parent = card.path.at(-1);
    // An area without anything below it is looked at from above; alone, where of what lies above nothing is read.
    const isAlone = all.length === 0 && parent !== undefined && !isReadBy(home, parent.code);
    const levels = isAlone ? [card.area.level] : seenLevels(card.below, finest).map((b) => b.level);
    if (isAlone && view.level !== card.area.level) change.selected = card.area.code;
    if (view.level === undefined || !levels.includes(view.level)) {
      // A level that is not published gives way to the finest that is.
      const isTooFine = finest !== undefined && isFiner(view.level ?? all[0] ?? finest, finest);
      const seen = isTooFine ? seenAt(card, finest) : undefined;
      if (seen) return { change: { ...change, ...seen }, wrong };
      if (levels[0] === undefined && parent !== undefined) {
        return { change: { area: parent.code, level: card.area.level, selected: card.area.code }, wrong };
      }
      if (view.level !== undefined && !isTooFine) wrong.unshift('level');
      if (view.level !== levels[0]) change.level = levels[0];
    }
  }
  return { change, wrong };
}

/** Is anything read of this area? Of nobody known everything is: the server says otherwise where it is not. */
function isReadBy(home: Home | undefined, code: string): boolean {
  if (home === undefined || home.areas === 'all') return true;
  return home.areas.some((own) => code === own || code.startsWith(`${own}.`));
}

/** Periods, the one that ends last first; of two that end together the longer first. */
export function newestFirst(periods: readonly string[]): string[] {
  return [...periods].sort(byNewest);
}
