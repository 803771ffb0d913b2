import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Pillar, PillarRow } from '../../data/contract/volunteer.ts';
import { change } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { PillarPills } from './pillar-table.tsx';
import { RolesText } from './roles-text.tsx';
import css from './twins.module.css';

type Pair = RouteAnswer<'likelySame'>['pairs'][number];

interface TwinPairProps {
  readonly pair: Pair;
  readonly onMerged: (pillar: Pillar) => void;
}

/** Two side by side, with what makes them alike: which stays, whose name and home, or that they are two. */
export function TwinPair({ pair, onMerged }: TwinPairProps) {
  const { words } = useSpeech();
  const said = words.pillars.twins;
  const both = [pair.one, pair.other] as const;
  const [keep, setKeep] = useState(pair.one.id);
  const [name, setName] = useState<number>();
  const [home, setHome] = useState<number>();
  const merge = useMutation(change('mergePillars'));
  const apart = useMutation(change('partPillars'));
  const isBusy = merge.isPending || apart.isPending;
  const gone = keep === pair.one.id ? pair.other.id : pair.one.id;
  const go = () =>
    merge.mutate(
      { keep, gone, take: { name: name ?? keep, ...(home === undefined ? {} : { home }) } },
      { onSuccess: onMerged },
    );
  const hasTwoHomes =
    pair.one.home !== null && pair.other.home !== null && pair.one.home.code !== pair.other.home.code;
  return (
    <li className={css.pair}>
      <h2 className="unseen">{said.pair(pair.one.name, pair.other.name)}</h2>
      <p className={css.why}>
        {pair.why.map((reason) => (
          <Pill key={reason} tone="unsure">
            {said.why[reason]}
          </Pill>
        ))}
      </p>
      <div className={css.both}>
        {both.map((pillar) => (
          <One key={pillar.id} pillar={pillar} />
        ))}
      </div>
      <div className={css.choices}>
        <Which
          label={said.keep}
          value={keep}
          onChoose={setKeep}
          options={both.map((p) => ({
            value: p.id,
            label: said.keepWhich(p.name, p.roles.flatMap((r) => r.areas)[0]?.name ?? p.home?.name ?? ''),
          }))}
        />
        {pair.one.name !== pair.other.name && (
          <Which
            label={said.name}
            value={name ?? keep}
            onChoose={setName}
            options={both.map((p) => ({ value: p.id, label: p.name }))}
          />
        )}
        {hasTwoHomes && (
          <Which
            label={said.home}
            value={home ?? keep}
            onChoose={setHome}
            options={both.map((p) => ({ value: p.id, label: p.home?.name ?? '' }))}
          />
        )}
      </div>
      <div className={css.acts}>
        <Button onClick={go} loading={merge.isPending} disabled={isBusy}>
          {said.merge}
        </Button>
        <Button
          variant="default"
          onClick={() => apart.mutate({ one: pair.one.id, other: pair.other.id })}
          loading={apart.isPending}
          disabled={isBusy}
        >
          {said.apart}
        </Button>
        <span className={css.small}>{said.mergeUnder}</span>
      </div>
      <Refusal reason={merge.error ?? apart.error} />
    </li>
  );
}

function One({ pillar }: { pillar: PillarRow }) {
  const { words } = useSpeech();
  const said = words.pillars;
  return (
    <div className={css.one}>
      <h3>
        <Link to="/pilar/$id" params={{ id: String(pillar.id) }} search={true}>
          {pillar.name}
        </Link>{' '}
        <PillarPills pillar={pillar} />
      </h3>
      <RolesText roles={pillar.roles} none={said.list.noRole} />
      <p className={css.small}>
        {said.person.home}: {pillar.home?.name ?? said.person.noHome}
      </p>
    </div>
  );
}

interface WhichProps {
  readonly label: string;
  readonly value: number;
  readonly options: readonly { readonly value: number; readonly label: string }[];
  readonly onChoose: (value: number) => void;
}

function Which({ label, value, options, onChoose }: WhichProps) {
  const name = useId();
  return (
    <fieldset className={css.which}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
