import { periodKind } from '../contract/period.ts';

/** How a language writes numbers, days and periods. One for each dictionary; all from Intl, none from the network. */
export interface Format {
  /** 1234.5 -> '1.234,5' (id), with exactly `decimals` digits after the mark. */
  number(value: number, decimals?: number): string;
  /** Numbers from one to ten as a word, others in digits: 'tiga', '52'. */
  small(value: number): string;
  /** '2025-12-31' -> '31 Desember 2025' */
  day(iso: string): string;
  /** '2025-12-31' -> '31 Des 2025' */
  shortDay(iso: string): string;
  /** Instant -> day and hour where the reader is. */
  moment(iso: string): string;
  /** '2025-S1' -> 'Semester I 2025' */
  period(period: string): string;
  /** 'a, b, dan c' */
  list(items: readonly string[]): string;
}

interface Spelling {
  readonly locale: string;
  readonly words: readonly string[];
  readonly semester: (which: string, year: string) => string;
  readonly quarter: (which: string, year: string) => string;
}

const ROMAN = ['I', 'II', 'III', 'IV'];

export function formatFor({ locale, words, semester, quarter }: Spelling): Format {
  const numbers = new Map<number, Intl.NumberFormat>();
  const numberFormat = (decimals: number) => {
    const known = numbers.get(decimals);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    numbers.set(decimals, made);
    return made;
  };
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const shortDays = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale);
  return {
    // What rounds to nothing is never '-0'; browsers of old phones do not know signDisplay 'negative'.
    number: (value, decimals = 0) =>
      numberFormat(decimals).format(Math.abs(value) < 0.5 / 10 ** decimals ? 0 : value),
    small: (value) => words[value] ?? numberFormat(0).format(value),
    day: (iso) => days.format(new Date(`${iso}T00:00:00Z`)),
    shortDay: (iso) => shortDays.format(new Date(`${iso}T00:00:00Z`)),
    moment: (iso) => moments.format(new Date(iso)),
    period: (period) => {
      const year = period.slice(0, 4);
      const part = period.slice(-1);
      const kind = periodKind(period);
      if (kind === 'semester') return semester(ROMAN[Number(part) - 1] ?? part, year);
      if (kind === 'quarter') return quarter(ROMAN[Number(part) - 1] ?? part, year);
      if (kind === 'month') return months.format(new Date(`${period}-01T00:00:00Z`));
      return year;
    },
    list: (items) => lists.format(items),
  };
}
