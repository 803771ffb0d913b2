import { Link } from '@tanstack/react-router';
import type { ImportEntry } from '../../data/contract/import.ts';
import { useCan } from '../access/me.ts';
import { useSpeech } from '../words.ts';
import css from './imports.module.css';
import { UndoButton } from './undo-button.tsx';

/** Where figures and boundaries come from: what, from whom, as of when, brought in by whom, with which remarks. */
export function ImportList({ entries }: { entries: readonly ImportEntry[] }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  if (entries.length === 0) return <p className={css.none}>{said.none}</p>;
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <caption className="unseen">{said.label}</caption>
        <thead>
          <tr>
            <th scope="col">{said.columns.what}</th>
            <th scope="col">{said.columns.source}</th>
            <th scope="col">{said.columns.asOf}</th>
            <th scope="col">{said.columns.made}</th>
            <th scope="col" className={css.right}>
              {said.columns.rows}
            </th>
            <th scope="col">{said.columns.problems}</th>
            <th scope="col">{said.columns.state}</th>
            <th scope="col">
              <span className="unseen">{words.bring.undo.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <ImportRow key={entry.id} entry={entry} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ImportRow({ entry }: { entry: ImportEntry }) {
  const { words } = useSpeech();
  const said = words.screen.data;
  const { format } = words;
  const can = useCan();
  const problems = Object.values(entry.problemCount).reduce((sum, n) => sum + n, 0);
  return (
    <tr data-state={entry.state}>
      <th scope="row">
        <Link to="/data/$id" params={{ id: String(entry.id) }} search={true}>
          {said.kinds[entry.kind]}
        </Link>
        {entry.fileName && <small>{entry.fileName}</small>}
      </th>
      <td data-label={said.columns.source}>
        {entry.source ?? <span className={css.faint}>{said.unknownSource}</span>}
        {entry.licence && <small>{entry.licence}</small>}
        {entry.simulated && <span className={css.simulated}>{said.simulated}</span>}
      </td>
      <td data-label={said.columns.asOf}>
        {entry.asOf ? format.day(entry.asOf) : <span className={css.faint}>{said.unknownDay}</span>}
      </td>
      <td data-label={said.columns.made}>{said.by(entry.madeBy, format.moment(entry.madeAt))}</td>
      <td data-label={said.columns.rows} className={css.right}>
        {said[entry.unit](entry.rows.used, entry.rows.read)}
      </td>
      <td data-label={said.columns.problems}>
        {problems === 0 ? <span className={css.faint}>{said.problems(0)}</span> : said.problems(problems)}
      </td>
      <td data-label={said.columns.state}>
        <span className={css.state} data-state={entry.state}>
          {said.states[entry.state]}
        </span>
      </td>
      <td className={css.act}>
        {can('imports.write') && entry.state === 'applied' && <UndoButton entry={entry} />}
      </td>
    </tr>
  );
}
