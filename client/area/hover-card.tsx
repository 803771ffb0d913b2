import type { ValueTable } from '../../data/contract/values.ts';
import { Swatch } from '../legend/swatch.tsx';
import type { AreaRow } from '../table/rows.ts';
import { useSpeech } from '../words.ts';
import css from './card.module.css';
import { Figure } from './figure.tsx';

interface HoverCardProps {
  readonly row: AreaRow;
  readonly values: ValueTable | null;
  /** what one area of this level is called */
  readonly areaName: string;
  readonly at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const GAP = 14;

/** What the pointer lies on. Says nothing that list and card do not say, so it is hidden from screen readers. */
export function HoverCard({ row, values, areaName, at }: HoverCardProps) {
  const { words } = useSpeech();
  const toLeft = at.x > at.width * 0.62;
  const upward = at.y > at.height * 0.6;
  return (
    <div
      className={css.hover}
      aria-hidden
      style={{
        left: at.x + (toLeft ? -GAP : GAP),
        top: at.y + (upward ? -GAP : GAP),
        transform: `translate(${toLeft ? '-100%' : '0'}, ${upward ? '-100%' : '0'})`,
      }}
    >
      <p className={css.hoverName}>
        <Swatch legend={values?.legend} index={row.class} />
        <strong>{row.name}</strong>
        <span>{row.parentName ? `${areaName} · ${row.parentName}` : areaName}</span>
      </p>
      <Figure row={row} values={values} />
      {row.quality === 'sketsa' && <p className={css.small}>{words.domain.quality.sketsa}</p>}
    </div>
  );
}
