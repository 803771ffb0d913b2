import { Heap } from './heap.ts';
import type { Mesh } from './mesh.ts';

/**
 * How much water crosses each half-edge's side of a cell, in square kilometres that drain through it. Water runs along the
 * sides between cells, from corner to lower corner, so that a border may follow a stream. Each hollow fills and spills at
 * its lowest rim (priority flood, Barnes and others 2014).
 *
 * @param height metres at a place
 */
export function drain(mesh: Mesh, height: (x: number, y: number) => number): Float64Array {
  const corners = mesh.cornerX.length;
  const level = new Float64Array(corners).fill(Number.NaN);
  const next = new Int32Array(corners).fill(-1);
  const order: number[] = [];
  const heap = new Heap();
  for (let t = 0; t < corners; t += 1) {
    if ([0, 1, 2].every((k) => mesh.land[mesh.origin[3 * t + k] as number] === 1)) continue;
    level[t] = 0;
    heap.push(t, 0);
  }
  while (heap.size > 0) {
    const t = heap.pop();
    order.push(t);
    for (let k = 0; k < 3; k += 1) {
      const other = mesh.twin[3 * t + k] as number;
      if (other < 0) continue;
      const up = Math.floor(other / 3);
      if (!Number.isNaN(level[up] as number)) continue;
      const own = height(mesh.cornerX[up] as number, mesh.cornerY[up] as number);
      level[up] = Math.max(own, (level[t] as number) + 1e-4);
      // The corner flows down over the side that it was reached by.
      next[up] = 3 * t + k;
      heap.push(up, level[up] as number);
    }
  }
  const rain = new Float64Array(corners);
  for (let e = 0; e < mesh.origin.length; e += 1) {
    const i = mesh.origin[e] as number;
    const sides = (mesh.start[i + 1] as number) - (mesh.start[i] as number);
    const t = Math.floor(e / 3);
    if (mesh.land[i] === 1 && sides > 0) rain[t] = (rain[t] as number) + (mesh.area[i] as number) / sides;
  }
  const flow = new Float64Array(mesh.origin.length);
  for (let k = order.length - 1; k >= 0; k -= 1) {
    const t = order[k] as number;
    const e = next[t] as number;
    if (e < 0) continue;
    const down = Math.floor(e / 3);
    rain[down] = (rain[down] as number) + (rain[t] as number);
    flow[e] = rain[t] as number;
    flow[mesh.twin[e] as number] = rain[t] as number;
  }
  return flow;
}
