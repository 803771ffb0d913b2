import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { isFiner } from '../../data/catalogue/levels.ts';
import type { AreaCard, AreaTable, Place } from '../../data/contract/area.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Me } from '../../data/contract/session.ts';
import type { ValueTable } from '../../data/contract/values.ts';
import type { View, ViewKey } from '../../data/contract/view.ts';
import { useMe } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { queries } from '../queries.ts';
import type { ChangeView } from '../view.ts';
import { choose, type Home } from './choose.ts';
import { availableFor, type Catalogue, type MapQuestion } from './map-question.ts';
import { normOf } from './norm-of.ts';
import { finestSeen, readsPublishedOnly, seenAt } from './published.ts';

/** A picture that belongs together: areas, their values, and the area they lie in. */
export interface Shown {
  readonly card: AreaCard;
  readonly areas: AreaTable;
  /** null: there are no figures for what is asked */
  readonly values: ValueTable | null;
}

export interface NeedData {
  readonly places: readonly Place[] | undefined;
  readonly base: RouteAnswer<'places'>['baseTiles'] | undefined;
  readonly catalogue: RouteAnswer<'indicators'> | undefined;
  /** the last complete picture; stays while the next is fetched, so that nothing jumps */
  readonly shown: Shown | undefined;
  readonly loading: boolean;
  readonly selected: AreaCard | undefined;
  /** parameters that could not be kept */
  readonly wrong: readonly ViewKey[];
  /** forgets them, once said */
  readonly forgive: () => void;
  /** why the server gives no figures for what is asked, where areas are known */
  readonly refusal: ApiFault | undefined;
  readonly fault: ApiFault | undefined;
  readonly retry: () => void;
}

const WAIT_FOR_DATA_MS = 4000;

/** Asks the server for what the view shows, and completes the view from what there is. */
export function useNeedData(
  view: View,
  misread: readonly ViewKey[],
  change: ChangeView,
  question: MapQuestion,
): NeedData {
  const client = useQueryClient();
  const [wrong, setWrong] = useState<readonly ViewKey[]>(misread);
  const places = useQuery({
    ...queries.places(),
    refetchInterval: (q) => (q.state.data?.places.length === 0 ? WAIT_FOR_DATA_MS : false),
  });
  const { area, level, indicator, period } = view;
  const on = period === undefined ? undefined : lastDay(period);
  const has = <T>(value: T | undefined): value is T => value !== undefined;
  const catalogue = useQuery({
    ...queries.indicators(area ?? ''),
    enabled: has(area),
    select: useCallback((all: Catalogue) => availableFor(question, all), [question]),
  });
  // Until the figures say which periods there are, the tree of today is looked at.
  const settled = has(period) || catalogue.data?.available.length === 0 || isRefusal(catalogue.error);
  const card = useQuery({ ...queries.area(area ?? '', on), enabled: has(area) && settled });
  const areas = useQuery({
    ...queries.areas({ within: area ?? '', level: level ?? 'desa', on }),
    enabled: has(area) && has(level) && settled,
  });
  const me = useMe();
  const asked = catalogue.data?.indicators.find((i) => i.id === indicator);
  const onlyPublished = readsPublishedOnly(me);
  const finest = finestSeen(asked, view.sex, { onlyPublished, published: catalogue.data?.published });
  const isTooFine = finest !== undefined && has(level) && isFiner(level, finest);
  // What is not published so fine is not asked for: another level is about to be chosen. Nor is another screen's.
  const isMoving =
    (asked !== undefined && !question.has(asked)) ||
    (onlyPublished && catalogue.isPending) ||
    (isTooFine && (card.data ? seenAt(card.data, finest) !== undefined : card.isPending));
  const values = useQuery({
    ...queries.values({
      within: area ?? '',
      level: level ?? 'desa',
      indicator: indicator ?? '',
      period: period ?? '',
      // Officers are not told by sex; the address is about to say so.
      sex: asked?.family === 'cover' ? 'A' : view.sex,
      ...normOf(view),
    }),
    enabled: has(area) && has(level) && has(indicator) && has(period) && !isMoving,
  });
  const selected = useQuery({
    ...queries.area(view.selected ?? '', on),
    enabled: has(view.selected) && settled,
    placeholderData: (before) => (view.selected === undefined ? undefined : before),
  });

  const home = useMemo(() => homeOf(me, places.data?.places), [me, places.data]);
  const cardKnown = isUnknown(card.error) ? null : card.data;
  useEffect(() => {
    const known = { places: places.data?.places, home, card: cardKnown, catalogue: catalogue.data };
    const choice = choose(view, known, question);
    if (choice.wrong.length > 0) setWrong((before) => [...new Set([...before, ...choice.wrong])]);
    if (Object.keys(choice.change).length > 0) change(choice.change);
  }, [view, places.data, home, cardKnown, catalogue.data, change, question]);
  useEffect(() => {
    if (view.selected !== undefined && isUnknown(selected.error)) {
      setWrong((before) => [...new Set<ViewKey>([...before, 'selected'])]);
      change({ selected: undefined });
    }
  }, [view.selected, selected.error, change]);

  const refusal = [values.error, catalogue.error].find(isRefusal);
  const noFigures = refusal !== undefined || catalogue.data?.available.length === 0;
  const [shown, setShown] = useState<Shown>();
  const whole = card.data && areas.data && (values.data || noFigures);
  if (whole && card.data && areas.data) {
    const next = { card: card.data, areas: areas.data, values: values.data ?? null };
    const same = shown?.card === next.card && shown.areas === next.areas && shown.values === next.values;
    if (!same) setShown(next);
  }

  const faults = [places, card, areas, ...(refusal ? [] : [catalogue, values])].map((q) => q.error);
  const isAway = faults.some((e) => e instanceof ApiFault && e.code === 'unreachable');
  // While the server is away what failed is asked again; what stands stays.
  useEffect(() => {
    if (!isAway) return;
    const timer = window.setInterval(() => void client.refetchQueries({ type: 'active' }), WAIT_FOR_DATA_MS);
    return () => window.clearInterval(timer);
  }, [isAway, client]);
  const fault = faults.find((e) => e instanceof ApiFault && !isUnknown(e)) as ApiFault | undefined;
  return {
    places: places.data?.places,
    base: places.data?.baseTiles,
    catalogue: catalogue.data,
    shown,
    loading: !whole,
    selected: view.selected === undefined ? undefined : selected.data,
    wrong,
    forgive: () => setWrong([]),
    refusal,
    fault,
    retry: () => void client.refetchQueries({ type: 'active' }),
  };
}

/** Where whoever looks begins: whoever reads published figures everywhere, at the first place. */
function homeOf(me: Me | undefined, places: readonly Place[] | undefined): Home | undefined {
  if (!me) return undefined;
  const onlyPublished = readsPublishedOnly(me);
  const code = me.home?.code ?? (onlyPublished ? places?.[0]?.area.code : undefined);
  const read = me.parts.map((part) => part.areas);
  const areas = read.includes('all') ? 'all' : read.flatMap((some) => [...some]);
  const exact = me.parts.filter((part) => part.as === 'exact').map((part) => part.series);
  const lists = exact.filter((some) => typeof some !== 'string');
  const series = lists.length < exact.length || lists.length === 0 ? 'open' : lists.flat();
  return code === undefined ? undefined : { code, onlyPublished, areas, series };
}

function isRefusal(reason: unknown): reason is ApiFault {
  return reason instanceof ApiFault && reason.status >= 400 && reason.status < 500;
}

function isUnknown(reason: unknown): boolean {
  return reason instanceof ApiFault && reason.code.startsWith('unknown-');
}
