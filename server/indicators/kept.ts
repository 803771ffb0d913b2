/** The day of the release that a figure is kept from, as an answer says it: only where there is one. */
export function keptOf({ kept }: { readonly kept?: string | null }): { kept?: string } {
  return kept ? { kept } : {};
}
