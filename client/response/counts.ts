/** Numbers as somebody types them: empty is nothing, and a dot is a mark of thousands. undefined: not a whole number. */
export function typedCount(text: string): number | null | undefined {
  const plain = text.trim().replace(/[.\s]/g, '');
  if (plain === '') return null;
  return /^\d{1,8}$/.test(plain) ? Number(plain) : undefined;
}

/** What was typed of several counts; undefined where one of them cannot be read. */
export function typedCounts<K extends string>(
  fields: Partial<Record<K, string>>,
): Partial<Record<K, number>> | undefined {
  const counts: Partial<Record<K, number>> = {};
  for (const [key, text] of Object.entries(fields) as [K, string][]) {
    const count = typedCount(text);
    if (count === undefined) return undefined;
    if (count !== null) counts[key] = count;
  }
  return counts;
}

/** Of a number with a decimal mark, as it is written in either language; undefined: no number. */
export function typedDecimal(text: string): number | null | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^\d{1,6}(\.\d{1,4})?$/.test(plain) ? Number(plain) : undefined;
}

/** The moment as a field of day and hour writes it, by the clock of this device. */
export function localMoment(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The instant of such a field; undefined: not filled in. */
export function instantOf(local: string): string | undefined {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
