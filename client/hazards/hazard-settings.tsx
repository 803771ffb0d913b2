import { Checkbox, Skeleton } from '@mantine/core';
import {
  EXPOSED_LAND,
  exposureSlug,
  HAZARD_CODES,
  HAZARD_REACHES,
  type HazardCode,
  type HazardReach,
  hazardName,
  MANY_HAZARDS,
  readExposureSlug,
} from '../../data/catalogue/hazards.ts';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { PeriodPicker } from '../coverage/cover-settings.tsx';
import pickers from '../pick/pickers.module.css';
import { LevelPicker } from '../pick/pickers.tsx';
import type { Need } from '../screens/need.ts';
import parts from '../screens/parts.module.css';
import { Choices } from '../ui/choices.tsx';
import { Select } from '../ui/select.tsx';
import { capital, useSpeech } from '../words.ts';
import { useHazardHere } from './hazard-context.ts';
import css from './hazards.module.css';
import { LAYERS } from './use-hazard.ts';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';

/** Which hazard, of which class, who is counted, when, how the map is read, and what is drawn over it. */
export function HazardSettings({ need }: { need: Need }) {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).pick;
  const { asked, indicator } = useHazardHere();
  const { view, change, data } = need;
  const { catalogue, shown } = data;
  if (!catalogue || !shown) {
    return (
      <div className={parts.settings}>
        <Skeleton height={57} radius="md" />
        <Skeleton height={36} radius="md" />
        <Skeleton height={36} radius="md" />
      </div>
    );
  }
  const measures = catalogue.indicators.filter((i) => i.series === indicator?.series).map((i) => i.measure);
  return (
    <div className={parts.settings}>
      <fieldset className={pickers.pickers}>
        <legend className="unseen">{words.screen.need.settings}</legend>
        <div className={pickers.pair}>
          <HazardPicker need={need} />
          <PeriodPicker need={need} />
        </div>
        {asked && (
          <>
            <div className={pickers.pair}>
              <ReachPicker need={need} />
              <WhatPicker need={need} />
            </div>
            <Choices
              label={said.view}
              value={view.cover === 'figure' ? 'figure' : 'pair'}
              onChoose={(cover) => change({ cover }, true)}
              choices={[
                { value: 'figure', label: said.figure },
                { value: 'pair', label: said.pair, title: said.pairLong },
              ]}
            />
          </>
        )}
        {view.cover === 'figure' && measures.length > 1 && (
          <Choices
            label={said.measure}
            value={indicator?.measure}
            onChoose={(measure) => change({ indicator: `${indicator?.series}.${measure}` }, true)}
            choices={measures.map((m) => ({
              value: m,
              label: capital(words.screen.pick.measures[m as 'count']),
              title: words.screen.pick.measuresLong[m as 'count'],
            }))}
          />
        )}
      </fieldset>
      {shown.card.below.length > 1 && (
        <LevelPicker card={shown.card} areas={shown.areas} finest={need.finest} change={change} />
      )}
      <LayerSwitches />
    </div>
  );
}

/** The indicator of a hazard, a class and a series; else the nearest to it that there is. */
function idOf(
  need: Need,
  wanted: { readonly hazard: HazardCode; readonly reach: HazardReach; readonly series: string },
  measure: string | undefined,
): string | undefined {
  const all = need.data.catalogue?.indicators.filter((i) => i.family === 'hazard') ?? [];
  const of = (series: string) => {
    const found = all.filter((i) => i.series === exposureSlug(wanted.hazard, wanted.reach, series));
    return (found.find((i) => i.measure === measure) ?? found[0])?.id;
  };
  return (
    of(wanted.series) ??
    of(EXPOSED_LAND) ??
    all.find((i) => readExposureSlug(i.series)?.hazard === wanted.hazard)?.id
  );
}

