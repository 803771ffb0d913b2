import type { ReactNode } from 'react';
import css from './pill.module.css';

/** How a state is meant; plain where it is neither good nor bad. */
export type Tone = 'good' | 'unsure' | 'bad' | 'plain';

/** The state of a row in a word or two. */
export function Pill({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={css.pill} data-tone={tone}>
      {children}
    </span>
  );
}
