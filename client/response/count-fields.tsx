import { TextInput } from '@mantine/core';
import { typedCount } from './counts.ts';
import css from './response.module.css';

interface CountFieldsProps<K extends string> {
  readonly keys: readonly K[];
  readonly label: (key: K) => string;
  readonly fields: Partial<Record<K, string>>;
  readonly onChange: (fields: Partial<Record<K, string>>) => void;
  /** said of what is no count */
  readonly wrong: string;
}

/** Several counts, each in a field of its own; what is empty was not counted. */
export function CountFields<K extends string>({ keys, label, fields, onChange, wrong }: CountFieldsProps<K>) {
  return (
    <div className={css.counts}>
      {keys.map((key) => (
        <TextInput
          key={key}
          label={label(key)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          value={fields[key] ?? ''}
          error={typedCount(fields[key] ?? '') === undefined && wrong}
          onChange={(event) => onChange({ ...fields, [key]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
