import { Popover, TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../words.ts';
import { Calendar } from './calendar.tsx';
import css from './date-field.module.css';
import { CalendarIcon } from './icons.tsx';
import { readDay, showDay } from './typed-day.ts';

interface DateFieldProps {
  readonly label: string;
  /** '2025-12-31'; '' for none */
  readonly value: string;
  /** '' also as long as what is typed is no day; a form is not sent until it is one */
  readonly onChange: (day: string) => void;
  readonly error?: ReactNode;
  readonly description?: string;
}

/**
 * A day, typed as it is read (31-12-2025) or picked from a calendar, in the words of the page: the browser's own field
 * speaks the browser's language and order of day and month.
 */
export function DateField({ label, value, onChange, error, description }: DateFieldProps) {
  const { words } = useSpeech();
  const said = words.day;
  const [text, setText] = useState(() => showDay(value));
  const [isLeft, setLeft] = useState(true);
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const read = readDay(text);
  // Set from elsewhere, as when a form is emptied.
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== (read ?? '')) setText(showDay(value));
  }
  const wrong = read === undefined ? said.wrong : '';
  useEffect(() => field.current?.setCustomValidity(wrong), [wrong]);
  const say = (next: string) => {
    setText(next);
    onChange(readDay(next) ?? '');
  };
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withRoles={false}
      floatingStrategy="fixed"
      // A dialog of the browser lies above all that is not within it.
      portalProps={{ target: field.current?.closest('dialog') ?? document.body }}
    >
      <Popover.Target>
        <TextInput
          ref={field}
          label={label}
          description={description}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="text"
          autoComplete="off"
          maxLength={12}
          placeholder={said.placeholder}
          value={text}
          onChange={(event) => {
            setLeft(false);
            say(event.currentTarget.value);
          }}
          onBlur={() => {
            setLeft(true);
            if (read) setText(showDay(read));
          }}
          onInvalid={() => setLeft(true)}
          error={isLeft && wrong !== '' ? wrong : error}
          rightSection={
            <button
              type="button"
              className={css.open}
              aria-label={said.open}
              aria-haspopup="dialog"
              aria-expanded={isOpen}
              title={said.open}
              onClick={() => setOpen(!isOpen)}
            >
              <CalendarIcon />
            </button>
          }
        />
      </Popover.Target>
      <Popover.Dropdown className={css.sheet ?? ''} role="dialog" aria-label={label}>
        <Calendar
          value={read ?? ''}
          onPick={(day) => {
            say(showDay(day));
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
