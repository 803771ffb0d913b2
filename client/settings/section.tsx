import { type ReactNode, useId } from 'react';
import css from './settings.module.css';

interface SectionProps {
  readonly title: string;
  readonly under: string;
  readonly children: ReactNode;
}

/** One part of the settings, with its heading. */
export function Section({ title, under, children }: SectionProps) {
  const id = useId();
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className={css.under}>{under}</p>
      {children}
    </section>
  );
}
