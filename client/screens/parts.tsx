import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isFiner } from '../../data/catalogue/levels.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { useMe } from '../access/me.ts';
import { AreaCard } from '../area/area-card.tsx';
import { AreaPath, PlacePicker } from '../area/path.tsx';
import { MissingHere } from '../first/missing.tsx';
import { hasStates } from '../legend/class-label.ts';
import { Legend } from '../legend/legend.tsx';
import { tallestOf } from '../map/columns.ts';
import { LevelPicker, Pickers } from '../pick/pickers.tsx';
import { queries } from '../queries.ts';
import { SketchOffer } from '../sketch/sketch-offer.tsx';
import { Ranking, RankingSkeleton } from '../table/ranking.tsx';
import { isWithoutRate } from '../table/rows.ts';
import { Choices } from '../ui/choices.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { capital, useSpeech } from '../words.ts';
import { Answer } from './answer.tsx';
import { isTooFine, type Need } from './need.ts';
import css from './parts.module.css';
import { seenAt } from './published.ts';

/** Parts of the map screen, placed by the layouts for large and small screens. */

function Heading({ need }: { need: Need }) {
  return (
    <div className={css.heading}>
      <h1>{need.heading.title}</h1>
      <p>{need.heading.under}</p>
    </div>
  );
}

export function Where({ need }: { need: Need }) {
  const { shown, places } = need.data;
  if (!shown || !places) return <Skeleton height={16} my={3} width="70%" />;
  return (
    <div className={css.where}>
      <AreaPath card={shown.card} places={places} onGo={need.go} />
      <PlacePicker card={shown.card} places={places} onGo={need.go} />
    </div>
  );
}

function AnswerPart({ need }: { need: Need }) {
  if (!need.sentences) return <Skeleton height={104} radius="md" />;
  return (
    <>
      <Answer subject={need.subject} sentences={need.sentences} />
      <CoarserOffer need={need} />
      {need.closed ? <WayHome need={need} /> : <MissingHere steps={lacksOf(need)} />}
    </>
  );
}

/** Back to where whoever looks has figures. */
function WayHome({ need }: { need: Need }) {
  const { words } = useSpeech();
  const me = useMe();
  const home = me?.home;
  if (!home || need.view.area === home.code) return null;
  return (
    <Button variant="default" size="compact-md" onClick={() => need.go(home)}>
      {words.access.outside.home(home.name)}
    </Button>
  );
}

/** The level at which figures can be seen, where they are hidden or not published as fine as they were asked for. */
function CoarserOffer({ need }: { need: Need }) {
  const { words } = useSpeech();
  const { shown, refusal } = need.data;
  if (!shown) return null;
  const { card, areas, values } = shown;
  const isHiding = (values?.legend.hidden.areas ?? 0) > 0;
  const coarser = card.below.findLast(({ level }) => isFiner(areas.level, level));
  // What the server names is for whoever asks; what is known of the release, for those who read nothing else.
  const finest = refusal?.finest ?? need.finest;
  const to = isTooFine(refusal)
    ? finest && seenAt(card, finest)
    : isHiding && coarser
      ? { level: coarser.level, selected: undefined }
      : undefined;
  if (!to?.level) return null;
  const name = words.screen.level[levelNameUnder(to.level, to.area ?? card.area.code)];
  const place = to.area && card.path.find(({ code }) => code === to.area)?.name;
  return (
    <Button variant="default" size="compact-md" className={css.offer} onClick={() => need.change(to, true)}>
      {place ? words.published.seeIn(name, place) : words.published.see(name)}
    </Button>
  );
}

/** By sex figures are published for whole regencies, unless the office has said otherwise. */
function isToldBySex({ data, finest, view }: Need): boolean {
  const sexes = data.catalogue?.published?.sexes;
  return (
    finest === undefined || sexes === undefined || view.level === undefined || !isFiner(view.level, sexes)
  );
}

/** What would make this picture whole: figures, and shapes to draw them on. */
function lacksOf({ data }: Need): ('need' | 'boundaries')[] {
  const place = data.places?.find((p) => data.shown?.card.area.code.startsWith(p.area.code));
  const hasShapes = !place || place.levels.some((level) => level.shapes > 0);
  return [
    ...(data.catalogue?.available.length === 0 ? ['need' as const] : []),
    ...(hasShapes ? [] : ['boundaries' as const]),
  ];
}

