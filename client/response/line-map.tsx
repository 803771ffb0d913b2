import { useId } from 'react';
import type { PaperMap } from '../../data/contract/incident-paper.ts';
import type { SheetWords } from '../../data/words/sheet-lines.ts';
import css from './response.module.css';

interface LineMapProps {
  readonly map: PaperMap | null;
  readonly label: string;
  readonly said: SheetWords['map'];
}

/** A map as lines, as it stands on paper: drawn without tiles and without a network, and read in black and white too. */
export function LineMap({ map, label, said }: LineMapProps) {
  const hatch = useId();
  if (!map) return <p className={css.quiet}>{said.none}</p>;
  const { width, height, bar } = map;
  return (
    <figure className={css.lineMap}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <pattern
            id={hatch}
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M 0 0 V 7" stroke="#943f15" strokeWidth="2.4" />
          </pattern>
        </defs>
        <rect width={width} height={height} fill="#fff" />
        {map.areas.map(({ code, d, isHit }) => (
          <path
            key={code}
            d={d}
            fill={isHit ? '#d9d9d9' : '#fff'}
            stroke="#777"
            strokeWidth={isHit ? 0.5 : 0.8}
          />
        ))}
        {map.footprints.map((d) => (
          <path key={d} d={d} fill={`url(#${hatch})`} fillOpacity="0.6" stroke="#3d1905" strokeWidth="2" />
        ))}
        {map.labels.map(({ x, y, text }) => (
          <text key={`${x} ${y}`} x={x} y={y} className={css.mapLabel}>
            {text}
          </text>
        ))}
        {map.marks.map(({ x, y, no }) => (
          <g key={`${no}`}>
            <circle cx={x} cy={y} r="7" fill="#000" stroke="#fff" strokeWidth="1.2" />
            <text x={x} y={y + 3.3} className={css.mapNumber}>
              {no}
            </text>
          </g>
        ))}
        <path
          d={`M 12 ${height - 12} h ${bar.length} m 0 -4 v 8 m ${-bar.length} -8 v 8`}
          fill="none"
          stroke="#000"
          strokeWidth="1.4"
        />
        <text x={12 + bar.length / 2} y={height - 18} className={css.mapLabel}>
          {said.metres(bar.metres)}
        </text>
        <rect x="0.5" y="0.5" width={width - 1} height={height - 1} fill="none" stroke="#000" />
      </svg>
      <figcaption>
        {map.footprints.length > 0 && <span data-key="footprint">{said.footprint}</span>}
        <span data-key="hit">{said.hit}</span>
        {map.marks.length > 0 && <span data-key="shelter">{said.shelter}</span>}
        {map.isSketched && <span>{said.sketched}</span>}
        {map.sources.length > 0 && <span>{said.sources(map.sources.join(', '))}</span>}
      </figcaption>
    </figure>
  );
}
