import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../words.ts';
import css from './date-field.module.css';
import { localToday } from './today.ts';
import { daysAfter, monthsAfter, weeksOf } from './typed-day.ts';

interface CalendarProps {
  /** '' where none is chosen */
  readonly value: string;
  readonly onPick: (day: string) => void;
}

/** Where the arrows lead. */
const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => daysAfter(day, -1),
  ArrowRight: (day) => daysAfter(day, 1),
  ArrowUp: (day) => daysAfter(day, -7),
  ArrowDown: (day) => daysAfter(day, 7),
  PageUp: (day) => monthsAfter(day, -1),
  PageDown: (day) => monthsAfter(day, 1),
};

/** One month of days; years and months are turned above it, and the arrow keys walk over its end. */
export function Calendar({ value, onPick }: CalendarProps) {
  const { words } = useSpeech();
  const said = words.day;
  const today = localToday();
  const [at, setAt] = useState(value || today);
  const grid = useRef<HTMLTableElement>(null);
  const walks = useRef(true);
  useEffect(() => {
    if (walks.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    walks.current = false;
  }, [at]);
  const walk = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    walks.current = true;
    setAt(step(at));
  };
  const turn = (months: number, label: string, sign: string) => (
    <button
      type="button"
      className={css.turn}
      aria-label={label}
      onClick={() => setAt(monthsAfter(at, months))}
    >
      {sign}
    </button>
  );
  return (
    <div>
      <div className={css.turns}>
        {turn(-12, said.yearBefore, '«')}
        {turn(-1, said.monthBefore, '‹')}
        <b aria-live="polite">{words.format.period(at.slice(0, 7))}</b>
        {turn(1, said.monthAfter, '›')}
        {turn(12, said.yearAfter, '»')}
      </div>
      <table ref={grid} className={css.days} onKeyDown={walk}>
        <thead>
          <tr>
            {said.weekdays.map(({ short, name }) => (
              <th key={name} scope="col" abbr={name}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    data-day={day}
                    data-beside={day.slice(0, 7) !== at.slice(0, 7) || undefined}
                    data-chosen={day === value || undefined}
                    aria-current={day === today ? 'date' : undefined}
                    aria-pressed={day === value}
                    aria-label={words.format.day(day)}
                    tabIndex={day === at ? 0 : -1}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className={css.today} onClick={() => onPick(today)}>
        {said.today}
      </button>
    </div>
  );
}
