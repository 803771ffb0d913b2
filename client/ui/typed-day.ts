const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const DIGITS = /^(\d{2})(\d{2})(\d{4})$/;

/**
 * Which day was typed? Day first, as Indonesia writes it, with any of - / . or a space between, or eight digits; a day
 * as computers write it (2025-12-31) is read too. '2025-12-31'; '' for nothing; undefined for what is no day.
 */
export function readDay(text: string): string | undefined {
  const typed = text.trim().replace(/\s*([-/.])\s*/g, '$1');
  if (typed === '') return '';
  const iso = ISO.exec(typed);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const read = DAY_FIRST.exec(typed) ?? DIGITS.exec(typed);
  return read ? dayOf(read[3], read[2], read[1]) : undefined;
}

/** '2025-12-31' -> '31-12-2025' */
export function showDay(iso: string): string {
  return iso.split('-').toReversed().join('-');
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // The 31st of a month of thirty days is read by some as the first of the next.
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

/** The day so many days later (earlier: below zero). */
export function daysAfter(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The like day so many months later; the last day of a month that has no such day. */
export function monthsAfter(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The weeks of the month of a day, Monday first; days of the months beside it fill them up. */
export function weeksOf(iso: string): string[][] {
  const first = `${iso.slice(0, 8)}01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const length = Number(daysAfter(monthsAfter(first, 1), -1).slice(8));
  const start = daysAfter(first, -weekday);
  return Array.from({ length: Math.ceil((weekday + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => daysAfter(start, week * 7 + day)),
  );
}
