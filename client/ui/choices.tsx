import { type ReactNode, useId } from 'react';
import css from './choices.module.css';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** said in full where the label is short */
  readonly title?: string;
  readonly disabled?: boolean;
}

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly showLabel?: boolean;
  readonly value: T | undefined;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly compact?: boolean;
}

/** A few things of which one holds, side by side: native radio buttons, so keys and screen readers know them. */
export function Choices<T extends string>({
  label,
  showLabel = false,
  value,
  choices,
  onChoose,
  compact = false,
}: ChoicesProps<T>) {
  const name = useId();
  return (
    <fieldset className={css.field} data-compact={compact || undefined}>
      <legend className={showLabel ? css.label : 'unseen'}>{label}</legend>
      <div className={css.row}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice} title={choice.title}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled ?? false}
              onChange={() => onChoose(choice.value)}
              aria-label={choice.title}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
