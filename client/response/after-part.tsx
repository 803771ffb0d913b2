import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AreaRef } from '../../data/contract/area.ts';
import { useCan, useMe } from '../access/me.ts';
import { AreaPicker } from '../accounts/area-picker.tsx';
import { change } from '../queries.ts';
import { SaveBar } from '../ui/save-bar.tsx';
import type { IncidentBundle } from './bundle.ts';
import { typedCount } from './counts.ts';
import css from './response.module.css';
import { useResponseSpeech } from './speech.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly affected: string;
  readonly displaced: string;
}

const written = (count: number | null) => (count === null ? '' : String(count));

/** What was reported once all was over, beside what was estimated. */
export function AfterPart({ bundle: { incident, sheet } }: { bundle: IncidentBundle }) {
  const can = useCan();
  const own = useMe()?.where['incidents.write'];
  const isOwn = (code: string) =>
    own === 'all' || (own?.some((mine) => code === mine || code.startsWith(`${mine}.`)) ?? false);
  const { page, words } = useResponseSpeech();
  const w = page.after;
  const save = useMutation(change('saveAfterwards'));
  const [rows, setRows] = useState<readonly Row[]>(() => {
    const told = incident.afterwards.map(({ area, affected, displaced }) => ({
      code: area.code,
      name: area.name,
      affected: written(affected),
      displaced: written(displaced),
    }));
    const empty = ({ code, name }: AreaRef) => ({ code, name, affected: '', displaced: '' });
    return told.length > 0 ? told : sheet.estimate.desaHit.slice(0, 30).map(empty);
  });
  const [source, setSource] = useState(incident.afterwardsSource ?? '');
  const setRow = (code: string, part: Partial<Row>) =>
    setRows((now) => now.map((row) => (row.code === code ? { ...row, ...part } : row)));
  const counts = rows.map(({ code, affected, displaced }) => ({
    area: code,
    affected: typedCount(affected),
    displaced: typedCount(displaced),
  }));
  const isMore = ({ affected, displaced }: (typeof counts)[number]) =>
    typeof affected === 'number' && typeof displaced === 'number' && displaced > affected;
  const wrong = rows.filter((_, i) => {
    const one = counts[i];
    return !one || one.affected === undefined || one.displaced === undefined || isMore(one);
  });
  // Of areas beside one's own nothing is changed: they are named before anything is sent.
  const told = new Map(incident.afterwards.map((row) => [row.area.code, row]));
  const beyond = rows.filter(({ code }, i) => {
    const [one, held] = [counts[i], told.get(code)];
    const isEmpty = one?.affected == null && one?.displaced == null;
    const isAsTold =
      held !== undefined && held.affected === one?.affected && held.displaced === one?.displaced;
    return !isEmpty && !isAsTold && !isOwn(code);
  });
  const isRight = wrong.length === 0 && beyond.length === 0;
  const isMoreAt = (i: number) => counts[i] !== undefined && isMore(counts[i]);
  const faultOf = (text: string, isTooMany: boolean) =>
    typedCount(text) === undefined ? page.open.badNumber : isTooMany && w.moreLeft;
  const estimates = new Map(sheet.estimate.areas.map((area) => [area.code, area.persons?.best]));
  return (
    <form
      className={css.form}
      aria-labelledby="setelahnya"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRight) return;
        const said = counts.flatMap(({ area, affected = null, displaced = null }) =>
          affected === null && displaced === null ? [] : [{ area, affected, displaced }],
        );
        save.mutate({ incident: String(incident.id), rows: said, source: source.trim() });
      }}
    >
      <h2 id="setelahnya">{w.title}</h2>
      <p className={css.quiet}>{w.under}</p>
      {rows.length === 0 && <p>{w.none}</p>}
      <ul className={css.rows}>
        {rows.map((row, i) => (
          <li key={row.code}>
            <b>
              {row.name}
              {estimates.get(row.code) !== undefined && (
                <small>
                  {w.estimate}: {words.format.number(estimates.get(row.code) ?? 0)}
                </small>
              )}
            </b>
            {(['affected', 'displaced'] as const).map((key) => (
              <TextInput
                key={key}
                label={w[key]}
                aria-label={`${w[key]}, ${row.name}`}
                inputMode="numeric"
                maxLength={11}
                disabled={!can('incidents.write')}
                value={row[key]}
                error={faultOf(row[key], key === 'displaced' && isMoreAt(i))}
                onChange={(event) => setRow(row.code, { [key]: event.currentTarget.value })}
              />
            ))}
          </li>
        ))}
      </ul>
      {can('incidents.write') && (
        <>
          <AreaPicker
            isSingle
            label={w.add}
            placeholder={page.open.find}
            chosen={[]}
            onChange={([area]) => {
              if (!area || rows.some(({ code }) => code === area.code)) return;
              setRows([...rows, { ...area, affected: '', displaced: '' }]);
            }}
          />
          <TextInput
            label={w.source}
            maxLength={200}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
          {beyond.length > 0 && (
            <p role="alert" className={css.wrong}>
              {w.beyond(beyond.map(({ name }) => name).join(', '))}
            </p>
          )}
          {wrong.length > 0 && (
            <p role="alert" className={css.wrong}>
              {w.wrong(wrong.map(({ name }) => name).join(', '))}
            </p>
          )}
          <SaveBar save={save} label={w.save} done={w.saved} isReady={isRight} />
        </>
      )}
    </form>
  );
}
