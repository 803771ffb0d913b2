import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Level } from '../../data/catalogue/levels.ts';
import type { AreaCard, AreaRef } from '../../data/contract/area.ts';
import { lastDay } from '../../data/contract/period.ts';
import type { Camera, View } from '../../data/contract/view.ts';
import type { AnswerSentences } from '../../data/words/answer.ts';
import { levelName } from '../../data/words/level-name.ts';
import { useMe } from '../access/me.ts';
import type { MapOverlay } from '../map/overlays.ts';
import { queries } from '../queries.ts';
import { type AreaRow, isComparable, joinRows, sortRows } from '../table/rows.ts';
import { type ChangeView, useChangeView, useView } from '../view.ts';
import { capital, useSpeech } from '../words.ts';
import { answerFacts } from './answer-facts.ts';
import { useCameraInAddress, useKeys } from './habits.ts';
import { type MapQuestion, NEED_QUESTION } from './map-question.ts';
import { type NeedData, useNeedData } from './need-data.ts';
import { finestSeen, readsPublishedOnly, seenLevels } from './published.ts';

/** Why somebody sees no figures here that there may be. */
type Closed = 'outside' | 'notYet';

function closedTo(refusal: NeedData['refusal']): Closed | undefined {
  if (refusal?.code === 'not-released') return 'notYet';
  return refusal?.code === 'outside-scope' ? 'outside' : undefined;
}

/** Figures are told at a coarser level than the one asked for. */
export function isTooFine(refusal: NeedData['refusal']): boolean {
  return refusal?.code === 'too-fine' || refusal?.code === 'published-coarser';
}

/** Everything the map screen shows and can do, whatever the layout. */
export interface Need {
  readonly view: View;
  readonly change: ChangeView;
  readonly data: NeedData;
  /** in the order of the table */
  readonly rows: readonly AreaRow[];
  /** areas with a figure that can be compared */
  readonly comparable: number;
  readonly selectedRow: AreaRow | undefined;
  readonly hovered: number | null;
  /** what the areas of the drawn level are called */
  readonly areasName: string;
  /** what the map is of, and the question it answers */
  readonly heading: { readonly title: string; readonly under: string };
  /** the order of the list, where its name does not say it all */
  readonly order?: string | undefined;
  /** where the map draws something else than the indicator: what a picture of it says */
  readonly told?: { readonly title: string; readonly remarks: readonly string[] } | undefined;
  /** figures are not for whoever looks, or not yet */
  readonly closed: Closed | undefined;
  /** the finest level at which what is asked for is published; undefined: whoever looks sees it as fine as it is */
  readonly finest: Level | undefined;
  /** indicator, measure, sex, period */
  readonly subject: string;
  readonly sentences: AnswerSentences | undefined;
  readonly notices: readonly string[];
  readonly dismiss: () => void;
  readonly hover: (id: number | null) => void;
  readonly select: (id: number | null) => void;
  readonly drill: (id: number) => void;
  readonly into: (card: AreaCard) => void;
  /** the area above, where there is one to go to */
  readonly above: AreaRef | undefined;
  readonly up: () => void;
  readonly go: (area: AreaRef) => void;
  readonly moved: (camera: Camera | null) => void;
  /** what lies over the areas of the map */
  readonly overlays?: readonly MapOverlay[] | undefined;
}

