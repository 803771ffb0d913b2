import { Button } from '@mantine/core';
import { Refusal } from './refusal.tsx';
import css from './save-bar.module.css';

interface SaveBarProps {
  /** the change that the form sends */
  readonly save: { readonly error: unknown; readonly isPending: boolean; readonly isSuccess: boolean };
  readonly label: string;
  readonly done: string;
  /** false: there is nothing to save yet, or something is wrong */
  readonly isReady?: boolean;
  /** true: a form beside others, none of them the main one */
  readonly isQuiet?: boolean;
}

/** The end of a form: why it could not be saved, the button, and that it is saved. */
export function SaveBar({ save, label, done, isReady = true, isQuiet = false }: SaveBarProps) {
  return (
    <>
      <Refusal reason={save.error} />
      <div className={css.bar}>
        <Button
          type="submit"
          variant={isQuiet ? 'default' : 'filled'}
          loading={save.isPending}
          disabled={!isReady}
        >
          {label}
        </Button>
        <span role="status" className={css.saved}>
          {save.isSuccess && done}
        </span>
      </div>
    </>
  );
}
