import type { SheetTable as Table } from '../../data/words/sheet-lines.ts';
import css from './response.module.css';

interface SheetTableProps {
  readonly table: Table;
  /** columns that are no numbers */
  readonly texts?: readonly number[];
}

const FIRST: readonly number[] = [0];

/** A table of the sheet with its title, and what has to be said below it; without rows only that. */
export function SheetTable({ table, texts = FIRST }: SheetTableProps) {
  return (
    <section className={css.sheetPart}>
      <h2>{table.title}</h2>
      {table.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the screen is read by scrolling
        <section className={css.tableBox} tabIndex={0} aria-label={table.title}>
          <table className={css.table}>
            <thead>
              <tr>
                {table.head.map((text, i) => (
                  <th key={text} scope="col" data-number={!texts.includes(i) || undefined}>
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row.join(' ')}>
                  {row.map((text, i) =>
                    i === texts[0] ? (
                      <th key={table.head[i]} scope="row">
                        {text}
                      </th>
                    ) : (
                      <td key={table.head[i]} data-number={!texts.includes(i) || undefined}>
                        {text}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {table.notes.map((note) => (
        <p key={note} className={css.quiet}>
          {note}
        </p>
      ))}
    </section>
  );
}
