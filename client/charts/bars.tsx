import type { ReactNode } from 'react';
import css from './charts.module.css';
import { OWN_COLOUR, SERIES_COLOUR } from './colours.ts';

export interface BarRow {
  readonly key: string;
  readonly label: ReactNode;
  /** null: there is nothing to draw, the text says why */
  readonly value: number | null;
  readonly text: string;
  /** said small below the text: 'baru sebagian 3/12' */
  readonly note?: string | undefined;
  /** a partial figure is drawn hollow */
  readonly hollow?: boolean;
  /** counted, and not published: hatched where a bar would be */
  readonly hidden?: boolean;
  readonly own?: boolean;
}

interface BarsProps {
  readonly caption: string;
  readonly columns: { readonly label: string; readonly value: string };
  readonly rows: readonly BarRow[];
  /** label, bar and figure on one line, for many rows with short labels */
  readonly onOneLine?: boolean;
}

/** Amounts as bars from zero. It is a table: who cannot see the bars reads the same rows. */
export function Bars({ caption, columns, rows, onOneLine = false }: BarsProps) {
  const most = Math.max(0, ...rows.map((row) => row.value ?? 0));
  return (
    <table className={css.bars} data-one-line={onOneLine || undefined}>
      <caption className="unseen">{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{columns.label}</th>
          <th scope="col">{columns.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-own={row.own || undefined}>
            <th scope="row">{row.label}</th>
            <td>
              <span className={css.amount} data-muted={row.value === null || undefined}>
                {row.text}
                {row.note && <small>{row.note}</small>}
              </span>
              <span className={css.track} aria-hidden data-hidden={row.hidden || undefined}>
                {row.value !== null && row.value > 0 && most > 0 && (
                  <i
                    data-hollow={row.hollow || undefined}
                    style={{
                      width: `${(row.value / most) * 100}%`,
                      color: row.own ? OWN_COLOUR : SERIES_COLOUR,
                    }}
                  />
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
