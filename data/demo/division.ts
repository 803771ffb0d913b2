import type { Level } from '../catalogue/levels.ts';
import { crossingCosts } from './costs.ts';
import { components, type Mesh } from './mesh.ts';
import { Partitioner } from './partition.ts';
import type { Place } from './plane.ts';
import { type Random, randomOf } from './random.ts';
import type { Terrain } from './terrain.ts';

export interface Sizes {
  readonly kecamatan: number;
  readonly desa: number;
  readonly rt: number;
}

/** An area before it has a name: what it is made of. Areas are numbered, parents before their children. */
export interface Plot {
  readonly level: Level;
  /** number of the parent; -1 for the provinsi */
  readonly parent: number;
  /** cells of the mesh */
  readonly cells: readonly number[];
  /** where its people live, on average */
  readonly middle: Place;
  /** its share of all people, 0 to 1 */
  readonly share: number;
  /** of a desa: a kelurahan of a town */
  readonly urban: boolean;
}

export interface Division {
  readonly plots: readonly Plot[];
  /** number of the finest area that a cell lies in; -1 in the water */
  readonly leaf: Int32Array;
}

/** What lies between a desa and its RT: trees are uneven, as they are. */
type Below = 'rw' | 'dusun' | 'dusun and rw' | 'rt only' | 'no list';

/** Of a hundred desa (not kelurahan) how many are of a kind. */
const KINDS: readonly (readonly [Below, number])[] = [
  ['rw', 68],
  ['dusun', 15],
  ['dusun and rw', 8],
  ['rt only', 6],
  ['no list', 3],
];
const URBAN_SHARE = 0.22;

/** Shares the island out: kecamatan, desa and what lies below, along rivers and ridges where they are near. */
export function divide(mesh: Mesh, terrain: Terrain, sizes: Sizes, seed: string): Division {
  return new Divider(mesh, terrain, sizes, seed).run();
}

class Divider {
  private readonly mesh: Mesh;
  private readonly terrain: Terrain;
  private readonly sizes: Sizes;
  private readonly chance: Random;
  private readonly partitioner: Partitioner;
  private readonly people: Float64Array;
  private readonly mixed: Float64Array;
  private readonly costs: ReturnType<typeof crossingCosts>;
  private readonly plots: Plot[] = [];
  private readonly leaf: Int32Array;
  /** cells of the largest island, and the islets with the cell that each is reached from */
  private readonly main: readonly number[];
  private readonly islets: readonly { cells: readonly number[]; from: number }[];

  constructor(mesh: Mesh, terrain: Terrain, sizes: Sizes, seed: string) {
    this.mesh = mesh;
    this.terrain = terrain;
    this.sizes = sizes;
    this.chance = randomOf(`${seed} division`);
    this.partitioner = new Partitioner(mesh);
    const parts = components(mesh, (i) => mesh.land[i] === 1).sort((a, b) => b.length - a.length);
    this.main = parts[0] ?? [];
    this.islets = parts.slice(1).map((cells) => ({ cells, from: this.nearest(cells) }));
    const ground = this.share((i) => mesh.area[i] as number);
    this.people = this.share(
      (i) => (mesh.area[i] as number) * terrain.crowd(mesh.x[i] as number, mesh.y[i] as number),
    );
    this.mixed = this.people.map((p, i) => 0.7 * p + 0.3 * (ground[i] as number));
    this.costs = crossingCosts(mesh, terrain, { people: this.people, mixed: this.mixed });
    this.leaf = new Int32Array(mesh.size).fill(-1);
  }

  run(): Division {
    const all = this.main;
    const province = this.add('provinsi', -1, all);
    const regency = this.add('kabupaten', province, all);
    const kecamatan = this.split(all, this.sizes.kecamatan, 'mixed', 1, 5);
    const villages: { cells: readonly number[]; parent: number }[] = [];
    const numbers = inWalkingOrder(
      kecamatan,
      (c) => this.middleOf(c),
      this.terrain.towns[0] ?? { x: 0, y: 0 },
    );
    const perKecamatan = allot(
      numbers.map((c) => this.sum(c, this.mixed) ** 0.85),
      this.sizes.desa,
      3,
    );
    for (const [k, cells] of numbers.entries()) {
      const parent = this.add('kecamatan', regency, cells);
      const desa = this.split(cells, perKecamatan[k] as number, 'mixed', 0.9, 4);
      for (const c of inWalkingOrder(desa, (d) => this.middleOf(d), this.middleOf(cells)))
        villages.push({ cells: c, parent });
    }
    this.addVillages(villages);
    this.landIslets();
    return { plots: this.plots, leaf: this.leaf };
  }

