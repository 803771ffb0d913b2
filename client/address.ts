/** Address parameters as plain text. The router's own parser would read the code 63.71 as a number. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function writeAddress(params: Record<string, unknown>): string {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  // Slashes may stand in a query as they are, and read better.
  return text === '' ? '' : `?${text.replaceAll('%2F', '/')}`;
}
