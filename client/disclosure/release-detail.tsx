import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReleaseDetail } from '../../data/contract/disclosure.ts';
import { queries } from '../queries.ts';
import settings from '../settings/settings.module.css';
import { Refusal } from '../ui/refusal.tsx';
import { capital, useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { CellTable } from './preview-part.tsx';

const CHANGES = ['opened', 'closed', 'changed', 'added', 'removed', 'same'] as const;
/** Rows of a list before it says how many more there are. */
const SHOWN_ROWS = 100;

/** One release: what changed since the one before it, which figures stayed behind, and its cells. Never a figure itself. */
export function ReleaseDetailPart({ id }: { id: number }) {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  const { data, error } = useQuery(queries.release(String(id)));
  if (!data) {
    return (
      <div className={css.detail}>
        {error ? <Refusal reason={error} /> : <Skeleton height={160} radius="md" />}
      </div>
    );
  }
  return (
    <div className={css.detail}>
      {data.changes ? (
        <>
          <h4>{said.since(data.changes.before)}</h4>
          <dl className={css.changes}>
            {CHANGES.map((what) => (
              <div key={what}>
                <dt>{said.what[what]}</dt>
                <dd>{words.format.number(data.changes?.counts[what] ?? 0)}</dd>
              </div>
            ))}
          </dl>
          <Changed changes={data.changes} />
        </>
      ) : (
        <p>{said.first}</p>
      )}
      <Kept detail={data} />
      <CellTable label={`${said.name(id)}: ${words.disclosure.preview.table}`} cells={data.cells} />
    </div>
  );
}

type Named = ReleaseDetail['keptCells'][number];

/** 'Anak terlantar, tercatat, laki-laki': which figure, without how many. */
function useFigureName(): (cell: Pick<Named, 'name' | 'measure' | 'sex'>) => string {
  const { words, language } = useSpeech();
  const said = words.disclosure.history;
  return ({ name, measure, sex }) =>
    [
      capital(name[language]),
      ...(measure === 'terlayani' ? [said.measure[measure]] : []),
      ...(sex === 'A' ? [] : [words.domain.sex[sex].toLowerCase()]),
    ].join(', ');
}

function Changed({ changes }: { changes: NonNullable<ReleaseDetail['changes']> }) {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  const { counts, cells } = changes;
  const all = counts.opened + counts.closed + counts.changed + counts.added + counts.removed;
  if (cells.length === 0) return null;
  return (
    <details className={css.fold}>
      <summary>{said.cells}</summary>
      <FigureList
        label={said.cells}
        last={said.change}
        rows={cells.map((cell) => ({ cell, told: said.what[cell.what] }))}
      />
      <More all={all} shown={Math.min(SHOWN_ROWS, cells.length)} />
    </details>
  );
}

function Kept({ detail: { kept, keptCells } }: { detail: ReleaseDetail }) {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  if (kept === 0) return null;
  return (
    <details className={css.fold}>
      <summary>
        {said.keptTitle} ({words.format.number(kept)})
      </summary>
      <p className={settings.small}>{said.keptUnder}</p>
      <FigureList
        label={said.keptTitle}
        last={said.sinceDay}
        rows={keptCells.map((cell) => ({ cell, told: words.format.moment(cell.since) }))}
      />
      <More all={kept} shown={Math.min(SHOWN_ROWS, keptCells.length)} />
    </details>
  );
}

interface FigureListProps {
  readonly label: string;
  /** heading of the last column */
  readonly last: string;
  readonly rows: readonly {
    readonly cell: Pick<Named, 'area' | 'period' | 'series' | 'name' | 'sex' | 'measure'>;
    readonly told: string;
  }[];
}

/** Figures by area, name and period, each with one thing told of it; the first hundred. */
function FigureList({ label, last, rows }: FigureListProps) {
  const { words } = useSpeech();
  const said = words.disclosure.history;
  const nameOf = useFigureName();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <section className={css.tableBox} data-high tabIndex={0} aria-label={label}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{said.area}</th>
            <th scope="col">{said.figure}</th>
            <th scope="col">{said.period}</th>
            <th scope="col">{last}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN_ROWS).map(({ cell, told }) => (
            <tr key={`${cell.area.code} ${cell.period} ${cell.series} ${cell.sex} ${cell.measure}`}>
              <th scope="row">{cell.area.name}</th>
              <td>{nameOf(cell)}</td>
              <td>{words.format.period(cell.period)}</td>
              <td>{told}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function More({ all, shown }: { all: number; shown: number }) {
  const { words } = useSpeech();
  if (all <= shown) return null;
  return <p className={settings.small}>{words.disclosure.history.more(all - shown)}</p>;
}
