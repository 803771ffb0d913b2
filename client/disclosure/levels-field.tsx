import { isFiner } from '../../data/catalogue/levels.ts';
import type { DisclosureSettings, DisclosureState, PublishedLevel } from '../../data/contract/disclosure.ts';
import settings from '../settings/settings.module.css';
import { Choices } from '../ui/choices.tsx';
import { useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { PUBLISHED_LEVELS } from './rules.ts';

type Levels = DisclosureSettings['levels'];
const TABLES = [
  'total',
  'group',
  'distinct',
  'type',
  'street',
  'own',
  'sexes',
  'served',
] as const satisfies readonly (keyof Levels)[];

interface LevelsFieldProps {
  readonly state: DisclosureState;
  readonly levels: Levels;
  readonly onChange: (levels: Levels) => void;
}

/** Down to which level each table is published; what is finer than usual says what it costs. */
export function LevelsField({ state, levels, onChange }: LevelsFieldProps) {
  const { words } = useSpeech();
  const said = words.disclosure;
  const { ceilings, standard } = state;
  const nameOf = (table: (typeof TABLES)[number]) =>
    table === 'sexes' || table === 'served' ? said[table] : said.family[table];
  const finer = TABLES.some((table) => isFiner(levels[table], standard.levels[table]));
  return (
    <fieldset className={css.field}>
      <legend>{said.rules.levels}</legend>
      <p className={settings.small}>{said.rules.levelsUnder}</p>
      <ul className={css.levels}>
        {TABLES.map((table) => (
          <li key={table}>
            <span>
              {nameOf(table)}
              <small>{said.rules.standard(words.domain.level[standard.levels[table]])}</small>
              {table === 'own' && <small>{words.published.rates}</small>}
            </span>
            <Choices<PublishedLevel>
              compact
              label={nameOf(table)}
              value={levels[table]}
              onChoose={(level) => onChange({ ...levels, [table]: level })}
              choices={PUBLISHED_LEVELS.filter((level) => !isFiner(level, ceilings.levels[table])).map(
                (level) => ({
                  value: level,
                  label: words.domain.level[level],
                }),
              )}
            />
          </li>
        ))}
      </ul>
      {finer && (
        <p role="status" className={css.costs}>
          {said.rules.costs}
        </p>
      )}
    </fieldset>
  );
}
