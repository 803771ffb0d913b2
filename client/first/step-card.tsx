import { Button } from '@mantine/core';
import { useId } from 'react';
import type { SetupStep, StepState } from '../../data/contract/office.ts';
import { ImportPanel } from '../imports/import-panel.tsx';
import { OfficeForm } from '../office/office-form.tsx';
import { RegencySetup } from '../setup/regency-setup.tsx';
import { useSpeech } from '../words.ts';
import css from './first.module.css';
import { MissingText } from './missing.tsx';
import { countLevel, type WhatIsHere } from './step-state.ts';

interface StepCardProps {
  readonly step: SetupStep;
  readonly number: number;
  readonly state: StepState;
  readonly here: WhatIsHere;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** absent: not for whoever looks */
  readonly onSkip: ((isSkipped: boolean) => void) | undefined;
  readonly onDone: () => void;
}

/** One step: whether it is done, what is there of it, and, open, what it takes to do it. */
export function StepCard({ step, number, state, here, isOpen, onToggle, onSkip, onDone }: StepCardProps) {
  const { words } = useSpeech();
  const said = words.first.steps;
  const id = useId();
  const fact = useFact(step, here);
  return (
    <li className={css.step} data-state={state} data-open={isOpen || undefined} id={step}>
      <h2>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-body`}
          className={css.stepHead}
          onClick={onToggle}
        >
          <span className={css.stepNumber} aria-hidden>
            {state === 'done' ? '✓' : number}
          </span>
          <span className={css.stepName}>
            {said.name[step]}
            {fact && <small>{fact}</small>}
          </span>
          <span className={css.state} data-state={state}>
            {said.state[state]}
          </span>
        </button>
      </h2>
      {isOpen && (
        <div id={`${id}-body`} className={css.stepBody}>
          <p className={css.stepText}>{said.text[step]}</p>
          {state !== 'done' && step in words.first.missing && <MissingText step={step} />}
          <StepWork step={step} here={here} onDone={onDone} />
          {onSkip && state === 'missing' && (
            <Button variant="subtle" className={css.skip} onClick={() => onSkip(true)}>
              {said.skip}
            </Button>
          )}
          {onSkip && state === 'skipped' && (
            <Button variant="subtle" className={css.skip} onClick={() => onSkip(false)}>
              {said.unskip}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function StepWork({ step, here, onDone }: { step: SetupStep; here: WhatIsHere; onDone: () => void }) {
  const { words } = useSpeech();
  const [place, ...others] = here.places;
  if (step === 'region') return <RegencySetup onReady={onDone} />;
  if (step === 'office') return <OfficeForm onSaved={onDone} />;
  if (!place) return <p className={css.hint}>{words.first.steps.needsRegion}</p>;
  const within = others.length === 0 && step === 'boundaries' ? { within: place.area.code } : {};
  const kind = step === 'lists' ? 'areas' : step;
  return <ImportPanel kinds={[kind]} said={within} />;
}

/** What is there already, in a line. */
function useFact(step: SetupStep, { places, imports, office }: WhatIsHere): string | undefined {
  const said = useSpeech().words.first.steps.fact;
  const { words } = useSpeech();
  if (step === 'office') return office.name || undefined;
  if (places.length === 0) return undefined;
  const desa = countLevel(places, 'desa');
  const rw = countLevel(places, 'rw').areas;
  const rt = countLevel(places, 'rt').areas;
  const periods = [...new Set(places.flatMap((p) => p.periods))];
  const brought = imports.filter((i) => i.kind === 'population' && i.state === 'applied').length;
  switch (step) {
    case 'region':
      return `${said.places(places.map((p) => p.area.name))}: ${said.areas(countLevel(places, 'kecamatan').areas, desa.areas)}`;
    case 'boundaries':
      return desa.shapes > 0 ? said.shapes(desa.shapes, desa.areas) : undefined;
    case 'population':
      return brought > 0 ? said.imports(brought) : undefined;
    case 'need':
      return periods.length > 0 ? said.periods(periods.map(words.format.period)) : undefined;
    case 'lists':
      return rw + rt > 0 ? said.lists(rw, rt) : undefined;
  }
}
