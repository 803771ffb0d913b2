import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { coverStateLook } from '../../data/catalogue/cover-states.ts';
import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Coverage, CoverGap, CoverState } from '../../data/contract/coverage.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { levelName } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import { queries } from '../queries.ts';
import { Answer } from '../screens/answer.tsx';
import { normOf } from '../screens/norm-of.ts';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { CoverPage } from './cover-page.tsx';
import { type CoverPlace, coverIndicator, mapOf, useCoverPlace } from './cover-place.ts';
import css from './coverage.module.css';
import { useCoverNumber } from './gap-facts.tsx';
import { NormLine } from './norm-line.tsx';
import { PlaceFields } from './place-fields.tsx';

const FIRST = 50;
const MORE = 200;

const STATE_TONES: Readonly<Record<CoverState, Tone>> = {
  'belum-ada': 'bad',
  'satu-petugas': 'unsure',
  kurang: 'unsure',
  terpenuhi: 'good',
};

/** Where too few serve, in the order of the people in need without cover. */
export function GapsScreen() {
  const { words } = useSpeech();
  const said = words.cover.gaps;
  const place = useCoverPlace();
  return (
    <CoverPage title={said.title} under={said.under} isReady={place !== undefined}>
      {place && <Gaps place={place} />}
    </CoverPage>
  );
}

function Gaps({ place }: { place: CoverPlace }) {
  const { words, language } = useSpeech();
  const said = words.cover.gaps;
  const { card, level, period, role, view } = place;
  const asked = {
    within: card.area.code,
    level,
    period,
    role,
    ...normOf({ ...view, indicator: coverIndicator(role) }),
  };
  const { data, error } = useQuery(queries.coverage(asked));
  const areasName = words.screen.level[levelName(level, data?.gaps.map((g) => g.code) ?? [card.area.code])];
  const roleName = roleShort(role, language);
  return (
    <>
      <PlaceFields place={place} />
      <Refusal reason={error} />
      {data && (
        <>
          <Answer
            subject={[roleName, card.area.name, words.format.period(period)].join(' · ')}
            sentences={spokenAs(words, coverageWords).coverage.answer(data.facts, areasName)}
          />
          <div className={css.behind} data-page>
            <NormLine norm={data.norm} />
            {data.needSource && <NeedSource of={data.needSource} />}
          </div>
          {data.gaps.length > 0 ? (
            <GapTable key={`${role} ${level} ${card.area.code}`} coverage={data} place={place} />
          ) : (
            data.norm && <p>{said.none}</p>
          )}
        </>
      )}
    </>
  );
}

/** Whose figures the people in need of the list are, and of when. */
function NeedSource({ of }: { of: NonNullable<Coverage['needSource']> }) {
  const { words } = useSpeech();
  const said = words.screen.legend;
  const told = [
    `${words.cover.gaps.need}: ${words.format.period(of.period)}`,
    ...(of.asOf === null ? [] : [said.asOf(words.format.day(of.asOf))]),
    ...(of.names.length === 0 ? [] : [said.sources(of.names.join(', '))]),
  ];
  return (
    <p className={css.norm} data-need-source>
      <small>{told.join(' · ')}</small>
    </p>
  );
}

function GapTable({ coverage, place }: { coverage: Coverage; place: CoverPlace }) {
  const { words } = useSpeech();
  const said = words.cover.gaps;
  const { columns } = said;
  const subject = spokenAs(words, coverageWords).coverage.subjects[pillarRole(place.role).subject];
  const [most, setMost] = useState(FIRST);
  const { gaps } = coverage;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <section className={css.tableBox} tabIndex={0} aria-label={said.table}>
        <table className={css.table}>
          <caption className="unseen">{said.table}</caption>
          <thead>
            <tr>
              <th scope="col" data-number className={css.wideOnly ?? ''}>
                {columns.rank}
              </th>
              <th scope="col">{columns.area}</th>
              <th scope="col" className={css.wideOnly ?? ''}>
                {columns.state}
              </th>
              <th scope="col" data-number className={css.wideOnly ?? ''}>
                {subject.supply}
              </th>
              <th scope="col" data-number className={css.wideOnly ?? ''}>
                {subject.demand}
              </th>
              <th scope="col" data-number>
                {columns.missing}
              </th>
              <th scope="col" data-number>
                {columns.without}
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.slice(0, most).map((gap, i) => (
              <GapRow key={gap.id} gap={gap} rank={i + 1} place={place} />
            ))}
          </tbody>
        </table>
      </section>
      {gaps.length > most && (
        <Button variant="default" onClick={() => setMost(most + MORE)}>
          {said.more(Math.min(MORE, gaps.length - most))}
        </Button>
      )}
    </>
  );
}

function GapRow({ gap, rank, place }: { gap: CoverGap; rank: number; place: CoverPlace }) {
  const { words } = useSpeech();
  const said = words.cover.gaps;
  const text = useCoverNumber(gap.hidden);
  return (
    <tr>
      <td data-number className={css.wideOnly ?? ''}>
        {words.format.number(rank)}
      </td>
      <th scope="row">
        <Link to="/cakupan" search={mapOf(gap, place) as never} title={said.map(gap.name)}>
          {gap.name}
        </Link>
        {gap.parentName && <small>{gap.parentName}</small>}
        <span className={css.phoneOnly}>
          <StatePill gap={gap} role={place.role} />
        </span>
      </th>
      <td className={css.wideOnly ?? ''}>
        <StatePill gap={gap} role={place.role} />
      </td>
      <td data-number className={css.wideOnly ?? ''}>
        {words.format.number(gap.supply)}
      </td>
      <td data-number className={css.wideOnly ?? ''}>
        {text(gap.demand)}
      </td>
      <td data-number>{text(gap.missing)}</td>
      <td data-number>{text(gap.withoutCover)}</td>
    </tr>
  );
}

function StatePill({ gap, role }: { gap: CoverGap; role: PillarRoleCode }) {
  const { words, language } = useSpeech();
  const said = words.cover;
  if (gap.state === null) {
    return <Pill tone="plain">{gap.hidden ? said.gaps.hidden : said.gaps.noData}</Pill>;
  }
  const { name } = coverStateLook(gap.state, pillarRole(role).subject);
  return <Pill tone={STATE_TONES[gap.state]}>{name[language]}</Pill>;
}