function Settings({ need }: { need: Need }) {
  const { catalogue, shown, places } = need.data;
  if (!catalogue || !shown || !places) {
    return (
      <div className={css.settings}>
        <Skeleton height={57} radius="md" />
        <Skeleton height={36} radius="md" />
        <Skeleton height={58} radius="md" />
      </div>
    );
  }
  return (
    <div className={css.settings}>
      {catalogue.available.length > 0 && (
        <div data-tour="mapped">
          <Pickers view={need.view} catalogue={catalogue} bySex={isToldBySex(need)} change={need.change} />
        </div>
      )}
      {shown.card.below.length > 1 && (
        <div data-tour="down">
          <LevelPicker card={shown.card} areas={shown.areas} finest={need.finest} change={need.change} />
        </div>
      )}
    </div>
  );
}

function ListPart({ need }: { need: Need }) {
  const { words } = useSpeech();
  const said = words.screen.table;
  const { shown } = need.data;
  if (!shown) return <RankingSkeleton />;
  const label = said.label(need.areasName);
  const legend = shown.values?.legend;
  const withParent = shown.areas.parentId.some((id) => id !== shown.card.area.id);
  return (
    <>
      <div className={css.listHead}>
        <h2>{label}</h2>
        <Choices
          compact
          label={said.sortBy}
          value={need.view.sort}
          onChoose={(sort) => need.change({ sort })}
          choices={[
            { value: 'value', label: hasStates(legend) ? said.sorts.state : said.sorts.value },
            { value: 'name', label: said.sorts.name },
          ]}
        />
      </div>
      {need.order && <p className={css.order}>{need.order}</p>}
      {isTooFine(need.data.refusal) && (
        <div className={css.listOffer}>
          <CoarserOffer need={need} />
        </div>
      )}
      <Ranking
        rows={need.rows}
        legend={legend}
        label={label}
        hovered={need.hovered}
        selected={need.selectedRow?.id ?? null}
        withParent={withParent}
        onHover={need.hover}
        onSelect={need.select}
        onDrill={need.drill}
        onUp={need.up}
      />
    </>
  );
}

interface LegendPartProps {
  readonly need: Need;
  /** what the colour of no data stands for, where it stands for more */
  readonly noData?: string | undefined;
}

function LegendPart({ need, noData }: LegendPartProps) {
  const { shown } = need.data;
  if (!shown?.values) return null;
  return (
    <Legend
      values={shown.values}
      areas={need.areasName}
      withoutShape={need.rows.filter((row) => !row.hasShape).length}
      withoutRate={need.rows.filter(isWithoutRate).length}
      noData={noData}
      hasSketch={need.rows.some((row) => row.quality === 'sketsa')}
      columns={
        need.view.columns === 'on' && !hasStates(shown.values.legend) ? tallestOf(need.rows) : undefined
      }
      k={need.data.catalogue?.published?.k}
      coarser={<CoarserOffer need={need} />}
      notMeasured={need.rows.filter((row) => row.reason === 'sketch').length}
      // Where nothing is drawn the map itself says so, with the way out.
      remedy={shown.areas.tileSets.length > 0 && <SketchOffer key={shown.card.area.code} card={shown.card} />}
    />
  );
}

/** The card of the chosen area; null where none is chosen. */
function CardPart({ need }: { need: Need }) {
  const { selected, shown } = need.data;
  if (!selected || !shown) return null;
  return (
    <AreaCard
      card={selected}
      row={need.selectedRow?.code === selected.area.code ? need.selectedRow : undefined}
      values={shown.values}
      comparable={need.comparable}
      finest={need.finest}
      view={need.view}
      onPart={(card) => need.change({ card })}
      onChoose={(code) => need.change({ selected: code })}
      onDrill={() => need.into(selected)}
      onClose={() => need.change({ selected: undefined })}
    />
  );
}

export function Notices({ need }: { need: Need }) {
  const { words } = useSpeech();
  const { notices } = need;
  return (
    <div role="status" className={css.status}>
      {notices.length > 0 && (
        <div className={css.notice}>
          <div>
            {notices.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
          <IconButton label={words.screen.notice.dismiss} onClick={need.dismiss}>
            <CloseIcon />
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** Said in full as long as any figure on the screen is made up. */
export function SimulatedBanner({ need }: { need: Need }) {
  const { words } = useSpeech();
  const { shown, places } = need.data;
  const { data: folder } = useQuery(queries.folder());
  const place = places?.find((p) => need.view.area?.startsWith(p.area.code));
  // Known of the place before its figures come: nothing jumps when they do.
  if (!(shown?.values ? shown.values.simulated : place?.simulated)) return null;
  // In the demo it stands above every screen.
  if (folder?.open === 'demo') return null;
  return <p className={css.simulated}>{capital(words.domain.simulated)}</p>;
}

/** What stands beside the map, part by part: another question puts parts of its own in their place. */
export const NEED_PARTS = { AnswerPart, CardPart, Heading, LegendPart, ListPart, Settings } as const;
export type ScreenParts = { readonly [P in keyof typeof NEED_PARTS]: (props: { need: Need }) => ReactNode };
