import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Level } from '../../data/catalogue/levels.ts';
import { type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { Plan, PlanBody } from '../../data/contract/plan.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { spokenAs } from '../../data/words/office.ts';
import { planResultWords } from '../../data/words/plan-result.ts';
import { change, queries } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { capital, useSpeech } from '../words.ts';
import { Contradictions } from './contradictions.tsx';
import type { CoverPlace } from './cover-place.ts';
import css from './coverage.module.css';
import { typedNumber } from './norm-fields.ts';
import { PinnedField } from './pinned-field.tsx';
import { PlanAreasField } from './plan-areas-field.tsx';

const MOST_ROLES = 6;
const SECONDS = [10, 30, 60, 120] as const;

/** Whose service areas are planned, and within which limits; then the work, which can be stopped. */
export function PlanForm({ place }: { place: CoverPlace }) {
  const { words } = useSpeech();
  const said = words.plan.form;
  const more = spokenAs(words, planResultWords);
  const navigate = useNavigate();
  const [roles, setRoles] = useState<readonly PillarRoleCode[]>([]);
  const [areas, setAreas] = useState<readonly AreaRef[]>([place.card.area]);
  const [level, setLevel] = useState<Level>(place.level);
  const [period, setPeriod] = useState(place.period);
  const [mostKm, setMostKm] = useState('');
  const [mostNeed, setMostNeed] = useState('');
  const [keepCovered, setKeepCovered] = useState(true);
  const [ownKecamatan, setOwnKecamatan] = useState(false);
  const [withoutAway, setWithoutAway] = useState(false);
  const [pinned, setPinned] = useState<readonly Pinned[]>([]);
  const [seconds, setSeconds] = useState<number>(30);
  const [isChecked, setChecked] = useState(false);
  const [told, setTold] = useState<ProgressTold>();
  const [contradiction, setContradiction] = useState<Plan>();
  const stop = useRef<AbortController>(null);
  const make = useMutation(
    change('makePlan', () => {
      stop.current = new AbortController();
      return { signal: stop.current.signal, onProgress: setTold };
    }),
  );
  const km = typedNumber(mostKm);
  const need = typedNumber(mostNeed);
  const isKm = km === null || km > 0;
  const isNeed = need === null || (need >= 1 && Number.isInteger(need));
  const submit = () => {
    setChecked(true);
    if (roles.length === 0 || !isKm || !isNeed) return;
    setTold(undefined);
    setContradiction(undefined);
    const body: PlanBody = {
      within: areas[0]?.code ?? place.card.area.code,
      areas: areas.slice(1).map((area) => area.code),
      period,
      level,
      roles: [...roles],
      limits: {
        mostKm: km,
        mostNeedPerPerson: need,
        keepCovered,
        ownKecamatan,
        pinned: pinned.map((p) => p.id),
        withoutAway,
      },
      seconds,
    };
    make.mutate(body, {
      onSuccess: (plan) => {
        if (plan.id === null) setContradiction(plan);
        else
          void navigate({
            to: '/cakupan/penyesuaian/$plan',
            params: { plan: String(plan.id) },
            search: true,
          });
      },
    });
  };
  const isStopped = make.error instanceof DOMException && make.error.name === 'AbortError';
  return (
    <form
      className={css.form}
      aria-label={said.title}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>
        {said.title} <small>{said.where(areas.map((area) => area.name).join(', '))}</small>
      </h2>
      <RolesField
        place={place}
        roles={roles}
        onChange={setRoles}
        isMissing={isChecked && roles.length === 0}
      />
      <PlanAreasField areas={areas} onChange={setAreas} />
      <div className={settings.fields}>
        <NativeSelect
          label={said.level}
          value={level}
          onChange={(event) => setLevel(event.currentTarget.value as Level)}
          data={place.levels.map((value) => ({
            value,
            label: capital(words.screen.level[levelNameUnder(value, place.card.area.code)]),
          }))}
        />
        <NativeSelect
          label={more.needPeriod}
          description={more.registerToday}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
          data={place.periods.map((value) => ({ value, label: words.format.period(value) }))}
        />
        <NativeSelect
          label={said.seconds}
          value={String(seconds)}
          onChange={(event) => setSeconds(Number(event.currentTarget.value))}
          data={SECONDS.map((n) => ({ value: String(n), label: said.secondsOf(n) }))}
        />
      </div>
      <fieldset className={css.limits}>
        <legend>{said.limits}</legend>
        <div className={settings.fields}>
          <TextInput
            label={said.mostKm}
            description={said.any}
            inputMode="decimal"
            value={mostKm}
            maxLength={8}
            onChange={(event) => setMostKm(event.currentTarget.value)}
            error={isChecked && !isKm && said.numberWrong}
          />
          <TextInput
            label={said.mostNeed}
            description={said.any}
            inputMode="numeric"
            value={mostNeed}
            maxLength={7}
            onChange={(event) => setMostNeed(event.currentTarget.value)}
            error={isChecked && !isNeed && said.numberWrong}
          />
          <PinnedField within={place.card.area.code} roles={roles} pinned={pinned} onChange={setPinned} />
        </div>
        <div className={css.checks}>
          <Checkbox
            label={said.keepCovered}
            checked={keepCovered}
            onChange={(event) => setKeepCovered(event.currentTarget.checked)}
          />
          <Checkbox
            label={said.ownKecamatan}
            checked={ownKecamatan}
            onChange={(event) => setOwnKecamatan(event.currentTarget.checked)}
          />
          <Checkbox
            label={more.withoutAway}
            checked={withoutAway}
            onChange={(event) => setWithoutAway(event.currentTarget.checked)}
          />
        </div>
      </fieldset>
      {isStopped ? <p role="status">{said.stopped}</p> : <Refusal reason={make.error} />}
      {contradiction && <Contradictions plan={contradiction} />}
      <div className={settings.actions}>
        {make.isPending ? (
          <Working label={said.working} told={told} onStop={() => stop.current?.abort()} />
        ) : (
          <Button type="submit">{said.go}</Button>
        )}
      </div>
    </form>
  );
}

/** Somebody who may not be moved. */
export interface Pinned {
  readonly id: number;
  readonly name: string;
}

interface RolesFieldProps {
  readonly place: CoverPlace;
  readonly roles: readonly PillarRoleCode[];
  readonly onChange: (roles: readonly PillarRoleCode[]) => void;
  readonly isMissing: boolean;
}

/** Which pillars are planned, each with who may move them. */
function RolesField({ place, roles, onChange, isMissing }: RolesFieldProps) {
  const { words, language } = useSpeech();
  const said = words.plan;
  const rules = useQuery(queries.moveRules()).data?.rules;
  return (
    <fieldset className={css.limits}>
      <legend>{said.form.role}</legend>
      {place.roles.length === 0 && <p>{said.form.noRoles}</p>}
      <div className={css.roles}>
        {place.roles.map((role) => {
          const moves = rules?.find((r) => r.role === role)?.moves ?? pillarRole(role).moves;
          const isChosen = roles.includes(role);
          return (
            <Checkbox
              key={role}
              label={roleShort(role, language)}
              description={said.moves[moves]}
              checked={isChosen}
              disabled={!isChosen && roles.length >= MOST_ROLES}
              onChange={() => onChange(isChosen ? roles.filter((r) => r !== role) : [...roles, role])}
            />
          );
        })}
      </div>
      {isMissing && (
        <p role="alert" className={css.wrong}>
          {said.form.roleMissing}
        </p>
      )}
    </fieldset>
  );
}
