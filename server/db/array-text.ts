/**
 * An array as PostgreSQL reads it from text, for a parameter that is cast to its type: `{1,2,NULL}`. Tens of thousands of
 * values are written here in the thread that has them, instead of one by one in the thread of the database.
 */
export function arrayText(values: readonly (string | number | null)[]): string {
  return `{${values.map(elementText).join(',')}}`;
}

function elementText(value: string | number | null): string | number {
  if (typeof value === 'number') return value;
  if (value === null) return 'NULL';
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}