export function useNeed(question: MapQuestion = NEED_QUESTION): Need {
  const { view, wrong } = useView();
  const change = useChangeView();
  const client = useQueryClient();
  const { words, language } = useSpeech();
  const data = useNeedData(view, wrong, change, question);
  const { shown, places } = data;
  const [hovered, hover] = useState<number | null>(null);
  const [note, setNote] = useState<string>();
  const on = view.period === undefined ? undefined : lastDay(view.period);

  const joined = useMemo(() => (shown ? joinRows(shown.areas, shown.values) : []), [shown]);
  const legend = shown?.values?.legend;
  const rows = useMemo(() => sortRows(joined, view.sort, legend), [joined, view.sort, legend]);
  const period = view.period ? words.format.period(view.period) : '';
  const asked = data.catalogue?.indicators.find((i) => i.id === view.indicator);
  const family = asked?.family;
  const onlyPublished = readsPublishedOnly(useMe());
  const finest = finestSeen(asked, view.sex, { onlyPublished, published: data.catalogue?.published });
  const heading = useMemo(() => question.heading(words, family), [question, words, family]);
  const tooFine = isTooFine(data.refusal) ? data.refusal?.message : undefined;
  const isWithoutFigures = data.catalogue?.available.length === 0;
  const closed = closedTo(data.refusal);
  const sentences = useMemo(() => {
    if (tooFine !== undefined) return { lead: tooFine, more: [] };
    if (shown && closed === 'outside') {
      return { lead: words.access.outside.title(shown.card.area.name), more: [words.access.outside.text] };
    }
    if (shown && closed === 'notYet') {
      const isRate = asked?.measure === 'rate';
      return {
        lead: words.access.notYet.title,
        more: [isRate ? words.published.rates : words.access.notYet.text],
      };
    }
    if (shown && isWithoutFigures)
      return { lead: words.screen.empty.noFigures(shown.card.area.name), more: [] };
    return shown && words.screen.answer(answerFacts(shown, joined, period, words, language));
  }, [shown, joined, period, words, language, tooFine, closed, isWithoutFigures, asked]);

  const select = useCallback(
    (id: number | null) => {
      setNote(undefined);
      change({ selected: joined.find((row) => row.id === id)?.code });
    },
    [joined, change],
  );
  const into = useCallback(
    (card: AreaCard) => {
      const level = seenLevels(card.below, finest)[0]?.level;
      hover(null);
      const isClosed = level === undefined && card.below.length > 0 && finest !== undefined;
      const bottom = isClosed
        ? words.published.notFiner(words.domain.level[finest])
        : words.screen.notice.bottom(card.area.name);
      setNote(level === undefined ? bottom : undefined);
      if (level === undefined) change({ selected: card.area.code });
      else change({ area: card.area.code, level, selected: undefined, camera: undefined }, true);
    },
    [change, words, finest],
  );
  const drill = useCallback(
    (id: number) => {
      const code = joined.find((row) => row.id === id)?.code;
      if (code !== undefined) client.fetchQuery(queries.area(code, on)).then(into, () => undefined);
    },
    [joined, client, into, on],
  );
  const go = useCallback(
    (area: AreaRef) =>
      change({ area: area.code, level: undefined, selected: undefined, camera: undefined }, true),
    [change],
  );
  const above = useMemo(() => {
    const parent = shown?.card.path.at(-1);
    if (parent?.level !== 'provinsi') return parent;
    // A province is worth looking at where several of its places are here.
    const of = places?.filter((p) => p.province.code === parent.code).length ?? 0;
    return of > 1 ? parent : undefined;
  }, [shown, places]);
  /** The area one was in stays chosen, so that one sees where one came from. */
  const up = useCallback(() => {
    if (!shown || !above) return;
    const { code, level } = shown.card.area;
    change({ area: above.code, level, selected: code, camera: undefined }, true);
  }, [shown, above, change]);
  const moved = useCameraInAddress(view, change);
  useKeys({ up, unselect: view.selected === undefined ? undefined : () => change({ selected: undefined }) });
  useEffect(() => {
    const place = shown ? `${shown.card.area.name} · ` : '';
    document.title = `${place}${heading.title} · Petasos`;
  }, [shown, heading]);

  const indicator = shown?.values?.indicator;
  const said = words.screen.notice;
  return {
    view,
    change,
    data,
    rows,
    comparable: useMemo(() => joined.filter(isComparable).length, [joined]),
    selectedRow: joined.find((row) => row.code === view.selected),
    hovered,
    areasName: shown ? words.screen.level[levelName(shown.areas.level, shown.areas.code)] : '',
    heading,
    closed,
    finest,
    subject: [
      indicator && capital(indicator.name[language]),
      indicator && indicator.measure !== 'count' && words.screen.pick.measuresLong[indicator.measure],
      view.sex !== 'A' && words.domain.sex[view.sex],
      period,
    ]
      .filter(Boolean)
      .join(' · '),
    sentences,
    notices: [
      ...(data.wrong.length > 0 ? [said.wrong(data.wrong.map((key) => said.params[key]))] : []),
      ...(note ? [note] : []),
      ...(data.fault && data.loading ? [said.stale] : []),
    ],
    dismiss: () => {
      setNote(undefined);
      data.forgive();
    },
    hover,
    select,
    drill,
    into,
    above,
    up,
    go,
    moved,
  };
}
