import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { PILLAR_MOVES, type PillarMoves, pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { MoveRule } from '../../data/contract/plan.ts';
import { change, queries } from '../queries.ts';
import { Section } from '../settings/section.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import { useSpeech } from '../words.ts';
import css from './coverage.module.css';

/** Who decides where the officers of each role serve. */
export function MoveRules() {
  const { words } = useSpeech();
  const said = words.plan.rules;
  const rules = useQuery(queries.moveRules()).data?.rules;
  return (
    <Section title={said.title} under={said.under}>
      <ul className={css.rules}>
        {rules?.map((rule) => (
          <li key={rule.role}>
            <Rule rule={rule} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rule({ rule }: { rule: MoveRule }) {
  const { words, language } = useSpeech();
  const said = words.plan.rules;
  const [moves, setMoves] = useState<PillarMoves>(rule.moves);
  const [decidedBy, setDecidedBy] = useState(rule.decidedBy ?? '');
  const save = useMutation(change('saveMoveRule'));
  const short = roleShort(rule.role, language);
  const name = pillarRole(rule.role).name[language];
  const heading = useId();
  const isChanged = moves !== rule.moves || decidedBy.trim() !== (rule.decidedBy ?? '');
  return (
    <form
      className={css.rule}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          role: rule.role,
          moves,
          decidedBy: moves === 'proposal' && decidedBy.trim() !== '' ? decidedBy.trim() : null,
        });
      }}
    >
      <h3 id={heading}>
        {short}
        {name !== short && <small>{name}</small>}
      </h3>
      <NativeSelect
        aria-label={said.moves}
        value={moves}
        onChange={(event) => setMoves(event.currentTarget.value as PillarMoves)}
        data={PILLAR_MOVES.map((value) => ({ value, label: said.options[value] }))}
      />
      {moves === 'proposal' && (
        <TextInput
          aria-label={said.decidedBy}
          placeholder={said.standard}
          value={decidedBy}
          maxLength={120}
          onChange={(event) => setDecidedBy(event.currentTarget.value)}
        />
      )}
      {(isChanged || save.isSuccess || save.isError) && (
        <SaveBar save={save} label={said.save} done={said.saved} isReady={isChanged} isQuiet />
      )}
    </form>
  );
}