  private addVillages(villages: readonly { cells: readonly number[]; parent: number }[]): void {
    const dense = villages.map(({ cells }) => this.crowding(cells));
    const bound = [...dense].sort((a, b) => b - a)[Math.floor(villages.length * URBAN_SHARE)] ?? 0;
    const kinds = villages.map((_, v): Below => ((dense[v] as number) > bound ? 'rw' : this.kind()));
    // On the slopes an RT has fewer people than in the towns.
    const weight = villages.map(({ cells }, v) =>
      kinds[v] === 'no list' ? 0 : this.sum(cells, this.people) ** 0.92,
    );
    const rts = allot(weight, this.sizes.rt, 5);
    for (const [v, { cells, parent }] of villages.entries()) {
      const desa = this.add('desa', parent, cells, (dense[v] as number) > bound);
      this.fill(desa, cells, kinds[v] as Below, rts[v] as number);
    }
  }

  /** How close a desa's people live together, as they feel it: a market town in the fields counts as a town. */
  private crowding(cells: readonly number[]): number {
    let felt = 0;
    for (const i of cells) felt += (this.people[i] as number) ** 2 / (this.mesh.area[i] as number);
    return felt / this.sum(cells, this.people);
  }

  private kind(): Below {
    let left = this.chance.below(100);
    for (const [kind, of] of KINDS) {
      if (left < of) return kind;
      left -= of;
    }
    return 'rw';
  }

  private fill(desa: number, cells: readonly number[], kind: Below, rts: number): void {
    if (kind === 'no list') return;
    if (kind === 'rt only') {
      this.addParts(desa, cells, 'rt', rts);
      return;
    }
    if (kind !== 'dusun and rw') {
      this.addMiddle(desa, cells, kind, rts, 3.5 + 1.6 * this.chance.next());
      return;
    }
    const groups = Math.max(2, Math.round(rts / 13));
    const dusun = this.addParts(desa, cells, 'dusun', groups);
    const below = this.allotTo(dusun, rts);
    for (const [i, plot] of dusun.entries()) {
      this.addMiddle(plot, this.plots[plot]?.cells ?? [], 'rw', below[i] as number, 4.6);
    }
  }

  private addMiddle(
    parent: number,
    cells: readonly number[],
    level: 'rw' | 'dusun',
    rts: number,
    each: number,
  ): void {
    const made = this.addParts(parent, cells, level, Math.max(1, Math.round(rts / each)));
    const below = this.allotTo(made, rts);
    for (const [i, plot] of made.entries()) {
      this.addParts(plot, this.plots[plot]?.cells ?? [], 'rt', below[i] as number);
    }
  }

  private allotTo(plots: readonly number[], rts: number): number[] {
    return allot(
      plots.map((p) => this.plots[p]?.share ?? 0),
      rts,
      1,
    );
  }

  private addParts(parent: number, cells: readonly number[], level: Level, parts: number): number[] {
    const found = this.split(cells, parts, 'people', level === 'rt' ? 0.55 : 0.8, level === 'rt' ? 3 : 4);
    const ordered = inWalkingOrder(found, (c) => this.middleOf(c), this.middleOf(cells));
    return ordered.map((c) => this.add(level, parent, c));
  }

  private add(level: Level, parent: number, cells: readonly number[], urban = false): number {
    const at = this.plots.length;
    this.plots.push({
      level,
      parent,
      cells,
      middle: this.middleOf(cells),
      share: this.sum(cells, this.people),
      urban,
    });
    for (const i of cells) this.leaf[i] = at;
    return at;
  }

  private split(
    cells: readonly number[],
    parts: number,
    by: 'people' | 'mixed',
    rivers: number,
    rounds: number,
  ): number[][] {
    if (parts <= 1) return [[...cells]];
    const size = by === 'people' ? this.people : this.mixed;
    const perWater = rivers * Math.sqrt(this.sum(cells, size) / parts);
    const { [by]: way, water } = this.costs;
    const part = this.partitioner.split({
      cells,
      parts,
      size,
      way,
      water,
      perWater,
      rounds,
      chance: this.chance,
    });
    const groups: number[][] = Array.from({ length: Math.min(parts, cells.length) }, () => []);
    for (const [k, i] of cells.entries()) groups[part[k] as number]?.push(i);
    return groups.filter((g) => g.length > 0);
  }

