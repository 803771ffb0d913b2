import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { periodKind } from '../../data/contract/period.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { spokenAs } from '../../data/words/office.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import table from '../imports/imports.module.css';
import { change } from '../queries.ts';
import { DateField } from '../ui/date-field.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { cellsOf, EMPTY_CELLS, type EntryCells, readEntry, rebase } from './entry-rows.ts';
import css from './spm.module.css';
import type { SpmPlace } from './use-spm.ts';

interface SpmEntryFormProps {
  readonly place: SpmPlace;
  /** of how many areas figures were saved; undefined: none */
  readonly onClose: (saved: number | undefined) => void;
}

/** Figures of a service by hand, for the areas that are shown: what is filled in becomes one import. */
export function SpmEntryForm({ place, onClose }: SpmEntryFormProps) {
  const { words, language } = useSpeech();
  const said = words.spm.entry;
  const { service, table: answer } = place;
  const rows = answer?.rows ?? [];
  const [before] = useState(() => cellsOf(rows));
  const [cells, setCells] = useState(before);
  const [period, setPeriod] = useState(place.period);
  const [source, setSource] = useState('');
  const [asOf, setAsOf] = useState('');
  const [isChecked, setChecked] = useState(false);
  const save = useMutation(change('enterSpm'));
  // Figures of another period are not those that stand here.
  const behind = (of: string) => (of === place.period ? before : {});
  const entry = readEntry(cells, behind(period));
  const isPeriod = periodKind(period) !== undefined;
  const isReady = isPeriod && source.trim() !== '' && entry.faults.size === 0 && entry.rows.length > 0;
  const name = service.name[language] || service.name.id;
  const nameOf = (code: string) => rows.find((row) => row.code === code)?.name ?? code;
  const set = (code: string, part: Partial<EntryCells>) =>
    setCells((now) => ({ ...now, [code]: { ...(now[code] ?? EMPTY_CELLS), ...part } }));
  const submit = () => {
    setChecked(true);
    if (!isReady) return;
    save.mutate(
      { service: service.code, period, asOf: asOf || null, source: source.trim(), rows: entry.rows },
      {
        onSuccess: (report) => {
          if (report.state !== 'refused') onClose(entry.rows.length);
        },
      },
    );
  };
  const refused = save.data?.state === 'refused' ? save.data.problems : [];
  return (
    <form
      className={css.entry}
      aria-label={said.title(name, words.format.period(place.period))}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2>{said.title(name, words.format.period(place.period))}</h2>
      <p className={css.small}>{said.under}</p>
      <div className={css.fields}>
        <TextInput
          label={said.period}
          description={said.periodHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={period}
          maxLength={10}
          onChange={(event) => {
            const next = event.currentTarget.value.trim().toUpperCase();
            setCells(rebase(cells, behind(period), behind(next)));
            setPeriod(next);
          }}
          error={isChecked && !isPeriod && said.periodWrong}
        />
        <TextInput
          label={said.source}
          value={source}
          maxLength={160}
          onChange={(event) => setSource(event.currentTarget.value)}
          error={isChecked && source.trim() === '' && said.sourceMissing}
        />
        <DateField label={said.asOf} value={asOf} onChange={(day) => setAsOf(day)} />
      </div>
      <Grid rows={rows} cells={cells} wrong={isChecked ? entry.faults : undefined} onSet={set} />
      {isChecked && entry.faults.size > 0 && (
        <ul className={css.faults} role="alert">
          {[...entry.faults].map(([code, fault]) => (
            <li key={code}>
              {fault === 'both'
                ? said.both(nameOf(code))
                : fault === 'more'
                  ? said.more(nameOf(code))
                  : fault === 'cleared'
                    ? spokenAs(words, coverageWords).spmAnswer.cleared(nameOf(code))
                    : said.budgetWrong(nameOf(code))}
            </li>
          ))}
        </ul>
      )}
      {isChecked && entry.faults.size === 0 && entry.rows.length === 0 && <p role="alert">{said.nothing}</p>}
      {refused.length > 0 && (
        <div role="alert" className={css.faults}>
          <p>{said.refused}</p>
          <ul>
            {refused.slice(0, 5).map((problem) => (
              <li key={`${problem.code} ${problem.line} ${problem.value}`}>{sayProblem(words, problem)}</li>
            ))}
          </ul>
        </div>
      )}
      <Refusal reason={save.error} />
      <div className={css.acts}>
        <Button type="submit" loading={save.isPending}>
          {said.save}
        </Button>
        <Button variant="default" onClick={() => onClose(undefined)}>
          {said.cancel}
        </Button>
      </div>
    </form>
  );
}

interface GridProps {
  readonly rows: readonly { readonly code: string; readonly name: string }[];
  readonly cells: Readonly<Record<string, EntryCells>>;
  readonly wrong: ReadonlyMap<string, unknown> | undefined;
  readonly onSet: (code: string, part: Partial<EntryCells>) => void;
}

function Grid({ rows, cells, wrong, onSet }: GridProps) {
  const { words } = useSpeech();
  const said = words.spm;
  const columns = [
    ['target', said.target],
    ['served', said.served],
    ['budget', said.budget],
  ] as const;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${css.cells}`}>
        <thead>
          <tr>
            <th scope="col">{said.area}</th>
            {columns.map(([key, name]) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              {columns.map(([key, column]) => (
                <td key={key} data-label={column}>
                  <input
                    type="text"
                    inputMode="numeric"
                    autoComplete="off"
                    maxLength={20}
                    aria-label={said.entry.cell(column, name)}
                    aria-invalid={wrong?.has(code) || undefined}
                    value={cells[code]?.[key] ?? ''}
                    onChange={(event) => onSet(code, { [key]: event.currentTarget.value })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
