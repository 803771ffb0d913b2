import { Link } from '@tanstack/react-router';
import type { Certified, PillarRow } from '../../data/contract/volunteer.ts';
import table from '../imports/imports.module.css';
import { Pill, type Tone } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';
import css from './register.module.css';
import { heldNow, RolesText } from './roles-text.tsx';

export const CERTIFIED_TONES: Readonly<Record<Certified, Tone>> = {
  none: 'plain',
  valid: 'good',
  ending: 'unsure',
  ended: 'bad',
};

/** Pillars in rows: who, with which roles where, living where, certified or not. */
export function PillarTable({ pillars }: { pillars: readonly PillarRow[] }) {
  const { words } = useSpeech();
  const said = words.pillars;
  const { columns } = said.list;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.table}`}>
        <caption className="unseen">{said.list.label}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.roles}</th>
            <th scope="col">{columns.home}</th>
            <th scope="col">{columns.certificate}</th>
          </tr>
        </thead>
        <tbody>
          {pillars.map((pillar) => (
            <tr key={pillar.id}>
              <th scope="row">
                <Link to="/pilar/$id" params={{ id: String(pillar.id) }} search={true}>
                  {pillar.name}
                </Link>{' '}
                <PillarPills pillar={pillar} />
              </th>
              <td>
                <RolesText roles={heldNow(pillar.roles)} none={said.list.noRole} />
              </td>
              <td data-label={columns.home}>{pillar.home?.name ?? ''}</td>
              <td data-label={columns.certificate}>
                {pillar.certified !== 'none' && (
                  <Pill tone={CERTIFIED_TONES[pillar.certified]}>{said.certified[pillar.certified]}</Pill>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Marked = Pick<PillarRow, 'subject' | 'level' | 'simulated'>;

/** What stands beside a name: a body or a family, a level, simulated. */
export function PillarPills({ pillar }: { pillar: Marked }) {
  const { words } = useSpeech();
  const said = words.pillars;
  return (
    <span className={css.pills}>
      {pillar.subject !== 'person' && <Pill tone="plain">{said.subject[pillar.subject]}</Pill>}
      {pillar.level && <Pill tone="plain">{said.level[pillar.level]}</Pill>}
      {pillar.simulated && <Pill tone="unsure">{said.simulated}</Pill>}
    </span>
  );
}
