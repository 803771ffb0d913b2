import { Button, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Wider } from '../../data/contract/account.ts';
import type { Me } from '../../data/contract/session.ts';
import { AreaPicker, type PickedArea } from '../accounts/area-picker.tsx';
import { change, queries } from '../queries.ts';
import { Section } from '../settings/section.tsx';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './grants.module.css';

const REASON_LEAST = 5;
const SELF_HOURS = ['6', '12', '24'] as const;
const GIVEN_HOURS = ['24', '72', '168', '336'] as const;

/** The open types for a Tagana while an incident is open: taken for a day, or given by a second person. */
export function WiderSection({ me }: { me: Me }) {
  const { words } = useSpeech();
  const said = words.accounts.wider;
  const { data, error } = useQuery(queries.widerRights());
  const end = useMutation(change('endWider'));
  const [isAsking, setAsking] = useState<'self' | 'give'>();
  const now = Date.now();
  return (
    <Section title={said.title} under={said.under}>
      {isAsking === undefined ? (
        <div className={css.actions}>
          {me.rights.includes('wider.self') && (
            <Button variant="default" onClick={() => setAsking('self')}>
              {said.mine}
            </Button>
          )}
          {me.rights.includes('wider.give') && (
            <Button variant="default" onClick={() => setAsking('give')}>
              {said.give}
            </Button>
          )}
        </div>
      ) : (
        <WiderForm key={isAsking} forSelf={isAsking === 'self'} onClose={() => setAsking(undefined)} />
      )}
      <Refusal reason={error ?? end.error} />
      {data ? (
        <List
          entries={data.wider}
          now={now}
          isBusy={end.isPending}
          onEnd={(id) => end.mutate({ wider: String(id) })}
        />
      ) : (
        !error && <Skeleton height={48} radius="md" />
      )}
    </Section>
  );
}

interface ListProps {
  readonly entries: readonly Wider[];
  readonly now: number;
  readonly isBusy: boolean;
  readonly onEnd: (id: number) => void;
}

function List({ entries, now, isBusy, onEnd }: ListProps) {
  const { words } = useSpeech();
  const said = words.accounts.wider;
  const { moment, list } = words.format;
  if (entries.length === 0) return <p className={css.none}>{said.none}</p>;
  return (
    <ul className={css.sessions} aria-label={said.list}>
      {entries.map((entry) => {
        const isOpen = entry.endedAt === null && Date.parse(entry.until) > now;
        return (
          <li key={entry.id}>
            <div>
              <b>{entry.name}</b>: {list(entry.areas.map((area) => area.name))}{' '}
              {isOpen && <span className={css.here}>{said.running}</span>}
              <small>
                {said.from(moment(entry.from), moment(entry.endedAt ?? entry.until))} ·{' '}
                {entry.bySelf ? said.bySelf : said.by(entry.givenBy)}
              </small>
              <small>{entry.reason}</small>
            </div>
            {isOpen && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={isBusy}
                aria-label={said.endOf(entry.name)}
                onClick={() => onEnd(entry.id)}
              >
                {said.end}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function WiderForm({ forSelf, onClose }: { forSelf: boolean; onClose: () => void }) {
  const { words } = useSpeech();
  const said = words.accounts.wider;
  const choices = forSelf ? SELF_HOURS : GIVEN_HOURS;
  const [account, setAccount] = useState<string>();
  const [areas, setAreas] = useState<readonly PickedArea[]>([]);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<string>(choices[0]);
  const [isChecked, setChecked] = useState(false);
  const open = useMutation(change('widen'));
  const isReasoned = reason.trim().length >= REASON_LEAST;
  const submit = () => {
    setChecked(true);
    if (!isReasoned || areas.length === 0 || (!forSelf && account === undefined)) return;
    const draft = { areas: areas.map((area) => area.code), reason: reason.trim(), hours: Number(hours) };
    open.mutate({ ...draft, ...(account === undefined ? {} : { account }) }, { onSuccess: onClose });
  };
  return (
    <form
      className={css.form}
      aria-label={forSelf ? said.mine : said.give}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{forSelf ? said.mine : said.give}</h3>
      <p>{forSelf ? said.mineUnder : said.giveUnder}</p>
      <div className={css.fields}>
        {!forSelf && (
          <div className={css.whole}>
            <TaganaPicker value={account} onChoose={setAccount} />
            {isChecked && account === undefined && <p className={css.fault}>{said.chooseWho}</p>}
          </div>
        )}
        <div className={css.whole}>
          <AreaPicker
            chosen={areas}
            onChange={setAreas}
            error={isChecked && areas.length === 0 ? words.accounts.grants.noArea : undefined}
          />
        </div>
        <TextInput
          className={css.whole ?? ''}
          label={said.reason}
          placeholder={said.reasonHint}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isChecked && !isReasoned && said.reasonShort}
        />
        <div className={css.whole}>
          <Choices
            showLabel
            label={said.hours}
            value={hours}
            onChoose={setHours}
            choices={choices.map((value) => ({ value, label: said.hour(Number(value)) }))}
          />
        </div>
      </div>
      <Refusal reason={open.error} />
      <div className={css.actions}>
        <Button type="submit" loading={open.isPending}>
          {said.open}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.accounts.cancel}
        </Button>
      </div>
    </form>
  );
}

interface TaganaPickerProps {
  readonly value: string | undefined;
  readonly onChoose: (account: string) => void;
}

/** The Tagana whom the asker looks after. */
function TaganaPicker({ value, onChoose }: TaganaPickerProps) {
  const { words } = useSpeech();
  const said = words.accounts.wider;
  const { data } = useQuery(queries.accounts());
  const options = (data?.accounts ?? [])
    .filter((one) => one.state !== 'ended' && one.grants.some((grant) => grant.role === 'tagana'))
    .map((one) => ({ value: one.id, label: one.name, note: one.username }));
  return (
    <Select
      label={said.who}
      placeholder={said.chooseWho}
      value={value}
      onChoose={onChoose}
      groups={[{ title: undefined, options }]}
      search={{ placeholder: words.accounts.search, nothing: words.accounts.none }}
    />
  );
}
