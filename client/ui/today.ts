const iso = new Intl.DateTimeFormat('sv-SE');

/** The day where the reader is, '2026-11-22'. */
export function localToday(): string {
  return iso.format(new Date());
}
