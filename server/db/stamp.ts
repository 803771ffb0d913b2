/** An instant as it stands in the names of files: '20260302T030000Z'. Sorts by time. */
export function stampOf(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, '');
}
