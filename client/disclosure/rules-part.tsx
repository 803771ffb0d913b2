import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DisclosureSettings, DisclosureState } from '../../data/contract/disclosure.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { change } from '../queries.ts';
import { Section } from '../settings/section.tsx';
import settings from '../settings/settings.module.css';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import { ClosedTypes } from './closed-types.tsx';
import { GroupsField } from './groups-field.tsx';
import { LevelsField } from './levels-field.tsx';
import { PreviewPart } from './preview-part.tsx';
import { areSame, emptyGroups, isFinished } from './rules.ts';
import { Thresholds } from './thresholds.tsx';

/** Thresholds, finest levels and groups, to be looked at before they are saved. */
export function RulesPart({ state }: { state: DisclosureState }) {
  const { words } = useSpeech();
  const said = words.disclosure.rules;
  const [draft, setDraft] = useState<DisclosureSettings>();
  const [told, setTold] = useState<ProgressTold>();
  const save = useMutation(change('saveDisclosure', { onProgress: setTold }));
  const preview = useMutation({
    ...change('previewDisclosure', { onProgress: setTold }),
    onSuccess: () => undefined,
  });
  // The schedule is saved apart from the rules.
  const now = { ...(draft ?? state.settings), daily: state.settings.daily };
  const isChanged = !areSame(now, state.settings);
  const set = (part: Partial<DisclosureSettings>) => setDraft({ ...now, ...part });
  const empty = emptyGroups(now);
  const isWhole = empty.length === 0 && isFinished(now, state.ceilings.closed);
  const look = (more: { within?: string; period?: string } = {}) => {
    setTold(undefined);
    preview.mutate({ settings: now, ...more });
  };
  return (
    <>
      <Section title={said.title} under={said.under}>
        <Thresholds state={state} k={now.k} onChange={(k) => set({ k })} />
        <LevelsField state={state} levels={now.levels} onChange={(levels) => set({ levels })} />
        <ClosedTypes state={state} closed={now.closed} onChange={(closed) => set({ closed })} />
        <GroupsField state={state} groups={now.groups} empty={empty} onChange={(groups) => set({ groups })} />
        <div className={settings.actions}>
          <Button variant="default" loading={preview.isPending} disabled={!isWhole} onClick={() => look()}>
            {said.preview}
          </Button>
          <Button
            loading={save.isPending}
            disabled={!isChanged || !isWhole}
            onClick={() => {
              setTold(undefined);
              save.mutate({ settings: now }, { onSuccess: () => setDraft(undefined) });
            }}
          >
            {said.save}
          </Button>
          <Button variant="subtle" disabled={!isChanged} onClick={() => setDraft(undefined)}>
            {said.undo}
          </Button>
          <Button
            variant="subtle"
            disabled={areSame(now, { ...state.standard, daily: now.daily })}
            onClick={() => setDraft(state.standard)}
          >
            {said.standards}
          </Button>
          {!isChanged && !save.data && <span className={settings.small}>{said.unchanged}</span>}
          {save.data && !isChanged && (
            <span role="status" className={settings.done}>
              {said.saved}
            </span>
          )}
        </div>
        {save.isPending && <Working label={said.saving} told={told} />}
        {preview.isPending && <Working label={said.previewing} told={told} />}
        <Refusal reason={save.error ?? preview.error} />
      </Section>
      {preview.data && (
        <PreviewPart preview={preview.data} state={state} isBusy={preview.isPending} onLook={look} />
      )}
    </>
  );
}
