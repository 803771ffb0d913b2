import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Comer, Duty, WhoComes } from '../../data/contract/duty.ts';
import { ask } from '../api.ts';
import { copyText } from '../export/save.ts';
import { change } from '../queries.ts';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import type { IncidentBundle } from './bundle.ts';
import { typedCount } from './counts.ts';
import { incidentQueries } from './incident-queries.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

const ROLES: readonly PillarRoleCode[] = ['tagana', 'tksk', 'psm', 'pensosmas', 'pendamping-pkh'];
const MANY = 10;

/** Who can come, the soonest first; who is on duty; and whom to call. */
export function WhoPart({ bundle }: { bundle: IncidentBundle }) {
  const { page } = useResponseSpeech(bundle.office.timeZone);
  const [role, setRole] = useState<PillarRoleCode>('tagana');
  const incident = String(bundle.incident.id);
  const { data, error } = useQuery(incidentQueries.whoComes({ incident, role }));
  return (
    <div className={css.two}>
      <section aria-labelledby="siapa">
        <h2 id="siapa">{page.who.title}</h2>
        <RoleField role={role} onRole={setRole} />
        <Refusal reason={error} />
        {data && <Comers who={data} incident={incident} />}
      </section>
      <section aria-labelledby="bertugas">
        <h2 id="bertugas">{page.who.duties}</h2>
        <Duties duties={bundle.duties} />
        <CallList incident={incident} />
        {data && <AtHome who={data} />}
      </section>
    </div>
  );
}

function RoleField({ role, onRole }: { role: PillarRoleCode; onRole: (role: PillarRoleCode) => void }) {
  const { page, lang } = useResponseSpeech();
  return (
    <NativeSelect
      label={page.who.role}
      value={role}
      onChange={(event) => onRole(event.currentTarget.value as PillarRoleCode)}
      data={ROLES.map((code) => ({
        value: code,
        label: roleShort(code, lang) || pillarRole(code).name[lang],
      }))}
    />
  );
}

