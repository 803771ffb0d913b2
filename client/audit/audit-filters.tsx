import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AUDIT_KINDS, type AuditKind } from '../../data/contract/audit.ts';
import { DateField } from '../ui/date-field.tsx';
import { useSpeech } from '../words.ts';
import css from './audit.module.css';
import type { AuditFilter } from './audit-screen.tsx';

interface Draft {
  readonly kind: AuditKind | '';
  readonly who: string;
  readonly area: string;
  readonly from: string;
  readonly to: string;
}

const NOTHING: Draft = { kind: '', who: '', area: '', from: '', to: '' };

/** Which events: kind, who, where, when. */
export function AuditFilters({ onFilter }: { onFilter: (filter: AuditFilter) => void }) {
  const { words } = useSpeech();
  const said = words.administration.audit;
  const [draft, setDraft] = useState(NOTHING);
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const isFiltered = Object.values(draft).some((value) => value !== '');
  return (
    <form
      className={css.filters}
      aria-label={said.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(asFilter(draft));
      }}
    >
      <NativeSelect
        label={said.kind}
        value={draft.kind}
        onChange={(event) => {
          const next = { ...draft, kind: event.currentTarget.value as Draft['kind'] };
          setDraft(next);
          onFilter(asFilter(next));
        }}
        data={[
          { value: '', label: said.anyKind },
          ...AUDIT_KINDS.map((kind) => ({ value: kind, label: words.audit.kinds[kind] })),
        ]}
      />
      <TextInput
        label={said.who}
        placeholder={said.whoHint}
        value={draft.who}
        maxLength={80}
        onChange={(event) => set({ who: event.currentTarget.value })}
      />
      <TextInput
        label={said.area}
        placeholder={said.areaHint}
        value={draft.area}
        maxLength={80}
        onChange={(event) => set({ area: event.currentTarget.value })}
      />
      <DateField label={said.from} value={draft.from} onChange={(day) => set({ from: day })} />
      <DateField label={said.to} value={draft.to} onChange={(day) => set({ to: day })} />
      <div className={css.apply}>
        <Button type="submit">{said.apply}</Button>
        {isFiltered && (
          <Button
            variant="subtle"
            onClick={() => {
              setDraft(NOTHING);
              onFilter({});
            }}
          >
            {said.clear}
          </Button>
        )}
      </div>
    </form>
  );
}

function asFilter({ kind, who, area, from, to }: Draft): AuditFilter {
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
  return {
    kind: kind === '' ? undefined : kind,
    who: text(who),
    area: text(area),
    from: text(from),
    to: text(to),
  };
}
