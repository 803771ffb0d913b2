import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roleShort } from '../../data/catalogue/role-short.ts';
import type { Norm } from '../../data/contract/norm.ts';
import { useCan } from '../access/me.ts';
import { change, queries } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { Confirm } from '../ui/confirm.tsx';
import { Pill } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { CoverPage } from './cover-page.tsx';
import css from './coverage.module.css';
import { MarkPill } from './mark-pill.tsx';
import { MoveRules } from './move-rules.tsx';
import { NormForm } from './norm-form.tsx';
import { useSeriesName } from './series-names.ts';

/** How many officers of each role there should be, and what that rests on. */
export function NormsScreen() {
  const { words } = useSpeech();
  const said = words.norms;
  const can = useCan();
  const { data, error } = useQuery(queries.norms());
  /** the number of the norm that is being changed; 'new' */
  const [open, setOpen] = useState<number | 'new'>();
  const mayChange = can('norms.manage');
  const close = () => setOpen(undefined);
  return (
    <CoverPage title={said.title} under={said.under} isReady={data !== undefined || error !== null}>
      <Refusal reason={error} />
      {!mayChange && <p className={css.readOnly}>{said.readOnly}</p>}
      {data?.norms.length === 0 && <p>{said.none}</p>}
      <ul className={css.norms}>
        {data?.norms.map((norm) => (
          <li key={norm.id} data-norm={norm.id}>
            <NormItem norm={norm} onOpen={mayChange ? () => setOpen(norm.id) : undefined} />
            {open === norm.id && <NormForm norm={norm} onClose={close} />}
          </li>
        ))}
      </ul>
      {mayChange &&
        (open === 'new' ? (
          <NormForm norm={undefined} onClose={close} />
        ) : (
          <Button onClick={() => setOpen('new')}>{said.add}</Button>
        ))}
      {mayChange && <MoveRules />}
    </CoverPage>
  );
}

function NormItem({ norm, onOpen }: { norm: Norm; onOpen: (() => void) | undefined }) {
  const { words, language } = useSpeech();
  const said = words.norms;
  const nameOf = useSeriesName();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(change('removeNorm'));
  const line = said.line(norm, roleShort(norm.role, language), nameOf(norm.series));
  return (
    <div className={css.normItem}>
      <div>
        <p className={css.normLine}>
          <b>{line}</b>
          <MarkPill mark={norm.mark} />
          {norm.rate === null && <Pill tone="unsure">{said.unset}</Pill>}
          {!norm.active && <Pill tone="plain">{said.inactive}</Pill>}
        </p>
        <p className={settings.small}>
          {[
            norm.decree,
            norm.reach && said.reach(norm.reach),
            norm.counts === 'certified' && said.certified,
            norm.from || norm.until ? said.valid(norm.from, norm.until) : null,
            norm.note,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {onOpen && (
        <div className={css.normActs}>
          <Button
            variant="default"
            size="compact-md"
            aria-label={norm.rate === null ? said.setOf(line) : said.editOf(line)}
            onClick={onOpen}
          >
            {norm.rate === null ? said.set : said.edit}
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            aria-label={said.removeOf(line)}
            onClick={() => setAsking(true)}
          >
            {said.remove}
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={said.removeAsk}
          confirm={said.remove}
          cancel={said.close}
          isBusy={remove.isPending}
          onConfirm={() => remove.mutate({ norm: String(norm.id) }, { onSuccess: () => setAsking(false) })}
          onCancel={() => setAsking(false)}
        >
          <p>{line}</p>
          <p>{said.removeText}</p>
          <Refusal reason={remove.error} />
        </Confirm>
      )}
    </div>
  );
}
