import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Pillar } from '../../data/contract/volunteer.ts';
import { change } from '../queries.ts';
import { Confirm } from '../ui/confirm.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { localToday } from '../ui/today.ts';
import { useSpeech } from '../words.ts';
import css from './person.module.css';
import { draftOf, formOf } from './pillar-draft.ts';
import { roleInFull } from './role-name.ts';
import { AreasText } from './roles-text.tsx';

type Role = Pillar['roles'][number];

interface RolesPartProps {
  readonly pillar: Pillar;
  readonly mayWrite: boolean;
}

/** The roles of a pillar: those held now, and below them those that are over. */
export function RolesPart({ pillar, mayWrite }: RolesPartProps) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const id = useId();
  const [ending, setEnding] = useState<Role>();
  const today = localToday();
  const isOver = (role: Role) => role.until !== null && role.until < today && !role.serving;
  const held = pillar.roles.filter((role) => !isOver(role));
  const over = pillar.roles.filter(isOver);
  const item = (role: Role) => (
    <li key={role.no}>
      <RoleText role={role} isOver={isOver(role)} />
      {mayWrite && !isOver(role) && (
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={said.endWhich(words.pillars.role[role.role])}
          onClick={() => setEnding(role)}
        >
          {said.end}
        </Button>
      )}
    </li>
  );
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{said.roles}</h2>
      {held.length === 0 ? (
        <p className={css.small}>{over.length === 0 ? said.noRoles : words.pillars.list.noRole}</p>
      ) : (
        <ul className={css.list}>{held.map(item)}</ul>
      )}
      {over.length > 0 && (
        <details className={css.past}>
          <summary>
            {said.rolesEnded} ({words.format.number(over.length)})
          </summary>
          <ul className={css.list}>{over.map(item)}</ul>
        </details>
      )}
      {ending && <EndRole pillar={pillar} role={ending} onDone={() => setEnding(undefined)} />}
    </section>
  );
}

function RoleText({ role, isOver }: { role: Role; isOver: boolean }) {
  const speech = useSpeech();
  const { words } = speech;
  const said = words.pillars.person;
  const { day, number } = words.format;
  const dates =
    role.from && role.until
      ? said.period(day(role.from), day(role.until))
      : role.from
        ? said.since(day(role.from))
        : role.until
          ? said.until(day(role.until))
          : said.noDates;
  const decree =
    role.decree === null
      ? said.noDecree
      : said.decree(role.decree, role.decreeOn === null ? null : day(role.decreeOn));
  const shares = role.areas.filter(({ share }) => share !== null);
  return (
    <div>
      <h3>
        {roleInFull(role.role, speech)}{' '}
        <Pill tone={role.serving ? 'good' : 'plain'}>
          {role.serving ? said.serving : isOver ? said.notServing : said.coming}
        </Pill>
      </h3>
      <p>
        <AreasText role={role} all />
      </p>
      {shares.length > 0 && (
        <p className={css.small}>
          {words.format.list(
            shares.map(({ name, share }) => `${name} ${said.share(number((share ?? 0) * 100))}`),
          )}
        </p>
      )}
      <p className={css.small}>
        {dates} · {decree}
      </p>
    </div>
  );
}

interface EndRoleProps {
  readonly pillar: Pillar;
  readonly role: Role;
  readonly onDone: () => void;
}

/** Gives a role its last day. The role, and all that it counted for, stay in the history. */
function EndRole({ pillar, role, onDone }: EndRoleProps) {
  const { words } = useSpeech();
  const said = words.pillars.person;
  const [until, setUntil] = useState(localToday);
  const save = useMutation(change('changePillar'));
  const isReversed = role.from !== null && until < role.from;
  const go = () => {
    const form = formOf(pillar);
    const roles = form.roles.map((one) => (one.no === role.no ? { ...one, until } : one));
    save.mutate(
      { id: String(pillar.id), version: pillar.version, pillar: draftOf({ ...form, roles }) },
      { onSuccess: onDone },
    );
  };
  return (
    <Confirm
      title={said.endTitle(words.pillars.role[role.role], pillar.name)}
      confirm={said.endGo}
      cancel={words.pillars.cancel}
      isBusy={save.isPending}
      canConfirm={until !== '' && !isReversed}
      onConfirm={go}
      onCancel={onDone}
    >
      <p>{said.endText}</p>
      <DateField
        label={said.endOn}
        value={until}
        onChange={(day) => setUntil(day)}
        error={isReversed && words.pillars.form.datesReversed}
      />
      <Refusal reason={save.error} />
    </Confirm>
  );
}
