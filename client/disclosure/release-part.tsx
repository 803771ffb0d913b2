import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { LONGEST_REASON } from '../../data/catalogue/written-reason.ts';
import { BROKEN_OFF, type DisclosureState, type ReleaseHead } from '../../data/contract/disclosure.ts';
import type { FaultCode } from '../../data/contract/fault.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { change } from '../queries.ts';
import { Section } from '../settings/section.tsx';
import settings from '../settings/settings.module.css';
import { Choices } from '../ui/choices.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import css from './disclosure.module.css';

/** The release in force, whether it is due for a new one, and how to make that: now, or every night. */
export function ReleasePart({ state }: { state: DisclosureState }) {
  const { words } = useSpeech();
  const said = words.disclosure.now;
  const { release, due, running } = state;
  return (
    <Section title={said.title} under={release ? said.made(release.madeAt, release.madeBy) : said.none}>
      {release && <Figures release={release} />}
      <div className={css.due} data-due={due.length > 0 || undefined}>
        {due.length === 0 ? <p>{said.fresh}</p> : due.map((why) => <p key={why}>{said.due[why]}</p>)}
      </div>
      <Failed state={state} />
      {running && (
        <p role="status" className={css.running}>
          {said.running(running.since, running.by)}
        </p>
      )}
      <Make canMake={running === null} />
      <Schedule state={state} />
    </Section>
  );
}

function Figures({ release }: { release: ReleaseHead }) {
  const { words } = useSpeech();
  const said = words.disclosure.now;
  const { shown, primary, complement, kept } = release;
  return (
    <ul className={css.figures}>
      <li data-main>{said.shown(shown, shown + primary + complement)}</li>
      <li>{said.primary(primary)}</li>
      <li>{said.complement(complement)}</li>
      <li data-kept={kept > 0 || undefined}>{kept > 0 ? said.kept(kept) : said.nothingKept}</li>
      <li>{said.of(release.periods.map(words.format.period).join(', '), release.regencies)}</li>
      {release.note !== '' && <li>“{release.note}”</li>}
    </ul>
  );
}

/** What else is known of these: what is kept of a failure is its code. */
const WHY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'release-busy': { reason: 'import' },
  'disclosure-refused': { reason: 'no-figures' },
};

/** The last try failed: what stays in force, and why it failed. */
function Failed({ state: { failed, release } }: { state: DisclosureState }) {
  const { words } = useSpeech();
  const said = words.disclosure.now;
  if (!failed) return null;
  const fault = words.fault[failed.code as FaultCode] ?? words.fault['release-failed'];
  return (
    <div role="alert" className={css.failed}>
      <p>
        <b>{said.failed(failed.at)}</b>
      </p>
      <p>{failed.code === BROKEN_OFF ? said.brokenOff : fault.detail(WHY[failed.code] ?? {})}</p>
      <p>{release ? said.failedKeeps(release.madeAt) : said.failedNone}</p>
    </div>
  );
}

function Make({ canMake }: { canMake: boolean }) {
  const { words } = useSpeech();
  const said = words.disclosure.now;
  const [note, setNote] = useState('');
  const [told, setTold] = useState<ProgressTold>();
  const make = useMutation(change('makeRelease', { onProgress: setTold }));
  return (
    <form
      className={css.make}
      onSubmit={(event) => {
        event.preventDefault();
        setTold(undefined);
        make.mutate({ note: note.trim() }, { onSuccess: () => setNote('') });
      }}
    >
      <TextInput
        label={said.note}
        description={said.noteHint}
        value={note}
        maxLength={LONGEST_REASON}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" loading={make.isPending} disabled={!canMake}>
        {said.make}
      </Button>
      {make.isPending && <Working label={said.making} told={told} />}
      {make.data && !make.isPending && (
        <p role="status" className={settings.done}>
          {said.done(make.data.shown, make.data.primary + make.data.complement)}
        </p>
      )}
      <Refusal reason={make.error} />
    </form>
  );
}

/** Saved at once: it changes no figure. */
function Schedule({ state }: { state: DisclosureState }) {
  const { words } = useSpeech();
  const said = words.disclosure.now;
  const save = useMutation(change('saveDisclosure'));
  const daily = save.isPending ? save.variables.settings.daily : state.settings.daily;
  return (
    <div className={css.schedule}>
      <Choices
        label={said.schedule}
        showLabel
        value={daily ? 'daily' : 'request'}
        onChoose={(value) => save.mutate({ settings: { ...state.settings, daily: value === 'daily' } })}
        choices={(['request', 'daily'] as const).map((value) => ({
          value,
          label: said.schedules[value],
          disabled: save.isPending,
        }))}
      />
      <Refusal reason={save.error} />
    </div>
  );
}