function Comers({ who, incident }: { who: WhoComes; incident: string }) {
  const { page } = useResponseSpeech();
  const w = page.who;
  const assign = useMutation(change('assignDuty'));
  const [many, setMany] = useState(MANY);
  const { basis } = who;
  return (
    <>
      <p className={css.lead}>{w.inTime(who.inTime, who.all, basis.inTimeMinutes)}</p>
      <p className={css.quiet}>
        {basis.roads
          ? w.roads(basis.kmPerHour, basis.readyMinutes)
          : w.straight(basis.detour, basis.kmPerHour, basis.readyMinutes)}
      </p>
      <Refusal reason={assign.error} />
      {who.comers.length === 0 && <p>{w.none}</p>}
      <ol className={css.comers}>
        {who.comers.slice(0, many).map((comer) => (
          <ComerLine
            key={comer.pillar}
            comer={comer}
            incident={incident}
            isBusy={assign.isPending}
            onAssign={() => assign.mutate({ incident, pillar: comer.pillar, role: comer.role, task: null })}
          />
        ))}
      </ol>
      {who.comers.length > many && (
        <Button variant="default" onClick={() => setMany(many + 20)}>
          {w.more(Math.min(20, who.comers.length - many))}
        </Button>
      )}
      {who.leftOut.length > 0 && (
        <details className={css.more}>
          <summary>{w.leftOut(who.leftOut.length)}</summary>
          <ul className={css.figures}>
            {who.leftOut.map((one) => (
              <li key={one.pillar}>
                {one.name}
                {one.home && `, ${one.home.name}`}
                <small>{w.why[one.why]}</small>
                {one.why === 'no-place' && <MinutesField comer={one} incident={incident} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface ComerLineProps {
  readonly comer: Comer;
  readonly incident: string;
  readonly isBusy: boolean;
  readonly onAssign: () => void;
}

function ComerLine({ comer, incident, isBusy, onAssign }: ComerLineProps) {
  const { page, said } = useResponseSpeech();
  const w = page.who;
  const { time } = comer;
  return (
    <li>
      <span>
        <b>{comer.name}</b>
        {comer.home && `, ${comer.home.name}`}
        <small>
          {[
            time ? `${w.minutes(time.minutes)} (${w.basis[time.basis]})` : said.unknown,
            ...(time?.km == null ? [] : [w.km(time.km)]),
            w.stays(comer.staysAtHome),
          ].join(' · ')}
        </small>
        <MinutesField comer={comer} incident={incident} />
      </span>
      {time && <Pill tone={time.inTime ? 'good' : 'unsure'}>{time.inTime ? w.onTime : w.late}</Pill>}
      <Button size="compact-md" disabled={isBusy} aria-label={w.assignName(comer.name)} onClick={onAssign}>
        {w.assign}
      </Button>
    </li>
  );
}

/** Minutes that somebody knows better than a straight line across a river. */
function MinutesField({ comer, incident }: { comer: Pick<Comer, 'pillar' | 'name'>; incident: string }) {
  const { page } = useResponseSpeech();
  const w = page.who;
  const [text, setText] = useState('');
  const set = useMutation(change('setMinutes'));
  const minutes = typedCount(text);
  return (
    <details className={css.byHand}>
      <summary>{w.byHand}</summary>
      <div>
        <TextInput
          aria-label={w.byHandFor(comer.name)}
          inputMode="numeric"
          maxLength={4}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button
          variant="default"
          size="compact-md"
          disabled={minutes === undefined}
          loading={set.isPending}
          onClick={() => set.mutate({ incident, pillar: comer.pillar, minutes: minutes ?? null })}
        >
          {w.set}
        </Button>
      </div>
      <Refusal reason={set.error} />
    </details>
  );
}

function Duties({ duties }: { duties: readonly Duty[] }) {
  const { page, said, moment } = useResponseSpeech();
  const w = page.who;
  const step = useMutation(change('changeDuty'));
  const next = { assigned: 'confirm', confirmed: 'arrive', arrived: null, relieved: null } as const;
  if (duties.length === 0) return <p>{w.noDuty}</p>;
  return (
    <>
      <ul className={css.comers}>
        {duties.map((duty) => {
          const name = duty.name ?? said.who.gone;
          const then = next[duty.state];
          const go = (to: 'confirm' | 'arrive' | 'relieve') =>
            step.mutate({ duty: String(duty.id), step: to });
          return (
            <li key={duty.id} data-old={duty.state === 'relieved' || undefined}>
              <span>
                <b>{name}</b>
                {duty.home && `, ${duty.home.name}`}
                <small>
                  {[
                    said.who.states[duty.state],
                    moment(duty.arrivedAt ?? duty.confirmedAt ?? duty.assignedAt),
                  ].join(' · ')}
                </small>
              </span>
              {then && (
                <Button size="compact-md" aria-label={w.step(w[then], name)} onClick={() => go(then)}>
                  {w[then]}
                </Button>
              )}
              {duty.state !== 'relieved' && (
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={w.step(w.relieve, name)}
                  onClick={() => go('relieve')}
                >
                  {w.relieve}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Refusal reason={step.error} />
    </>
  );
}

function CallList({ incident }: { incident: string }) {
  const { page, lang } = useResponseSpeech();
  const w = page.who;
  const [said, setSaid] = useState<string>();
  const [own, setOwn] = useState<string>();
  const copy = useMutation({
    mutationFn: async (phones: boolean) => {
      const list = await ask('callList', { incident, lang, phones: phones ? 'true' : 'false' });
      const isCopied = await copyText(list.text);
      setSaid(isCopied ? w.callsCopied(list.people) : page.acts.notCopied);
      setOwn(isCopied ? undefined : list.text);
    },
    networkMode: 'always',
  });
  return (
    <div className={css.acts}>
      <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate(false)}>
        {w.calls}
      </Button>
      <Button variant="default" loading={copy.isPending} onClick={() => copy.mutate(true)}>
        {w.callsPhones}
      </Button>
      <p role="status" className={css.quiet}>
        {said}
      </p>
      {own !== undefined && (
        <textarea readOnly rows={8} className={css.own} aria-label={w.calls} value={own} />
      )}
      <Refusal reason={copy.error} />
    </div>
  );
}

/** What coverage loses while they are away. */
function AtHome({ who }: { who: WhoComes }) {
  const { page } = useResponseSpeech();
  const w = page.who;
  if (who.atHome.length === 0) return null;
  return (
    <section className={css.part} aria-labelledby="ditinggalkan">
      <h3 id="ditinggalkan">{w.atHome}</h3>
      <ul className={css.figures}>
        {who.atHome.map(({ area, left }) => (
          <li key={area.code}>
            {area.name} <small>{w.left(left)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
