import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, useId, useState } from 'react';
import type { RouteAnswer } from '../../data/contract/routes.ts';
import fields from '../access/grants.module.css';
import { change } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './accounts.module.css';

type Answer = RouteAnswer<'makeAccounts'>;

interface ListFormProps {
  readonly onMade: (made: Answer['made']) => void;
  readonly onClose: () => void;
}

const LONGEST = 200_000;

/** Accounts of pillars from a list: checked as a whole first, made as a whole then. */
export function ListForm({ onMade, onClose }: ListFormProps) {
  const { words } = useSpeech();
  const said = words.accounts.bulk;
  const id = useId();
  const [text, setText] = useState('');
  const check = useMutation(change('makeAccounts'));
  const make = useMutation(change('makeAccounts'));
  const read = check.data;
  const write = (next: string) => {
    setText(next.slice(0, LONGEST));
    check.reset();
    make.reset();
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file) write(await file.text());
  };
  return (
    <form
      className={fields.form}
      aria-label={said.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') check.mutate({ text, check: true });
      }}
    >
      <h2 className={css.formTitle}>{said.title}</h2>
      <p className={css.small}>{said.under}</p>
      <label className={fields.label} htmlFor={id}>
        {said.label}
      </label>
      <textarea
        id={id}
        className={css.text}
        rows={8}
        spellCheck={false}
        value={text}
        placeholder={said.example}
        aria-describedby={`${id}-kolom`}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <p id={`${id}-kolom`} className={css.small}>
        {said.columns}
      </p>
      <Refusal reason={check.error ?? make.error} />
      {read && read.problems.length > 0 && <Problems answer={read} />}
      {read && read.problems.length === 0 && <Read answer={read} />}
      <div className={fields.actions}>
        {read && read.problems.length === 0 && read.read.length > 0 ? (
          <Button
            loading={make.isPending}
            onClick={() =>
              make.mutate(
                { text, check: false },
                { onSuccess: (answer) => answer.made.length > 0 && onMade(answer.made) },
              )
            }
          >
            {said.make(read.read.length)}
          </Button>
        ) : (
          <Button type="submit" loading={check.isPending} disabled={text.trim() === ''}>
            {said.check}
          </Button>
        )}
        <Button component="label" variant="default">
          {said.file}
          <input
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            className="unseen"
            onChange={(e) => void choose(e)}
          />
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {words.accounts.cancel}
        </Button>
      </div>
    </form>
  );
}

function Problems({ answer }: { answer: Answer }) {
  const { words } = useSpeech();
  const said = words.accounts.bulk;
  return (
    <div role="alert" className={css.problems}>
      <p>
        <strong>{said.problems(answer.problems.length)}</strong>
      </p>
      <ul>
        {answer.problems.map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.code}`}>
            {said.line(problem.line)}, {said.column[problem.column]}
            {problem.value !== '' && (
              <>
                {' '}
                <code>{problem.value}</code>
              </>
            )}
            : {said.problem[problem.code]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Read({ answer }: { answer: Answer }) {
  const { words } = useSpeech();
  const said = words.accounts.bulk;
  const heads = said.columnsOf;
  return (
    <div>
      <p role="status" className={css.ready}>
        {said.read(answer.read.length)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <section className={css.preview} tabIndex={0} aria-label={said.label}>
        <table>
          <thead>
            <tr>
              {(['line', 'name', 'role', 'area', 'phone', 'until'] as const).map((head) => (
                <th key={head} scope="col">
                  {heads[head]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.read.map((row) => (
              <tr key={row.line}>
                <td>{words.format.number(row.line)}</td>
                <td>{row.name}</td>
                <td>{words.roles.name[row.role]}</td>
                <td>{words.format.list(row.areas.map((area) => area.name || area.code))}</td>
                <td>{row.phone ?? '–'}</td>
                <td>{row.until === null ? '–' : words.format.day(row.until)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
