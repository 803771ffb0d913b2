import { z } from 'zod';

const isoDay = z.iso.date();

/** A day as files write it: '2025-12-31', '31-12-2025', '31/12/2025'. ISO, or undefined for what is no day. */
export function readDay(text: string): string | undefined {
  const t = text.trim();
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(t);
  const iso = local ? `${local[3]}-${local[2]?.padStart(2, '0')}-${local[1]?.padStart(2, '0')}` : t;
  return isoDay.safeParse(iso).success ? iso : undefined;
}
