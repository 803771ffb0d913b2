import { TextInput } from '@mantine/core';
import { isFiner } from '../../data/catalogue/levels.ts';
import { LEAST_REASON, LONGEST_REASON } from '../../data/catalogue/written-reason.ts';
import type { DisclosureSettings, DisclosureState, PublishedLevel } from '../../data/contract/disclosure.ts';
import settings from '../settings/settings.module.css';
import { Choices } from '../ui/choices.tsx';
import { capital, useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { atLevel, needsReason, PUBLISHED_LEVELS } from './rules.ts';

interface ClosedTypesProps {
  readonly state: DisclosureState;
  readonly closed: DisclosureSettings['closed'];
  readonly onChange: (closed: DisclosureSettings['closed']) => void;
}

/** Closed types one by one: the program's own level, or further with a reason that everybody can read. */
export function ClosedTypes({ state, closed, onChange }: ClosedTypesProps) {
  const { words, language } = useSpeech();
  const said = words.disclosure.rules;
  return (
    <details className={css.fold} open={closed.length > 0}>
      <summary>{said.closedTypes}</summary>
      <p className={settings.small}>{said.closedUnder}</p>
      <ul className={css.levels}>
        {state.ceilings.closed.map((ceiling) => {
          const name = capital(ceiling.name[language]);
          const one = closed.find((c) => c.type === ceiling.type);
          const reason = one?.reason ?? '';
          return (
            <li key={ceiling.type}>
              <span>
                {name}
                <small>{said.standard(words.domain.level[ceiling.standard])}</small>
              </span>
              <Choices<PublishedLevel>
                compact
                label={name}
                value={one?.finest ?? ceiling.standard}
                onChoose={(level) => onChange(atLevel(closed, ceiling, level))}
                choices={PUBLISHED_LEVELS.filter((level) => !isFiner(level, ceiling.finest)).map((level) => ({
                  value: level,
                  label: words.domain.level[level],
                }))}
              />
              {one && needsReason(one, ceiling) && (
                <TextInput
                  className={css.reason}
                  label={said.reason(name)}
                  description={said.reasonHint}
                  value={reason}
                  maxLength={LONGEST_REASON}
                  error={reason.trim().length < LEAST_REASON && said.reasonShort(LEAST_REASON)}
                  onChange={(event) => {
                    const text = event.currentTarget.value;
                    onChange(closed.map((c) => (c.type === one.type ? { ...c, reason: text } : c)));
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
