const DATE = 1082;
const DATE_ARRAY = 1182;
const INT8 = 20;
const INT8_ARRAY = 1016;

/** A day stays text: a Date would move it by the zone of the machine. */
const day = (text: string): string => text;

/** A number where it is exact, else a bigint: a count never loses its last digits silently. */
function wholeNumber(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

function listOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  return (text) =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((item) => (item === 'NULL' ? null : parse(item)));
}

/** How both databases give what JavaScript has no type for; by type number. The rest are the defaults of the two. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [DATE]: day,
  [DATE_ARRAY]: listOf(day),
  [INT8]: wholeNumber,
  [INT8_ARRAY]: listOf(wholeNumber),
};
