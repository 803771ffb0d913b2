import { z } from 'zod';
import { monthNumber } from './period.ts';

const isoDay = z.iso.date();

/**
 * A day as files write it: '2025-12-31', '31-12-2025', '31/12/2025', '31 Desember 2025', '31-Des-2025'. ISO, or undefined
 * for what is no day.
 */
export function readDay(text: string): string | undefined {
  const t = text.trim();
  const local = /^(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,10})\.?[-/. ]+(\d{4})$/i.exec(t);
  const month = /^\d+$/.test(local?.[2] ?? '') ? Number(local?.[2]) : monthNumber(local?.[2] ?? '');
  const iso = local
    ? `${local[3]}-${String(month ?? 0).padStart(2, '0')}-${local[1]?.padStart(2, '0')}`
    : t.replace(/^(\d{4}-\d\d-\d\d)[T ]00:00(:00(\.0+)?)?Z?$/, '$1');
  return isoDay.safeParse(iso).success ? iso : undefined;
}

/** ISO day some days after another; before it where they are negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
