import { isOwnRate } from '../../data/catalogue/own.ts';
import type { OwnDefinition } from '../../data/contract/own-indicator.ts';

/** Why an own indicator cannot be as it was said; the sentence stands in the dictionaries. */
export type OwnRefusal =
  | { readonly reason: 'code-taken' | 'name-taken'; readonly other: string }
  | { readonly reason: 'finest-missing' | 'rate-divides' | 'share-self' }
  | { readonly reason: 'share-unknown' | 'share-of-rate' | 'share-of-retired'; readonly other: string }
  | { readonly reason: 'is-whole'; readonly other: string };

/**
 * Can an own indicator be as it is said, beside the others? Undefined: it can. A new one must have a code and a name
 * that nobody has; a closed one says how fine it may be; a reported rate divides by nothing; a share is of an indicator
 * that is counted and in use; and one that others are a share of is not retired before them.
 */
export function whyRefused(
  said: OwnDefinition,
  all: readonly OwnDefinition[],
  isNew: boolean,
): OwnRefusal | undefined {
  const others = all.filter((o) => o.code !== said.code);
  if (isNew && others.length < all.length) return { reason: 'code-taken', other: said.code };
  const namesake = others.find((o) => !o.retired && key(o.name.id) === key(said.name.id));
  if (namesake && !said.retired) return { reason: 'name-taken', other: namesake.code };
  if (said.access === 'closed' && said.finest === null) return { reason: 'finest-missing' };
  if (isOwnRate(said.kind) && (said.rates.length > 0 || said.shareOf !== null)) {
    return { reason: 'rate-divides' };
  }
  const parts = others.filter((o) => o.shareOf === said.code && !o.retired);
  if (said.retired && parts[0]) return { reason: 'is-whole', other: parts.map((o) => o.code).join(', ') };
  return said.shareOf === null || said.retired ? undefined : whyNoShare(said.code, said.shareOf, others);
}

function whyNoShare(code: string, of: string, others: readonly OwnDefinition[]): OwnRefusal | undefined {
  if (of === code) return { reason: 'share-self' };
  const whole = others.find((o) => o.code === of);
  if (!whole) return { reason: 'share-unknown', other: of };
  if (isOwnRate(whole.kind)) return { reason: 'share-of-rate', other: of };
  return whole.retired ? { reason: 'share-of-retired', other: of } : undefined;
}

function key(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}
