import { Button, Skeleton } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { Level } from '../../data/catalogue/levels.ts';
import { writeView } from '../../data/contract/view.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { levelName, levelNameUnder } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { CoverageNav } from '../coverage/nav.tsx';
import { NotInDemo, useIsDemo } from '../first/not-in-demo.tsx';
import { ImportPanel } from '../imports/import-panel.tsx';
import { AreaFilter } from '../pillars/pillar-filters.tsx';
import { Answer } from '../screens/answer.tsx';
import { newestFirst } from '../screens/choose.ts';
import page from '../screens/page.module.css';
import { Unreachable } from '../screens/trouble.tsx';
import { Choices } from '../ui/choices.tsx';
import { Select } from '../ui/select.tsx';
import { useChangeView, useView } from '../view.ts';
import { capital, useSpeech } from '../words.ts';
import { Definition } from './definition.tsx';
import { ServiceForm } from './service-form.tsx';
import css from './spm.module.css';
import { SpmEntryForm } from './spm-entry.tsx';
import { SpmFile, SpmForm } from './spm-file.tsx';
import { SpmRows } from './spm-rows.tsx';
import { SERVICE_KEY, type SpmPlace, useSpm } from './use-spm.ts';

/** The minimum service standards: a service, its definition and basis, the result in a sentence, and the areas behind it. */
export function SpmScreen() {
  const { words } = useSpeech();
  const said = words.spm;
  const { place, isEmpty, error, refetch } = useSpm();
  if (error instanceof ApiFault && !place) return <Unreachable fault={error} onRetry={refetch} />;
  return (
    <Frame title={said.title} under={said.under}>
      {isEmpty ? (
        <p>{said.noPlace}</p>
      ) : place ? (
        <Service key={place.service.code} place={place} />
      ) : (
        <Skeleton height={320} radius="lg" />
      )}
    </Frame>
  );
}

/** SPM figures from a file. */
export function BringSpmScreen() {
  const { words } = useSpeech();
  const said = words.spm;
  const isDemo = useIsDemo();
  return (
    <Frame title={said.bringTitle} under={said.bringUnder} isBelow>
      {isDemo ? <NotInDemo what="files" /> : <ImportPanel kinds={['spm']} />}
    </Frame>
  );
}

interface FrameProps {
  readonly title: string;
  readonly under: string;
  /** a page of its own below the screen */
  readonly isBelow?: boolean;
  readonly children: ReactNode;
}

function Frame({ title, under, isBelow = false, children }: FrameProps) {
  const { words } = useSpeech();
  useEffect(() => {
    document.title = `${title} · Petasos`;
  }, [title]);
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        {isBelow && (
          <p>
            <Link to="/spm" search={true} className={page.back}>
              ‹ {words.spm.back}
            </Link>
          </p>
        )}
        <h1>{title}</h1>
        <p className={page.under}>{under}</p>
        {children}
      </div>
    </div>
  );
}

type Doing = 'looking' | 'entering' | 'adding' | 'changing';

function Service({ place }: { place: SpmPlace }) {
  const { words, language } = useSpeech();
  const said = words.spm;
  const can = useCan();
  const isDemo = useIsDemo();
  const { view } = useView();
  const [doing, setDoing] = useState<Doing>('looking');
  const [saved, setSaved] = useState<number>();
  const { card, service, level, period, table } = place;
  const codes = table?.rows.map((row) => row.code) ?? [card.area.code];
  const areas = words.screen.level[levelName(level, codes)];
  const name = service.name[language] || service.name.id;
  const look = () => setDoing('looking');
  if (doing === 'entering') {
    return (
      <SpmEntryForm
        place={place}
        onClose={(count) => {
          setSaved(count);
          look();
        }}
      />
    );
  }
  if (doing !== 'looking') {
    return <ServiceForm service={doing === 'changing' ? service : undefined} onClose={look} />;
  }
  return (
    <>
      <Fields place={place} />
      <Definition service={service} />
      {saved !== undefined && (
        <p role="status" className={css.saved}>
          {said.entry.saved(saved)}
        </p>
      )}
      {table ? (
        <>
          <Answer
            subject={`${name} · ${card.area.name} · ${words.format.period(period)}`}
            sentences={spokenAs(words, coverageWords).spmAnswer.answer(table.facts, areas)}
          />
          <div className={css.acts}>
            {can('imports.write') && !isDemo && (
              <>
                <Button onClick={() => setDoing('entering')}>{said.enter}</Button>
                <Button variant="default" component={Link} to="/spm/berkas" search={true as never}>
                  {said.bring}
                </Button>
                <SpmForm place={place} />
              </>
            )}
            {table.facts.reported > 0 && (
              <>
                <SpmFile place={place} />
                <Link
                  to="/"
                  className={css.link ?? ''}
                  search={
                    writeView({
                      area: card.area.code,
                      level,
                      period,
                      indicator: `spm-${service.code}.unserved`,
                      lang: view.lang,
                    }) as never
                  }
                >
                  {said.onMap}
                </Link>
              </>
            )}
          </div>
          <SpmRows table={table} name={said.table(name, words.format.period(period))} areas={areas} />
          <p className={css.small}>
            {table.simulated && `${said.simulated}. `}
            {table.release && said.release(words.format.moment(table.release.madeAt))}
          </p>
        </>
      ) : (
        <Skeleton height={320} radius="lg" />
      )}
      {can('indicators.write') && (
        <div className={css.services}>
          <span className={css.small}>{said.services.under}</span>
          <Button variant="subtle" size="compact-md" onClick={() => setDoing('changing')}>
            {said.services.edit}
          </Button>
          <Button variant="subtle" size="compact-md" onClick={() => setDoing('adding')}>
            {said.services.add}
          </Button>
        </div>
      )}
    </>
  );
}

function Fields({ place }: { place: SpmPlace }) {
  const { words, language } = useSpeech();
  const said = words.spm;
  const { view } = useView();
  const change = useChangeView();
  const navigate = useNavigate();
  const { services, service, levels, level, period, table } = place;
  const periods = newestFirst([...new Set([...(table?.periods ?? []), period])]);
  return (
    <div className={css.fields}>
      <Select
        label={said.service}
        value={service.code}
        onChoose={(code) =>
          void navigate({
            to: '.',
            search: ((params: Record<string, unknown>) => ({ ...params, [SERVICE_KEY]: code })) as never,
          })
        }
        groups={[
          {
            title: undefined,
            options: services.map((one) => ({
              value: one.code,
              label: one.name[language] || one.name.id,
            })),
          },
        ]}
      />
      <AreaFilter
        code={view.area ?? place.card.area.code}
        onChoose={(area) => change({ area, level: undefined })}
      />
      <Select
        label={said.period}
        value={period}
        onChoose={(chosen) => change({ period: chosen })}
        groups={[
          { title: undefined, options: periods.map((p) => ({ value: p, label: words.format.period(p) })) },
        ]}
      />
      {levels.length > 1 && (
        <div className={css.level}>
          <Choices<Level>
            showLabel
            label={said.level}
            value={level}
            onChoose={(chosen) => change({ level: chosen })}
            choices={levels.map((one) => ({
              value: one,
              label: capital(words.screen.level[levelNameUnder(one, place.card.area.code)]),
            }))}
          />
        </div>
      )}
    </div>
  );
}
