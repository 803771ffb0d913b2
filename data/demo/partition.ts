import { Heap } from './heap.ts';
import type { Mesh } from './mesh.ts';
import type { Random } from './random.ts';

export interface PartitionTask {
  /** the cells to part, all reachable from each other */
  readonly cells: readonly number[];
  readonly parts: number;
  /** what is to be shared out evenly: people, ground, a mixture */
  readonly size: Float64Array;
  /** the way over each side, by place in `mesh.to`; at least 0 */
  readonly way: Float64Array;
  /** how much water there is to cross, and what crossing it costs */
  readonly water: Float64Array;
  readonly perWater: number;
  /** rounds in which each part's seed moves to its middle */
  readonly rounds: number;
  readonly chance: Random;
}

/** Scratch arrays as long as the mesh, shared by all tasks on it. */
export class Partitioner {
  private readonly mesh: Mesh;
  private readonly within: Int32Array;
  private readonly part: Int32Array;
  private readonly distance: Float64Array;
  private stamp = 0;

  constructor(mesh: Mesh) {
    this.mesh = mesh;
    this.within = new Int32Array(mesh.size);
    this.part = new Int32Array(mesh.size);
    this.distance = new Float64Array(mesh.size);
  }

  /**
   * Parts cells into connected groups of about the same size: each cell goes to the seed it is cheapest reached from, then
   * each seed moves to the middle of its part, some rounds over. Returns the group of each cell, in the order given.
   */
  split(task: PartitionTask): Int32Array {
    const { cells } = task;
    this.stamp += 1;
    for (const i of cells) this.within[i] = this.stamp;
    const seeds = this.sow(task);
    this.grow(task, seeds);
    for (let round = 0; round < task.rounds; round += 1) {
      this.centre(task, seeds);
      this.grow(task, seeds);
    }
    return Int32Array.from(cells, (i) => this.part[i] as number);
  }

  /** Seeds by chance, likelier where more is to share; of some candidates the one farthest from those there are. */
  private sow({ cells, parts, size, chance }: PartitionTask): number[] {
    const { x, y } = this.mesh;
    const sums = new Float64Array(cells.length);
    let total = 0;
    for (const [k, i] of cells.entries()) {
      total += size[i] as number;
      sums[k] = total;
    }
    const draw = () => cells[firstAbove(sums, chance.next() * total)] as number;
    const seeds: number[] = [];
    while (seeds.length < Math.min(parts, cells.length)) {
      let best = -1;
      let farthest = -1;
      for (let c = 0; c < 10; c += 1) {
        let candidate = draw();
        for (let n = 0; seeds.includes(candidate) && n < 40; n += 1) candidate = draw();
        if (seeds.includes(candidate)) candidate = cells.find((i) => !seeds.includes(i)) as number;
        let near = Number.POSITIVE_INFINITY;
        for (const s of seeds) {
          const dx = (x[s] as number) - (x[candidate] as number);
          const dy = (y[s] as number) - (y[candidate] as number);
          near = Math.min(near, dx * dx + dy * dy);
        }
        // In a crowd a short way is as far as a long one on the mountain.
        const apart = near * this.denseness(candidate, size);
        if (apart > farthest) {
          farthest = apart;
          best = candidate;
        }
      }
      seeds.push(best);
    }
    return seeds;
  }

  private denseness(i: number, size: Float64Array): number {
    return (size[i] as number) / (this.mesh.area[i] as number);
  }

  private grow({ cells, way, water, perWater }: PartitionTask, seeds: readonly number[]): void {
    const { start, to } = this.mesh;
    for (const i of cells) this.distance[i] = Number.POSITIVE_INFINITY;
    const heap = new Heap();
    for (const [s, i] of seeds.entries()) {
      this.distance[i] = 0;
      this.part[i] = s;
      heap.push(i, 0);
    }
    while (heap.size > 0) {
      const reached = heap.leastKey();
      const i = heap.pop();
      if (reached > (this.distance[i] as number)) continue;
      for (let p = start[i] as number; p < (start[i + 1] as number); p += 1) {
        const j = to[p] as number;
        if (this.within[j] !== this.stamp) continue;
        const there = reached + (way[p] as number) + perWater * (water[p] as number);
        if (there >= (this.distance[j] as number)) continue;
        this.distance[j] = there;
        this.part[j] = this.part[i] as number;
        heap.push(j, there);
      }
    }
  }

  private centre({ cells, size }: PartitionTask, seeds: number[]): void {
    const { x, y } = this.mesh;
    const sx = new Float64Array(seeds.length);
    const sy = new Float64Array(seeds.length);
    const sum = new Float64Array(seeds.length);
    for (const i of cells) {
      const s = this.part[i] as number;
      const w = size[i] as number;
      sum[s] = (sum[s] as number) + w;
      sx[s] = (sx[s] as number) + w * (x[i] as number);
      sy[s] = (sy[s] as number) + w * (y[i] as number);
    }
    const nearest = new Float64Array(seeds.length).fill(Number.POSITIVE_INFINITY);
    for (const i of cells) {
      const s = this.part[i] as number;
      const dx = (x[i] as number) - (sx[s] as number) / (sum[s] as number);
      const dy = (y[i] as number) - (sy[s] as number) / (sum[s] as number);
      const d = dx * dx + dy * dy;
      if (d >= (nearest[s] as number)) continue;
      nearest[s] = d;
      seeds[s] = i;
    }
  }
}

/** The first place where a rising list exceeds a value. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
