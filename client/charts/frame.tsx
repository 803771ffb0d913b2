import type { ReactNode } from 'react';
import css from './charts.module.css';

interface ChartFrameProps {
  readonly title: string;
  /** unit and time */
  readonly unit: string;
  /** from whom, as of when */
  readonly source?: string | undefined;
  readonly children: ReactNode;
}

/** A chart with what makes it readable alone: title, unit, date and source. */
export function ChartFrame({ title, unit, source, children }: ChartFrameProps) {
  return (
    <figure className={css.frame}>
      <figcaption>
        <h3>{title}</h3>
        <span>{unit}</span>
      </figcaption>
      {children}
      {source && <p className={css.source}>{source}</p>}
    </figure>
  );
}
