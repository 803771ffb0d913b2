import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import { COVER_VIEWS } from '../../data/contract/view.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { spokenAs } from '../../data/words/office.ts';
import pickers from '../pick/pickers.module.css';
import { LevelPicker } from '../pick/pickers.tsx';
import { queries } from '../queries.ts';
import { newestFirst } from '../screens/choose.ts';
import type { Need } from '../screens/need.ts';
import parts from '../screens/parts.module.css';
import { Choices } from '../ui/choices.tsx';
import { Select } from '../ui/select.tsx';
import { capital, useSpeech } from '../words.ts';
import { useCoverHere } from './cover-context.ts';
import { COVER_MEASURES, COVER_QUESTION } from './question.ts';
import { useSeriesName } from './series-names.ts';

/** Whose coverage is mapped, for when, what of it, and how the map is read. */
export function CoverSettings({ need }: { need: Need }) {
  const { words } = useSpeech();
  const said = words.cover.pick;
  const { indicator, role } = useCoverHere();
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
  const { subjects } = spokenAs(words, coverageWords).coverage;
  const subject = subjects[role === undefined ? 'person' : pillarRole(role).subject];
  const measures = catalogue.indicators.filter((i) => i.series === indicator?.series).map((i) => i.measure);
  return (
    <div className={parts.settings}>
      <fieldset className={pickers.pickers}>
        <legend className="unseen">{words.screen.need.settings}</legend>
        <div className={pickers.pair}>
          <RolePicker need={need} />
          <PeriodPicker need={need} />
        </div>
        <NormPicker need={need} />
        <Choices
          label={said.view}
          value={view.cover}
          onChoose={(cover) => change({ cover }, true)}
          choices={COVER_VIEWS.map((value) => ({
            value,
            label: said.views[value],
            title: said.viewsLong[value],
          }))}
        />
        {view.cover === 'figure' && measures.length > 1 && (
          <Choices
            label={said.figure}
            value={indicator?.measure}
            onChoose={(measure) => change({ indicator: `${indicator?.series}.${measure}` }, true)}
            choices={COVER_MEASURES.filter((m) => measures.includes(m)).map((m) => ({
              value: m,
              label: m === 'count' ? subject.supply : said.figures[m],
              title: said.figuresLong[m],
            }))}
          />
        )}
      </fieldset>
      {shown.card.below.length > 1 && (
        <LevelPicker card={shown.card} areas={shown.areas} finest={need.finest} change={change} />
      )}
    </div>
  );
}

function RolePicker({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = words.cover.pick;
  const { indicator } = useCoverHere();
  const { catalogue } = need.data;
  const has = catalogue?.available.find((a) => a.period === need.view.period)?.series ?? [];
  const series = [
    ...new Map(catalogue?.indicators.filter(COVER_QUESTION.has).map((i) => [i.series, i])).values(),
  ];
  const choose = (chosen: string) => {
    const of = catalogue?.indicators.filter((i) => i.series === chosen) ?? [];
    need.change(
      { indicator: (of.find((i) => i.measure === indicator?.measure) ?? of[0])?.id, norm: undefined },
      true,
    );
  };
  return (
    <Select
      label={said.role}
      value={indicator?.series}
      search={{ placeholder: said.roleSearch, nothing: said.nothing }}
      onChoose={choose}
      groups={[
        {
          title: undefined,
          options: series
            .toSorted((a, b) => Number(has.includes(b.series)) - Number(has.includes(a.series)))
            .map((i) => ({
              value: i.series,
              label: capital(i.name[language]),
              ...(has.includes(i.series) ? {} : { note: words.screen.pick.withoutData, faint: true }),
            })),
        },
      ]}
    />
  );
}

/** Which norm of the role officers are held against, where the office keeps several. */
function NormPicker({ need }: { need: Need }) {
  const { words, language } = useSpeech();
  const said = words.norms;
  const { role, coverage } = useCoverHere();
  const nameOf = useSeriesName();
  const norms = useQuery(queries.norms()).data?.norms.filter((n) => n.role === role && n.rate !== null) ?? [];
  if (role === undefined || norms.length < 2) return null;
  return (
    <Select
      label={said.choose}
      value={need.view.norm ?? (coverage?.norm ? String(coverage.norm.id) : undefined)}
      onChoose={(norm) => need.change({ norm }, true)}
      groups={[
        {
          title: undefined,
          options: norms.map((n) => ({
            value: String(n.id),
            label: said.line(n, roleShort(role, language), nameOf(n.series)),
            note: n.active ? said.mark[n.mark] : said.inactive,
          })),
        },
      ]}
    />
  );
}

/** The time that is shown, of all that there are figures of. */
export function PeriodPicker({ need }: { need: Need }) {
  const { words } = useSpeech();
  const { view, change, data } = need;
  const known = data.catalogue?.available.map((a) => a.period) ?? [];
  const periods = newestFirst([...new Set([...known, ...(view.period ? [view.period] : [])])]);
  if (periods.length === 0) return null;
  return (
    <Select
      label={words.cover.pick.period}
      value={view.period}
      onChoose={(period) => change({ period }, true)}
      groups={[
        { title: undefined, options: periods.map((p) => ({ value: p, label: words.format.period(p) })) },
      ]}
    />
  );
}
