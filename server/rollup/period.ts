/** Of the periods found those that are asked for, each once, sorted. */
export function wantedPeriods(found: readonly string[], asked: readonly string[] | 'all'): string[] {
  return [...new Set(found)].filter((p) => asked === 'all' || asked.includes(p)).sort();
}
