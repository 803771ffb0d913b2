import { Button, Checkbox } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RowFates } from '../../data/contract/fates.ts';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { send } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { Pill, type Tone } from '../ui/pill.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import css from './fates.module.css';
import { writeFates } from './fates-csv.ts';
import table from './imports.module.css';
import type { checkedPart } from './said-of-file.ts';
import type { PickedFile } from './use-check.ts';

interface FateTableProps {
  readonly picked: PickedFile;
  readonly said: ReturnType<typeof checkedPart>;
}

const AT_ONCE = 100;
const IN_FILE = 20_000;
type Only = 'all' | 'bad';

const TONES: Readonly<Record<RowFates['rows'][number]['fate'], Tone>> = {
  refused: 'bad',
  remark: 'unsure',
  good: 'good',
  silent: 'plain',
  left: 'plain',
};

/** Every row of a table with what became of it and why, shown when it is asked for, and as a file to correct. */
export function FateTable({ picked, said }: FateTableProps) {
  const { words, language } = useSpeech();
  const t = words.fates;
  const [isOpen, setOpen] = useState(false);
  const [only, setOnly] = useState<Only>('bad');
  const [most, setMost] = useState(AT_ONCE);
  const [told, setTold] = useState<ProgressTold>();
  const [note, setNote] = useState<string>();
  const load = (which: Only, count: number, signal?: AbortSignal) => {
    const { kind, ...rest } = said;
    const input = { ...rest, kind, upload: picked.file, name: picked.file.name, only: which, most: count };
    return send('importRows', input, { signal, onProgress: setTold });
  };
  const fates = useQuery({
    queryKey: ['fates', picked.number, said, only, most],
    queryFn: ({ signal }) => load(only, most, signal),
    enabled: isOpen,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [isSaving, setSaving] = useState(false);
  const save = async (which: Only) => {
    setSaving(true);
    try {
      const all = await load(which, IN_FILE);
      saveFile(`${t.file}.csv`, new Blob([writeFates(all, words, language)], { type: 'text/csv' }));
      setNote(all.rows.length < all.total ? t.cut(all.rows.length, all.total) : undefined);
    } catch {
      setNote(words.screen.trouble.unreachable);
    } finally {
      setSaving(false);
    }
  };
  return (
    <details className={css.fates} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t.show}</summary>
      {fates.isFetching && !fates.data && <Working label={t.working} told={told} />}
      <Refusal reason={fates.error} />
      {fates.data && (
        <>
          <p className={css.counts} role="status">
            {(Object.keys(t.fate) as (keyof typeof t.fate)[])
              .filter((fate) => fates.data.counts[fate] > 0)
              .map((fate) => t.count(fates.data.counts[fate], t.fate[fate]))
              .join(' · ')}
          </p>
          <Checkbox
            label={t.onlyBad}
            checked={only === 'bad'}
            onChange={(event) => {
              setOnly(event.currentTarget.checked ? 'bad' : 'all');
              setMost(AT_ONCE);
            }}
          />
          {fates.data.rows.length === 0 ? <p>{t.none}</p> : <Rows fates={fates.data} />}
          {fates.data.rows.length < fates.data.total && (
            <Button
              variant="subtle"
              size="compact-sm"
              loading={fates.isFetching}
              onClick={() => setMost(Math.min(IN_FILE, most * 3))}
            >
              {t.more}
            </Button>
          )}
          <p className={css.actions}>
            <Button variant="default" size="compact-sm" loading={isSaving} onClick={() => void save('bad')}>
              {t.downloadBad}
            </Button>
            <Button variant="default" size="compact-sm" loading={isSaving} onClick={() => void save('all')}>
              {t.downloadAll}
            </Button>
          </p>
          {note && <p role="status">{note}</p>}
          <p className={css.small}>{said.kind === 'boundaries' ? t.maskedMap : t.masked}</p>
        </>
      )}
    </details>
  );
}

function Rows({ fates }: { fates: RowFates }) {
  const { words } = useSpeech();
  const t = words.fates;
  const hasParts = fates.rows.some((row) => row.part !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css.scroll} tabIndex={0} aria-label={t.title}>
      <table className={table.table}>
        <caption className="unseen">{t.title}</caption>
        <thead>
          <tr>
            {hasParts && <th scope="col">{t.columns.part}</th>}
            <th scope="col">{t.columns.line}</th>
            <th scope="col">{t.columns.fate}</th>
            <th scope="col">{t.columns.reason}</th>
            {fates.columns.map((column, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same heading
              <th key={i} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fates.rows.map((row) => (
            <tr key={`${row.part} ${row.line}`}>
              {hasParts && <td data-label={t.columns.part}>{row.part}</td>}
              <th scope="row" data-label={t.columns.line}>
                {row.line}
              </th>
              <td data-label={t.columns.fate}>
                <Pill tone={TONES[row.fate]}>{t.fate[row.fate]}</Pill>
              </td>
              <td data-label={t.columns.reason} className={css.reason}>
                {row.problems.map((problem) => sayProblem(words, problem)).join(' ')}
              </td>
              {row.cells.map((cell, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns
                <td key={i} data-label={fates.columns[i]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
