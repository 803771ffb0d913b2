import { Button } from '@mantine/core';
import type { ProgressTold } from '../../data/contract/progress.ts';
import { useSpeech } from '../words.ts';
import css from './working.module.css';

interface WorkingProps {
  /** what is being done */
  readonly label: string;
  readonly told: ProgressTold | undefined;
  /** breaks the work off; without it there is no button */
  readonly onStop?: (() => void) | undefined;
}

/** Long work under way: what is being done, how far its present stage is, and how to stop it. */
export function Working({ label, told, onStop }: WorkingProps) {
  const { words } = useSpeech();
  const stage = told && (words.service.stage[told.stage] ?? told.stage);
  return (
    <div className={css.working}>
      <p role="status">
        {label}
        {stage && `: ${stage}`}
      </p>
      <progress
        className={css.bar}
        aria-label={label}
        max={1}
        {...(told && told.share > 0 ? { value: told.share } : {})}
      />
      {onStop && (
        <Button size="compact-sm" variant="subtle" onClick={onStop}>
          {words.bring.panel.stop}
        </Button>
      )}
    </div>
  );
}
