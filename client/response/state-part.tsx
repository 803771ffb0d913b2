import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { HAZARD_CODES } from '../../data/catalogue/hazards.ts';
import { personalIn } from '../../data/catalogue/personal-text.ts';
import { HANDLINGS, type Incident, LEGAL_STATES, type LegalState } from '../../data/contract/incident.ts';
import { useCan } from '../access/me.ts';
import { change } from '../queries.ts';
import { Choices } from '../ui/choices.tsx';
import { DateField } from '../ui/date-field.tsx';
import { SaveBar } from '../ui/save-bar.tsx';
import type { IncidentBundle } from './bundle.ts';
import { instantOf, localMoment, typedCount, typedDecimal } from './counts.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

/** Handling, legal state and description of an incident. */
export function StatePart({ bundle }: { bundle: IncidentBundle }) {
  const can = useCan();
  return (
    <div className={css.two}>
      {can('incidents.write') && <SaidForm bundle={bundle} />}
      <div>
        {can('incidents.write') && <BnbaForm bundle={bundle} />}
        {can('incidents.manage') && <LegalForm bundle={bundle} />}
      </div>
    </div>
  );
}

const TEXTS = ['chronology', 'damage', 'efforts', 'urgent'] as const;

function SaidForm({ bundle: { incident } }: { bundle: IncidentBundle }) {
  const { page, said, hazard } = useResponseSpeech();
  const w = page.state;
  const save = useMutation(change('changeIncident'));
  const [form, setForm] = useState(() => formOf(incident));
  // Only what was changed here is sent: what somebody else wrote meanwhile in other fields stays.
  const [read, setRead] = useState(incident);
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const personal = personalIn(TEXTS.map((key) => form[key]).join('\n'));
  const rate = typedDecimal(form.rate);
  const startedAt = instantOf(form.startedAt);
  const isReady =
    form.name.trim() !== '' && rate !== undefined && (rate ?? 0) <= 100 && startedAt !== undefined;
  return (
    <form
      className={css.form}
      aria-labelledby="uraian"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || rate === undefined || startedAt === undefined) return;

        const said = saidOf(form, startedAt, rate);
        const was = saidOf(
          formOf(read),
          instantOf(formOf(read).startedAt) ?? read.startedAt,
          typedDecimal(formOf(read).rate) ?? null,
        );
        const keys = (Object.keys(said) as (keyof typeof said)[]).filter((key) => said[key] !== was[key]);
        const only = (from: typeof said) => Object.fromEntries(keys.map((key) => [key, from[key]]));
        save.mutate({ incident: String(incident.id), ...only(said), was: only(was) }, { onSuccess: setRead });
      }}
    >
      <h2 id="uraian">{w.texts}</h2>
      <Choices
        label={w.handling}
        showLabel
        value={form.handling}
        onChoose={(handling) => set({ handling })}
        choices={HANDLINGS.map((value) => ({ value, label: said.handling[value] }))}
      />
      <div className={css.counts}>
        <TextInput
          label={w.name}
          maxLength={120}
          value={form.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={w.hazard}
          value={form.hazard}
          onChange={(event) => set({ hazard: event.currentTarget.value as typeof form.hazard })}
          data={HAZARD_CODES.map((code) => ({ value: code, label: hazard(code) }))}
        />
        <TextInput
          type="datetime-local"
          label={w.startedAt}
          value={form.startedAt}
          onChange={(event) => set({ startedAt: event.currentTarget.value })}
        />
      </div>
      <p className={css.quiet}>{w.textsHint}</p>
      {personal && (
        <p className={css.wrong} role="alert">
          {page.acts.personal[personal]}
        </p>
      )}
      {TEXTS.map((key) => (
        <label key={key} className={css.textField}>
          {w[key]}
          <textarea
            rows={2}
            maxLength={2000}
            value={form[key]}
            onChange={(event) => set({ [key]: event.currentTarget.value })}
          />
        </label>
      ))}
      <div className={css.counts}>
        <TextInput
          label={w.rate}
          description={w.rateHint}
          inputMode="decimal"
          maxLength={6}
          value={form.rate}
          error={(rate === undefined || (rate ?? 0) > 100) && page.rates.wrong}
          onChange={(event) => set({ rate: event.currentTarget.value })}
        />
      </div>
      <SaveBar save={save} label={w.save} done={w.saved} isReady={isReady} />
    </form>
  );
}