function HazardPicker({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords).pick;
  const { asked, indicator } = useHazardHere();
  const all = need.data.catalogue?.indicators ?? [];
  const has = new Set(all.map((i) => readExposureSlug(i.series)?.hazard));
  const many = all.find((i) => i.series === MANY_HAZARDS);
  return (
    <Select
      label={said.hazard}
      value={asked?.hazard ?? (indicator?.series === MANY_HAZARDS ? MANY_HAZARDS : undefined)}
      onChoose={(chosen) => {
        const hazard = HAZARD_CODES.find((code) => code === chosen);
        const id = hazard
          ? idOf(
              need,
              { hazard, reach: asked?.reach ?? 'sedang-ke-atas', series: asked?.series ?? EXPOSED_LAND },
              indicator?.measure,
            )
          : many?.id;
        need.change({ indicator: id, ...(hazard ? {} : { cover: 'figure' as const }) }, true);
      }}
      groups={[
        {
          title: undefined,
          options: [
            ...HAZARD_CODES.filter((code) => has.has(code)).map((code) => ({
              value: code,
              label: hazardName(code)[language],
            })),
            ...(many ? [{ value: MANY_HAZARDS, label: said.many }] : []),
          ],
        },
      ]}
    />
  );
}

function ReachPicker({ need }: { need: Need }) {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords);
  const { asked, indicator } = useHazardHere();
  if (!asked) return null;
  return (
    <Select
      label={said.pick.reach}
      value={asked.reach}
      onChoose={(chosen) => {
        const reach = HAZARD_REACHES.find((one) => one === chosen);
        if (reach) need.change({ indicator: idOf(need, { ...asked, reach }, indicator?.measure) }, true);
      }}
      groups={[
        {
          title: undefined,
          options: HAZARD_REACHES.map((value) => ({ value, label: said.reach[value] })),
        },
      ]}
    />
  );
}

/** Land, people, households, or recorded need of some kind. */
function WhatPicker({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = spokenAs(words, hazardWords).pick;
  const { asked, indicator } = useHazardHere();
  const all = need.data.catalogue?.indicators ?? [];
  if (!asked) return null;
  const own = new Map<string, string>();
  const options = new Map(
    all.flatMap((i) => {
      const of = readExposureSlug(i.series);
      if (of?.hazard !== asked.hazard || of.reach !== asked.reach) return [];
      const plain = all.find((one) => one.series === of.series && one.family !== 'hazard');
      const label = of.series === EXPOSED_LAND ? said.land : capital((plain ?? i).name[language]);
      if (plain?.family !== 'own') return [[of.series, label] as const];
      own.set(of.series, label);
      return [];
    }),
  );
  // Why another one of the office's is not among them: rates do not add up, closed ones are told of no zone.
  const others = all.filter((i) => i.family === 'own' && (i.access !== 'open' || i.measure === 'rate'));
  const unused = new Map(
    others.map((i) => [i.series, { name: i.name[language], closed: i.access !== 'open' }]),
  );
  const listed = (of: ReadonlyMap<string, string>) => [...of].map(([value, label]) => ({ value, label }));
  return (
    <div>
      <Select
        label={said.what}
        value={asked.series}
        search={{ placeholder: said.what, nothing: said.nothing }}
        onChoose={(series) =>
          need.change({ indicator: idOf(need, { ...asked, series }, indicator?.measure) }, true)
        }
        groups={[
          { title: undefined, options: listed(options) },
          ...(own.size > 0 ? [{ title: said.own, options: listed(own) }] : []),
        ]}
      />
      {unused.size > 0 && (
        <details className={css.why}>
          <summary>{said.notOffered(unused.size)}</summary>
          <ul>
            {[...unused.values()].map(({ name, closed }) => (
              <li key={name}>{closed ? said.ownClosed(name) : said.ownRate(name)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function LayerSwitches() {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).pick;
  const { layers, switchLayer } = useHazardHere();
  return (
    <fieldset className={css.layers}>
      <legend>{said.layers}</legend>
      {LAYERS.map((layer) => (
        <Checkbox
          key={layer}
          label={said[layer]}
          checked={layers.has(layer)}
          onChange={(event) => switchLayer(layer, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
