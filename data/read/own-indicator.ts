import type { OwnDefinition } from '../contract/own-indicator.ts';
import { editDistance, plainKey } from './names.ts';

/** What a cell of the indicator column means. */
export type ReadOwn =
  | { readonly kind: 'indicator'; readonly indicator: OwnDefinition }
  | { readonly kind: 'retired'; readonly indicator: OwnDefinition }
  | { readonly kind: 'unknown'; readonly suggestion: string | undefined };

/** Finds an own indicator by its code or its name, however spaced or capitalised. A near miss is suggested, never assumed. */
export function findOwn(text: string, all: readonly OwnDefinition[]): ReadOwn {
  const key = plainKey(text);
  const named = (o: OwnDefinition) =>
    [o.code, o.name.id, o.name.en, withoutBrackets(o.name.id)].map(plainKey);
  // A retired one gives its name free: one in use holds before it.
  const hits = all.filter((o) => key !== '' && named(o).includes(key));
  const hit = hits.find((o) => !o.retired) ?? hits[0];
  if (hit) return { kind: hit.retired ? 'retired' : 'indicator', indicator: hit };
  return { kind: 'unknown', suggestion: nearest(key, all) };
}

function withoutBrackets(name: string): string {
  return name.replace(/\([^)]*\)/g, ' ');
}

function nearest(key: string, all: readonly OwnDefinition[]): string | undefined {
  const most = key.length <= 3 ? 1 : Math.min(6, Math.floor(key.length / 4) + 1);
  let best: { text: string; distance: number } | undefined;
  for (const own of all) {
    if (own.retired) continue;
    for (const known of [own.code, own.name.id]) {
      const distance = editDistance(key, plainKey(known), most);
      if (distance <= most && distance < (best?.distance ?? most + 1))
        best = { text: `${own.code} ${own.name.id}`, distance };
    }
  }
  return best?.text;
}
