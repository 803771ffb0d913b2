import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Button, Checkbox, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Recruit } from '../../data/contract/plan.ts';
import type { Language } from '../../data/contract/view.ts';
import type { AnswerSentences } from '../../data/words/answer.ts';
import type { Words } from '../../data/words/id.ts';
import { neededWords } from '../../data/words/needed.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { ChartFrame } from '../charts/frame.tsx';
import { queries } from '../queries.ts';
import { Answer } from '../screens/answer.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import own from './all-norms.module.css';
import { AllNorms } from './all-norms.tsx';
import { CoverPage } from './cover-page.tsx';
import { type CoverPlace, mapOf, useCoverPlace } from './cover-place.ts';
import css from './coverage.module.css';
import { NormLine } from './norm-line.tsx';
import { PlaceFields } from './place-fields.tsx';

const RecruitChart = lazy(async () => ({ default: (await import('./recruit-chart.tsx')).RecruitChart }));

const FIRST = 20;
const MORE = 100;
/** How many of the first new officers the sentence speaks of. */
const SAID = 5;

/** How many new officers are needed, and where the next one helps most. */
export function RecruitScreen() {
  const { words } = useSpeech();
  const said = words.plan.recruit;
  const place = useCoverPlace();
  return (
    <CoverPage title={said.title} under={said.under} isReady={place !== undefined}>
      {place && <Frontier place={place} />}
    </CoverPage>
  );
}

function Frontier({ place }: { place: CoverPlace }) {
  const { words, language } = useSpeech();
  const { card, level, period, role } = place;
  const [withoutAway, setWithoutAway] = useState(false);
  const { data, error, isPending } = useQuery({
    ...queries.recruit({ within: card.area.code, period, level, role, withoutAway }),
    retry: false,
  });
  const more = spokenAs(words, planResultWords);
  return (
    <>
      <PlaceFields place={place} />
      <div className={own.choice}>
        <Checkbox
          label={more.withoutAway}
          checked={withoutAway}
          onChange={(event) => setWithoutAway(event.currentTarget.checked)}
        />
        <a href="#all-norms">{spokenAs(words, neededWords).title}</a>
      </div>
      <Refusal reason={error} />
      {isPending && <Skeleton height={320} radius="lg" />}
      {data && (
        <>
          <Answer
            subject={[roleShort(role, language), card.area.name, words.format.period(period)].join(' · ')}
            sentences={sentencesOf(data, words, language)}
          />
          <div className={css.behind} data-page>
            <NormLine norm={data.norm} />
            <p>{more.asOf(data.registerOn, data.needPeriod)}</p>
          </div>
          {data.steps.length > 0 && <Steps key={`${role} ${level}`} recruit={data} place={place} />}
        </>
      )}
      <AllNorms place={place} withoutAway={withoutAway} />
    </>
  );
}

function sentencesOf(recruit: Recruit, words: Words, language: Language): AnswerSentences {
  const said = words.plan.recruit;
  const { steps, meetsAll, coversAll, withoutCover, fromDesa, unknownNeed } = recruit;
  const role = roleShort(recruit.role, language);
  const first = Math.min(SAID, meetsAll, steps.length);
  const after = steps[first - 1]?.withoutCover ?? withoutCover;
  const more = [
    ...(first > 0 && after < withoutCover ? [said.first(first, withoutCover, after)] : []),
    ...(coversAll > 0 && coversAll < meetsAll ? [said.coversAll(coversAll)] : []),
    ...(fromDesa ? [said.fromDesa] : []),
    ...(unknownNeed > 0 ? [words.plan.unknownNeed(unknownNeed)] : []),
  ];
  return { lead: meetsAll === 0 ? said.none(role) : said.answer(meetsAll, role), more };
}

/** The frontier as a chart, and the same as a list with the area of each next officer. */
function Steps({ recruit, place }: { recruit: Recruit; place: CoverPlace }) {
  const { words } = useSpeech();
  const said = words.plan.recruit;
  const { number } = words.format;
  const [most, setMost] = useState(FIRST);
  const { steps } = recruit;
  return (
    <div className={css.planRow}>
      <h2 className="unseen">{said.table}</h2>
      <ChartFrame title={said.chart} unit={said.unit}>
        <Suspense fallback={<Skeleton height={260} radius="md" />}>
          <RecruitChart recruit={recruit} />
        </Suspense>
      </ChartFrame>
      <div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
        <section className={css.tableBox} tabIndex={0} aria-label={said.table}>
          <table className={css.table}>
            <caption className="unseen">{said.table}</caption>
            <thead>
              <tr>
                <th scope="col" data-number>
                  {said.columns.n}
                </th>
                <th scope="col">{said.columns.area}</th>
                <th scope="col" data-number>
                  {said.columns.gain}
                </th>
                <th scope="col" data-number>
                  {said.columns.without}
                </th>
                <th scope="col">{said.columns.meets}</th>
              </tr>
            </thead>
            <tbody>
              {steps.slice(0, most).map((step) => (
                <tr key={step.n}>
                  <td data-number>{number(step.n)}</td>
                  <th scope="row">
                    <Link to="/cakupan" search={mapOf(step.area, place) as never}>
                      {step.area.name}
                    </Link>
                    {step.parentName && <small>{step.parentName}</small>}
                  </th>
                  <td data-number>{number(Math.round(step.gain))}</td>
                  <td data-number>{number(Math.round(step.withoutCover))}</td>
                  <td>
                    <Pill tone={step.meets ? 'good' : 'unsure'}>{step.meets ? said.meets : said.notYet}</Pill>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {steps.length > most && (
          <Button variant="default" onClick={() => setMost(most + MORE)}>
            {said.more(Math.min(MORE, steps.length - most))}
          </Button>
        )}
      </div>
    </div>
  );
}
