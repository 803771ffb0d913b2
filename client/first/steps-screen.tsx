import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { SETUP_STEPS, type SetupStep } from '../../data/contract/office.ts';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import { change, queries } from '../queries.ts';
import { Unreachable } from '../screens/trouble.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useView } from '../view.ts';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { NotInDemo, useIsDemo } from './not-in-demo.tsx';
import { useOpenFolder } from './open-folder.ts';
import { sayFailure } from './say-failure.ts';
import { StepCard } from './step-card.tsx';
import { nextStep, stepStates } from './step-state.ts';

/** *Siapkan wilayah saya*: the steps from nothing to a map, each of which can be skipped and found again. */
export function StepsScreen() {
  const { words } = useSpeech();
  const said = words.first.steps;
  const isDemo = useIsDemo();
  const can = useCan();
  // Who the office is, and what it leaves out, is said by those who may.
  const isOffice = can('office.write');
  const steps = SETUP_STEPS.filter((step) => isOffice || step !== 'office');
  const places = useQuery(queries.places());
  const office = useQuery(queries.office());
  const imports = useQuery({ ...queries.imports(), enabled: can('imports.read') });
  const skip = useMutation(change('skipSteps'));
  const navigate = useNavigate();
  const { view } = useView();
  // A screen that lacks something leads here to the step that brings it.
  const named = useLocation({ select: (at) => at.hash });
  const [asked, setAsked] = useState<SetupStep | null | undefined>(() =>
    SETUP_STEPS.find((s) => s === named),
  );
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  if (isDemo) return <InDemo />;
  const fault = [places, office, imports].find((q) => q.error && !q.data)?.error;
  if (fault instanceof ApiFault) {
    return (
      <Unreachable fault={fault} onRetry={() => void Promise.all([places.refetch(), office.refetch()])} />
    );
  }
  const brought = can('imports.read') ? imports.data?.imports : [];
  const here = places.data &&
    office.data &&
    brought && { places: places.data.places, office: office.data, imports: brought };
  const states = here && stepStates(here);
  // What she asked for, else the first step that waits; a step that was just done gives way to the next.
  const isOpen = asked === undefined ? states && nextStep(states) : asked;
  const setSkipped = (step: SetupStep, isSkipped: boolean) => {
    const others = (office.data?.skipped ?? []).filter((s) => s !== step);
    skip.mutate({ skipped: isSkipped ? [...others, step] : others });
    setAsked(isSkipped ? undefined : step);
  };
  return (
    <div className={css.page}>
      <div className={css.steps}>
        <h1>{said.title}</h1>
        <p className={css.under}>{said.under}</p>
        {!here || !states ? (
          <Skeleton height={420} radius="lg" />
        ) : (
          <>
            <div className={css.progress}>
              <strong>{said.done(steps.filter((s) => states[s] === 'done').length, steps.length)}</strong>
              {states.region === 'done' && (
                <Button
                  variant="default"
                  onClick={() =>
                    void navigate({
                      to: '/',
                      search: (view.lang === 'id' ? {} : { lang: view.lang }) as never,
                    })
                  }
                >
                  {said.toMap}
                </Button>
              )}
            </div>
            <Refusal reason={skip.error} />
            <ol className={css.list} aria-label={said.label}>
              {steps.map((step, i) => (
                <StepCard
                  key={step}
                  step={step}
                  number={i + 1}
                  state={states[step]}
                  here={here}
                  isOpen={isOpen === step}
                  onToggle={() => setAsked(isOpen === step ? null : step)}
                  onSkip={isOffice ? (isSkipped) => setSkipped(step, isSkipped) : undefined}
                  onDone={() => setAsked(undefined)}
                />
              ))}
            </ol>
            {can('folder.open') && <DemoOffer />}
          </>
        )}
      </div>
    </div>
  );
}

/** The demo can be looked at at any time; what is set up here stays. */
function DemoOffer() {
  const { words } = useSpeech();
  const said = words.first;
  const { data: folder } = useQuery(queries.folder());
  const { open, isBusy, error } = useOpenFolder();
  return (
    <div className={css.offer}>
      <p>{said.steps.demoText}</p>
      <Button variant="default" onClick={() => open('demo')} loading={isBusy}>
        {said.question.demo}
      </Button>
      {folder?.failed && (
        <p role="alert" className={css.failure}>
          {sayFailure(words, folder.failed)}
        </p>
      )}
      <Refusal reason={error} />
    </div>
  );
}

function InDemo() {
  const { words } = useSpeech();
  return (
    <div className={css.page}>
      <div className={css.narrow}>
        <h1>{words.first.steps.title}</h1>
        <NotInDemo what="files" />
      </div>
    </div>
  );
}
