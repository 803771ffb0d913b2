import type { Mesh } from './mesh.ts';
import { fractal } from './noise.ts';
import { mix } from './random.ts';
import { drain } from './streams.ts';
import type { Terrain } from './terrain.ts';

/** Square kilometres that a brook, a river and the main river drain at least (times the scale squared). */
const BROOK = 1.2;
const RIVER = 7;
const MAIN = 32;

/**
 * What it costs a growing area to cross each side between two cells, by place in `mesh.to`. Ways are longer where more is
 * shared out (so that areas are small in a town), round the volcano rather than up and down it, and across water: so borders
 * come to lie on rivers and run down the slopes.
 *
 * @param sizes what is shared out, a share of the whole for each cell
 * @returns the ways for each of the sizes, and the water between: 1 for the main river
 */
export function crossingCosts(
  mesh: Mesh,
  terrain: Terrain,
  sizes: { readonly people: Float64Array; readonly mixed: Float64Array },
): { readonly people: Float64Array; readonly mixed: Float64Array; readonly water: Float64Array } {
  const scale = terrain.half / 31;
  const flow = drain(mesh, terrain.height);
  const water = new Float64Array(mesh.to.length);
  const ways = { people: new Float64Array(mesh.to.length), mixed: new Float64Array(mesh.to.length) };
  const per = (size: Float64Array) => size.map((s, i) => Math.sqrt(s / ((mesh.area[i] as number) || 1)));
  const dense = { people: per(sizes.people), mixed: per(sizes.mixed) };
  for (let i = 0; i < mesh.size; i += 1) {
    if (mesh.land[i] === 0) continue;
    for (let p = mesh.start[i] as number; p < (mesh.start[i + 1] as number); p += 1) {
      const j = mesh.to[p] as number;
      if (mesh.land[j] === 0) continue;
      const way = wayBetween(mesh, terrain, i, j, scale);
      ways.people[p] = (way * ((dense.people[i] as number) + (dense.people[j] as number))) / 2;
      ways.mixed[p] = (way * ((dense.mixed[i] as number) + (dense.mixed[j] as number))) / 2;
      water[p] = waterClass((flow[mesh.edge[p] as number] as number) / (scale * scale));
    }
  }
  return { ...ways, water };
}

function waterClass(drained: number): number {
  if (drained >= MAIN) return 1;
  if (drained >= RIVER) return 0.5;
  return drained >= BROOK ? 0.22 : 0;
}

/** Kilometres as they are felt: the ground is not the same everywhere, and on the slopes one keeps to a ridge. */
function wayBetween(mesh: Mesh, terrain: Terrain, i: number, j: number, scale: number): number {
  const [ax, ay] = [mesh.x[i] as number, mesh.y[i] as number];
  const [bx, by] = [mesh.x[j] as number, mesh.y[j] as number];
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.sqrt(dx * dx + dy * dy);
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const [vx, vy] = [mx - terrain.volcano.x, my - terrain.volcano.y];
  const far = Math.sqrt(vx * vx + vy * vy) || 1;
  const across = (vx * dy - vy * dx) / (far * (length || 1));
  const slope = 1 + 2.6 * across * across * Math.exp(-far / (5.5 * scale));
  const [low, high] = i < j ? [i, j] : [j, i];
  const rough = 0.75 + mix(Math.imul(low, 40503) ^ high) / 4294967296 / 2;
  return length * slope * rough * (1 + 0.55 * fractal(mx / scale / 1.7, my / scale / 1.7, 77, 3));
}
