import { WHOLE } from './estimate.ts';
import type { SettledHit, SettledSizes } from './settled/query.ts';

/** Where people live in the areas of a tree: by area.id, in square degrees. */
export interface Settled {
  readonly size: ReadonlyMap<number, { readonly layer: number; readonly size: number }>;
  /** of areas under the footprint themselves */
  readonly inside: ReadonlyMap<number, number>;
}

export function settledOf(hit: SettledHit, sizes: SettledSizes): Settled {
  const size = new Map<number, { layer: number; size: number }>();
  for (const { id, layer, size: sizeOf } of [sizes, hit]) {
    for (const [i, area] of id.entries()) size.set(area, { layer: layer[i] ?? 0, size: sizeOf[i] ?? 0 });
  }
  return { size, inside: new Map(hit.id.map((area, i) => [area, hit.inside[i] ?? 0])) };
}

interface Given {
  readonly tree: { readonly id: readonly number[]; readonly level: readonly string[] };
  readonly parent: readonly number[];
  readonly children: readonly (readonly number[])[];
  /** share of the land inside, by row, as it came out */
  readonly share: readonly number[];
  /** by row: measured itself, or picked (1); undefined: of what it lies in, or of what lies in it */
  readonly own: readonly (number | undefined)[];
  /** areas that were picked are hit as a whole */
  readonly picked: ReadonlySet<number>;
  /** the share of a row that its parts make by their size */
  readonly ofParts: (row: number, share: readonly number[]) => number;
}

export interface Lived {
  /** by row: of those who live there, how many are inside: by what is settled of it, else by its land */
  readonly lived: readonly number[];
  /** by row: the layer that says it; null: its land */
  readonly layer: readonly (number | null)[];
}

/**
 * Of those who live in each area of a tree, how many live inside? What is settled of an area is taken where a layer says
 * it, else its land. A share never grows out of nothing: what is not touched has none, and of what lies wholly inside
 * everybody is.
 */
export function shareLived(given: Given, settled: Settled | null): Lived {
  const { tree, parent, children, share, own, picked, ofParts } = given;
  if (settled === null) return { lived: share, layer: share.map(() => null) };
  const lived: number[] = [];
  const layer: (number | null)[] = [];
  for (const [row, id] of tree.id.entries()) {
    const up = parent[row] ?? -1;
    const [above, aboveLayer] = up >= 0 ? [lived[up] ?? 0, layer[up] ?? null] : [0, null];
    const size = settled.size.get(id);
    const measured = own[row];
    const inside = settled.inside.get(id);
    if (measured === undefined) {
      lived.push(above);
      layer.push(above > 0 ? aboveLayer : null);
    } else if (picked.has(id) || size === undefined || inside === undefined) {
      lived.push(Math.max(above, measured));
      layer.push(null);
    } else {
      lived.push(Math.max(above, Math.min(1, inside / size.size)));
      layer.push(size.layer);
    }
  }
  // How much of what one layer calls settled lies inside, in the parts of an area.
  const insideOf = (row: number, of: number): number => {
    const size = settled.size.get(tree.id[row] ?? 0);
    if (size?.layer === of) return (lived[row] ?? 0) * size.size;
    return (children[row] ?? []).reduce((sum, child) => sum + insideOf(child, of), 0);
  };
  for (let row = tree.id.length - 1; row >= 0; row -= 1) {
    const [below, land] = [children[row] ?? [], share[row] ?? 0];
    const size = settled.size.get(tree.id[row] ?? 0);
    if (below.length > 0) {
      // A part that was picked in one that is hit in part.
      if (own[row] !== undefined) lived[row] = Math.max(lived[row] ?? 0, Math.min(1, ofParts(row, lived)));
      else if (size) {
        const inside = below.reduce((sum, child) => sum + insideOf(child, size.layer), 0);
        lived[row] = Math.max(lived[row] ?? 0, Math.min(1, inside / size.size));
        layer[row] = size.layer;
      } else if (layer[row] === null) lived[row] = land;
    }
    if (land >= WHOLE) lived[row] = 1;
    if (land === 0) lived[row] = 0;
  }
  return { lived, layer };
}
