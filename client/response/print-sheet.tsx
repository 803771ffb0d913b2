import { createPortal } from 'react-dom';
import type { PaperMap } from '../../data/contract/incident-paper.ts';
import type { SheetLines, SheetWords, SheetTable as Table } from '../../data/words/sheet-lines.ts';
import { LineMap } from './line-map.tsx';
import css from './print.module.css';
import './print.css';

interface PrintSheetProps {
  readonly lines: SheetLines;
  readonly map: PaperMap | null;
  readonly office: string;
  readonly said: SheetWords;
  readonly warning: string | null;
  /** at the foot: what it is as of */
  readonly foot: string;
}

/** The sheet as one A4 page for the browser's own printing: seen on paper only, and needs no network. */
export function PrintSheet({ lines, map, office, said, warning, foot }: PrintSheetProps) {
  return createPortal(
    <article className={`${css.page} petasos-print`} aria-hidden="true">
      {warning && <p className={css.warning}>{warning}</p>}
      <header className={css.head}>
        <b>{office.toUpperCase()}</b>
        <b>{said.title.toUpperCase()}</b>
      </header>
      <h1>{lines.title}</h1>
      {lines.under.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className={css.lead}>{lines.lead}</p>
      {lines.facts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className={css.columns}>
        <LineMap map={map} label="" said={said.map} />
        <div>
          {lines.people && <PrintTable table={lines.people} />}
          <PrintTable table={lines.who} />
        </div>
      </div>
      <div className={css.columns}>
        <div>{lines.needs ? <PrintTable table={lines.needs} /> : <p>{said.needs.none}</p>}</div>
        <div>
          <PrintTable table={lines.shelters} />
          {lines.heads && (
            <>
              <h2>{said.heads.title}</h2>
              <p>{lines.heads}</p>
            </>
          )}
        </div>
      </div>
      <h2>{said.assumptions.title}</h2>
      <p className={css.fine}>{lines.assumptions.join(' · ')}</p>
      <p className={css.fine}>
        {lines.source} · {foot}
      </p>
    </article>,
    document.body,
  );
}

function PrintTable({ table }: { table: Table }) {
  return (
    <section>
      <h2>{table.title}</h2>
      {table.rows.length > 0 && (
        <table>
          <thead>
            <tr>
              {table.head.map((text) => (
                <th key={text}>{text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.join(' ')}>
                {row.map((text, i) => (
                  <td key={table.head[i]}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {table.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </section>
  );
}
