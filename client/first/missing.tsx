import { Link } from '@tanstack/react-router';
import type { SetupStep } from '../../data/contract/office.ts';
import type { Missing } from '../../data/words/id/first.ts';
import type { Words } from '../../data/words/id.ts';
import { useCan } from '../access/me.ts';
import { capital, useSpeech } from '../words.ts';
import css from './first.module.css';

/** Steps whose lack a screen tells of. */
type MissingStep = 'boundaries' | 'population' | 'need' | 'lists';

/** What a screen lacks, who usually has it, and what to do. */
export function MissingText({ step }: { step: SetupStep }) {
  const { words } = useSpeech();
  const said = missingOf(words, step);
  if (!said) return null;
  return (
    <dl className={css.missing}>
      <div>
        <dt>{words.first.missing.who}</dt>
        <dd>{capital(said.who)}</dd>
      </div>
      <div>
        <dt>{words.first.missing.todo}</dt>
        <dd>{said.todo}</dd>
      </div>
    </dl>
  );
}

/** On the map screen: what keeps the picture from being whole, and the step that brings it. */
export function MissingHere({ steps }: { steps: readonly MissingStep[] }) {
  const { words } = useSpeech();
  const said = words.first.missing;
  const can = useCan();
  if (steps.length === 0) return null;
  return (
    <ul className={css.lacks} aria-label={said.label}>
      {steps.map((step) => (
        <li key={step}>
          <strong>{said[step].title}</strong>
          <p>{said[step].what}</p>
          <p>
            {said.who}: {said[step].who}
          </p>
          {can('imports.write') && (
            <Link to="/siapkan" hash={step} search={true}>
              {said.open}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function missingOf(words: Words, step: SetupStep): Missing | undefined {
  if (step === 'region' || step === 'office') return undefined;
  return words.first.missing[step];
}
