import { useQuery } from '@tanstack/react-query';
import type { Level } from '../../data/catalogue/levels.ts';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import type { AreaCard, AreaTable } from '../../data/contract/area.ts';
import type { Measure } from '../../data/contract/indicator.ts';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { View } from '../../data/contract/view.ts';
import { levelName, levelNameUnder } from '../../data/words/level-name.ts';
import { queries } from '../queries.ts';
import { newestFirst } from '../screens/choose.ts';
import { seenLevels } from '../screens/published.ts';
import { Choices } from '../ui/choices.tsx';
import { type OptionGroup, Select } from '../ui/select.tsx';
import type { ChangeView } from '../view.ts';
import { capital, useSpeech } from '../words.ts';
import css from './pickers.module.css';

type Catalogue = RouteAnswer<'indicators'>;
type Indicator = Catalogue['indicators'][number];

interface PickersProps {
  readonly view: View;
  readonly catalogue: Catalogue;
  /** figures are told by sex at the level that is shown */
  readonly bySex: boolean;
  readonly change: ChangeView;
}

const MEASURES: readonly Measure[] = ['count', 'per1000', 'perKm2', 'per100Households', 'share', 'rate'];

/** What is mapped, by which measure, for when and for whom. */
export function Pickers({ view, catalogue, bySex, change }: PickersProps) {
  const { words } = useSpeech();
  const said = words.screen.pick;
  const current = catalogue.indicators.find((i) => i.id === view.indicator);
  const available = catalogue.available.find((a) => a.period === view.period);
  const measures = catalogue.indicators.filter((i) => i.series === current?.series);
  const periods = newestFirst([
    ...new Set([...catalogue.available.map((a) => a.period), ...(view.period ? [view.period] : [])]),
  ]);
  const sexes = available?.sexes ?? ['A'];
  const naming = useQuery(queries.naming()).data;
  const isUnchecked = naming?.need === 'PAS' && naming.attention.some((group) => !group.checked);
  return (
    <fieldset className={css.pickers}>
      <legend className="unseen">{words.screen.need.settings}</legend>
      <div className={css.pair}>
        <Select
          label={said.indicator}
          groups={useGroups(catalogue, available?.series)}
          value={current?.series}
          search={{ placeholder: said.indicatorSearch, nothing: said.nothingFound }}
          onChoose={(series) => change({ indicator: inMeasure(catalogue, series, current?.measure) }, true)}
        />
        {periods.length > 0 && (
          <Select
            label={said.period}
            value={view.period}
            onChoose={(period) => change({ period }, true)}
            groups={[
              {
                title: undefined,
                options: periods.map((p) => ({ value: p, label: words.format.period(p) })),
              },
            ]}
          />
        )}
      </div>
      {isUnchecked && <p className={css.note}>{words.settings.attention.unchecked}</p>}
      {measures.length > 1 && (
        <Choices
          label={said.measure}
          value={current?.measure}
          onChoose={(measure) => change({ indicator: `${current?.series}.${measure}` }, true)}
          choices={MEASURES.filter((m) => measures.some((i) => i.measure === m)).map((m) => ({
            value: m,
            label: said.measures[m],
            title: said.measuresLong[m],
          }))}
        />
      )}
      {sexes.length > 1 && (bySex || view.sex !== 'A') && (
        <Choices
          label={said.sex}
          value={view.sex}
          onChoose={(sex) => change({ sex }, true)}
          choices={sexes.map((s) => ({ value: s, label: words.domain.sex[s] }))}
        />
      )}
    </fieldset>
  );
}

/** The same measure of another series, else its first. */
function inMeasure(catalogue: Catalogue, series: string, measure: Measure | undefined): string | undefined {
  const all = catalogue.indicators.filter((i) => i.series === series);
  return (all.find((i) => i.measure === measure) ?? all[0])?.id;
}

const SLUG_OF_TYPE = new Map(NEED_TYPES.map((type) => [type.code, type.slug]));

function useGroups(catalogue: Catalogue, available: readonly string[] | undefined): OptionGroup[] {
  const { words, language } = useSpeech();
  const said = words.screen.pick;
  const naming = useQuery(queries.naming()).data;
  const options = (families: readonly Indicator['family'][]) => {
    const seen = new Map<string, Indicator>();
    for (const i of catalogue.indicators) {
      if (families.includes(i.family) && !seen.has(i.series)) seen.set(i.series, i);
    }
    return [...seen.values()]
      .map((i) => ({ i, has: available?.includes(i.series) ?? false }))
      .sort((a, b) => Number(b.has) - Number(a.has))
      .map(({ i, has }) => ({
        value: i.series,
        label: capital(i.name[language]),
        ...(has ? {} : { note: said.withoutData, faint: true }),
      }));
  };
  const all = options(['type']);
  // An office that speaks of PAS reads the types under its 12 groups.
  const pas = naming?.need === 'PAS' ? naming.attention : [];
  const grouped = pas.map((group, i) => ({
    title: `${i + 1}. ${group.name[language]}`,
    options: all.filter((o) => group.types.some((code) => SLUG_OF_TYPE.get(code) === o.value)),
  }));
  const placed = new Set(grouped.flatMap((group) => group.options));
  const types: OptionGroup[] =
    pas.length === 0
      ? [{ title: said.family.type, options: all }]
      : [...grouped, { title: words.settings.attention.others, options: all.filter((o) => !placed.has(o)) }];
  return [
    { title: said.family.total, options: options(['total', 'distinct']) },
    { title: said.family.group, options: options(['group', 'aid']) },
    ...types,
    { title: said.family.spm, options: options(['spm']) },
    { title: said.family.own, options: options(['own']) },
    { title: said.family.population, options: options(['population']) },
  ].filter((group) => group.options.length > 0);
}

interface LevelPickerProps {
  readonly card: AreaCard;
  /** finer levels are not published to whoever looks */
  readonly finest: Level | undefined;
  readonly areas: AreaTable;
  readonly change: ChangeView;
}

/** By which level the area is shown; only levels that exist below it, with how many areas each has. */
export function LevelPicker({ card, areas, finest, change }: LevelPickerProps) {
  const { words } = useSpeech();
  const levels = seenLevels(card.below, finest);
  const name = (level: AreaTable['level']) =>
    level === areas.level ? levelName(level, areas.code) : levelNameUnder(level, card.area.code);
  const ending = finest !== undefined && levels.length < card.below.length && (
    <p className={css.note}>
      {words.published.notFiner(words.screen.level[levelNameUnder(finest, card.area.code)])}
    </p>
  );
  if (levels.length < 2) return ending || null;
  return (
    <>
      <Choices
        label={words.screen.pick.level}
        showLabel
        value={areas.level}
        onChoose={(level) => change({ level, selected: undefined }, true)}
        choices={levels.map((b) => ({
          value: b.level,
          label: (
            <>
              {capital(words.screen.level[name(b.level)])} <small>{words.format.number(b.areas)}</small>
            </>
          ),
        }))}
      />
      {ending}
    </>
  );
}