/** The fields of the form as an incident has them. */
function formOf(incident: Incident) {
  return {
    hazard: incident.hazard,
    name: incident.name,
    startedAt: localMoment(new Date(incident.startedAt)),
    handling: incident.handling,
    chronology: incident.chronology,
    damage: incident.damage,
    efforts: incident.efforts,
    urgent: incident.urgent,
    rate: incident.displacedRate === null ? '' : String(Math.round(incident.displacedRate * 1000) / 10),
  };
}

/** What is said with a form that is filled in rightly. */
function saidOf({ rate: _, ...rest }: ReturnType<typeof formOf>, startedAt: string, percent: number | null) {
  return {
    ...rest,
    startedAt,
    displacedRate: percent === null ? null : percent / 100,
  };
}

/** What is known of the form that was filled in on paper: its number and how many stand on it; nothing else of it is entered. */
function BnbaForm({ bundle: { incident } }: { bundle: IncidentBundle }) {
  const { page } = useResponseSpeech();
  const w = page.state;
  const save = useMutation(change('changeIncident'));
  const { bnbaNumber, bnbaTotal } = incident;
  const was = { bnbaNumber, bnbaTotal };
  const [number, setNumber] = useState(bnbaNumber ?? '');
  const [typed, setTyped] = useState(bnbaTotal === null ? '' : String(bnbaTotal));
  const total = typedCount(typed);
  const send = (said: typeof was) => save.mutate({ incident: String(incident.id), ...said, was });
  return (
    <form
      className={css.form}
      aria-labelledby="bnba"
      onSubmit={(event) => {
        event.preventDefault();
        if (total !== undefined) send({ bnbaNumber: number.trim() || null, bnbaTotal: total });
      }}
    >
      <h2 id="bnba">{w.bnbaTitle}</h2>
      <p className={css.quiet}>{w.bnbaUnder}</p>
      <div className={css.counts}>
        <TextInput
          label={w.bnbaNumber}
          maxLength={80}
          value={number}
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <TextInput
          label={w.bnbaTotal}
          inputMode="numeric"
          maxLength={11}
          value={typed}
          error={total === undefined && page.open.badNumber}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {(bnbaNumber !== null || bnbaTotal !== null) && (
        <p>
          <Button
            variant="default"
            size="compact-md"
            loading={save.isPending}
            onClick={() => send({ bnbaNumber: null, bnbaTotal: null })}
          >
            {w.bnbaUndo}
          </Button>
        </p>
      )}
      <SaveBar save={save} label={w.bnbaSave} done={w.saved} isReady={total !== undefined} />
    </form>
  );
}

function LegalForm({ bundle: { incident } }: { bundle: IncidentBundle }) {
  const { page, said } = useResponseSpeech();
  const w = page.state;
  const save = useMutation(change('setLegalState'));
  const [form, setForm] = useState(() => ({
    state: incident.legal.state,
    decree: incident.legal.decree ?? '',
    decreeOn: incident.legal.decreeOn ?? '',
    from: incident.legal.from ?? '',
    until: incident.legal.until ?? '',
  }));
  const set = (part: Partial<typeof form>) => setForm((now) => ({ ...now, ...part }));
  const days = ['decreeOn', 'from', 'until'] as const;
  return (
    <form
      className={css.form}
      aria-labelledby="status-hukum"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({
          incident: String(incident.id),
          state: form.state,
          decree: form.decree.trim() || null,
          decreeOn: form.decreeOn || null,
          from: form.from || null,
          until: form.until || null,
        });
      }}
    >
      <h2 id="status-hukum">{w.legalTitle}</h2>
      <p className={css.quiet}>{w.legalUnder}</p>
      <NativeSelect
        label={w.legal}
        value={form.state}
        onChange={(event) => set({ state: event.currentTarget.value as LegalState })}
        data={LEGAL_STATES.map((value) => ({ value, label: said.legal[value] }))}
      />
      <TextInput
        label={w.decree}
        maxLength={120}
        value={form.decree}
        onChange={(event) => set({ decree: event.currentTarget.value })}
      />
      <div className={css.counts}>
        {days.map((key) => (
          <DateField key={key} label={w[key]} value={form[key]} onChange={(day) => set({ [key]: day })} />
        ))}
      </div>
      <SaveBar save={save} label={w.saveLegal} done={w.saved} />
    </form>
  );
}
