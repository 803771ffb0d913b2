import { NativeSelect } from '@mantine/core';
import { NEED_GROUPS } from '../../data/catalogue/needs.ts';
import type { DisclosureSettings, DisclosureState } from '../../data/contract/disclosure.ts';
import settings from '../settings/settings.module.css';
import { capital, useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { groupOf, inGroup } from './rules.ts';

interface GroupsFieldProps {
  readonly state: DisclosureState;
  readonly groups: DisclosureSettings['groups'];
  readonly empty: readonly string[];
  readonly onChange: (groups: DisclosureSettings['groups']) => void;
}

/** Which open type counts to which group: each to exactly one. */
export function GroupsField({ state, groups, empty, onChange }: GroupsFieldProps) {
  const { words, language } = useSpeech();
  const said = words.disclosure.rules;
  const options = NEED_GROUPS.map(({ slug, name }) => ({ value: slug, label: name[language] }));
  const nameOf = (slug: string) => options.find((o) => o.value === slug)?.label ?? slug;
  return (
    <details className={css.fold} open={empty.length > 0 || undefined}>
      <summary>{said.groups}</summary>
      <p className={settings.small}>{said.groupsUnder}</p>
      <ul className={css.levels}>
        {state.types.map(({ type, name }) => (
          <li key={type}>
            <span>{capital(name[language])}</span>
            <NativeSelect
              aria-label={`${said.group}: ${name[language]}`}
              data={options}
              value={groupOf(groups, type) ?? ''}
              onChange={(event) => onChange(inGroup(groups, type, event.currentTarget.value))}
            />
          </li>
        ))}
      </ul>
      {empty.length > 0 && (
        <p role="alert" className={css.costs}>
          {said.emptyGroup(words.format.list(empty.map(nameOf)))}
        </p>
      )}
    </details>
  );
}