  /** An islet belongs to the desa across the water, as an RT of its own where enough people live on it. */
  private landIslets(): void {
    for (const { cells, from } of this.islets) {
      let at = this.leaf[from] as number;
      const home = this.plots[at] as Plot;
      const ancestors: number[] = [];
      for (let p = home.level === 'rt' ? home.parent : at; p >= 0; p = (this.plots[p] as Plot).parent)
        ancestors.push(p);
      const settled = home.level === 'rt' && this.sum(cells, this.people) > 0.25 / this.sizes.rt;
      if (settled) at = this.add('rt', home.parent, cells);
      for (const i of cells) this.leaf[i] = at;
      for (const p of settled ? ancestors : [at, ...ancestors.filter((a) => a !== at)])
        this.enlarge(p, cells);
    }
  }

  private enlarge(at: number, by: readonly number[]): void {
    const plot = this.plots[at] as Plot;
    const cells = [...plot.cells, ...by];
    this.plots[at] = { ...plot, cells, share: this.sum(cells, this.people) };
  }

  private nearest(cells: readonly number[]): number {
    const { x, y } = this.mesh;
    const middle = cells[0] as number;
    let best = this.main[0] as number;
    let least = Number.POSITIVE_INFINITY;
    for (const i of this.main) {
      const d =
        ((x[i] as number) - (x[middle] as number)) ** 2 + ((y[i] as number) - (y[middle] as number)) ** 2;
      if (d >= least) continue;
      least = d;
      best = i;
    }
    return best;
  }

  /** Something of each cell of land as its share of the whole. */
  private share(of: (cell: number) => number): Float64Array {
    const values = new Float64Array(this.mesh.size);
    let total = 0;
    for (let i = 0; i < this.mesh.size; i += 1) {
      if (this.mesh.land[i] === 0) continue;
      values[i] = of(i);
      total += values[i] as number;
    }
    return values.map((v) => v / total);
  }

  private sum(cells: readonly number[], of: Float64Array): number {
    let total = 0;
    for (const i of cells) total += of[i] as number;
    return total;
  }

  private middleOf(cells: readonly number[]): Place {
    const { x, y } = this.mesh;
    let [sx, sy, total] = [0, 0, 0];
    for (const i of cells) {
      const w = this.people[i] as number;
      sx += w * (x[i] as number);
      sy += w * (y[i] as number);
      total += w;
    }
    return { x: sx / total, y: sy / total };
  }
}

/** Whole numbers that add up to `total`, in proportion to weights, each at least `least` (0 where the weight is 0). */
function allot(weights: readonly number[], total: number, least: number): number[] {
  const wanted = weights.filter((w) => w > 0).length;
  const spare = Math.max(0, total - wanted * least);
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  const exact = weights.map((w) => (w > 0 ? least + (spare * w) / sum : 0));
  const given = exact.map(Math.floor);
  let left = Math.max(0, total - given.reduce((a, b) => a + b, 0));
  const byRest = exact
    .map((e, i) => ({ i, rest: e - Math.floor(e) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest) {
    if (left === 0 || wanted === 0) break;
    if ((weights[i] as number) === 0) continue;
    given[i] = (given[i] as number) + 1;
    left -= 1;
  }
  return given;
}

/** Groups as one would number them on a walk: from the one nearest to `from`, always on to the nearest next. */
function inWalkingOrder<T>(groups: readonly T[], middleOf: (group: T) => Place, from: Place): T[] {
  const left = groups.map((group) => ({ group, at: middleOf(group) }));
  const order: T[] = [];
  let here = from;
  while (left.length > 0) {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [k, { at }] of left.entries()) {
      const d = (at.x - here.x) ** 2 + (at.y - here.y) ** 2;
      if (d >= least) continue;
      least = d;
      best = k;
    }
    const [next] = left.splice(best, 1);
    if (!next) break;
    here = next.at;
    order.push(next.group);
  }
  return order;
}
