import type { Misfit, MisfitKind, TopologyReport } from '../../data/contract/topology.ts';
import { useSpeech } from '../words.ts';
import css from './topology.module.css';

const KINDS = ['overlap', 'gap', 'outside'] as const satisfies readonly MisfitKind[];
/** Places with a number on the map and a line in the list; more would only cover each other. */
const NUMBERED = 20;

/** Where the borders of a file do not fit together: the sums, a small map with the largest places, and the list of them. */
export function TopologyMap({ topology }: { topology: TopologyReport }) {
  const { words } = useSpeech();
  const said = words.topology;
  const all = KINDS.reduce((n, kind) => n + topology[kind].count, 0);
  const shown = topology.misfits.slice(0, NUMBERED);
  return (
    <section>
      <h2>{said.title}</h2>
      {all === 0 ? (
        <p>{said.clean(topology.checked)}</p>
      ) : (
        <>
          <div className={css.halves}>
            <Picture topology={topology} label={said.picture(shown.length)} />
            <dl className={css.sums}>
              {KINDS.map((kind) => {
                const { count, m2, slivers } = topology[kind];
                return (
                  <div key={kind} data-kind={kind}>
                    <dt>{said.kinds[kind]}</dt>
                    <dd>{said.sum(count, m2, slivers)}</dd>
                  </div>
                );
              })}
            </dl>
          </div>
          <Places misfits={shown} />
          {all > shown.length && <p className={css.faint}>{said.shown(shown.length, all)}</p>}
        </>
      )}
    </section>
  );
}

function Picture({ topology, label }: { topology: TopologyReport; label: string }) {
  const { width, height, areas } = topology.picture;
  const margin = 20;
  return (
    <svg
      className={css.picture}
      viewBox={`${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`}
      role="img"
      aria-label={label}
    >
      {areas.map((path, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
        <path key={i} d={path} className={css.area} />
      ))}
      {topology.misfits.map((m, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
        <path key={i} d={m.path} className={css.misfit} data-kind={m.kind} />
      ))}
      {topology.misfits
        .slice(0, NUMBERED)
        .map((m, i) => ({ ...m, number: i + 1 }))
        .reverse()
        .map((m) => (
          <g key={m.number} transform={`translate(${m.x} ${m.y})`} className={css.mark} data-kind={m.kind}>
            <circle r="17" />
            <text dy="7">{m.number}</text>
          </g>
        ))}
    </svg>
  );
}

function Places({ misfits }: { misfits: readonly Misfit[] }) {
  const { words } = useSpeech();
  const said = words.topology;
  const { format } = words;
  return (
    <table className={css.places}>
      <caption className="unseen">{said.list}</caption>
      <thead>
        <tr>
          <th scope="col">{said.columns.number}</th>
          <th scope="col">{said.columns.kind}</th>
          <th scope="col">{said.columns.areas}</th>
          <th scope="col">{said.columns.m2}</th>
          <th scope="col">{said.columns.width}</th>
        </tr>
      </thead>
      <tbody>
        {misfits.map((m, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
          <tr key={i}>
            <th scope="row">{i + 1}</th>
            <td className={css.kind}>{said.kinds[m.kind]}</td>
            <td>{m.areas.join(' – ')}</td>
            <td>{format.number(m.m2)}</td>
            <td>
              {format.number(m.widthM, 1)}
              {m.sliver && <small>{said.sliver}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
