import { villageKind } from '../catalogue/codes.ts';
import type { Level } from '../catalogue/levels.ts';
import type { Division, Plot } from './division.ts';
import { PlaceNames } from './place-names.ts';
import { type Random, randomOf } from './random.ts';
import type { Terrain } from './terrain.ts';

export interface NamedArea {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** kabupaten, kelurahan or desa; null where the level says it all */
  readonly kind: string | null;
}

/** The code of the provinsi of the demo, which no list has. */
const DEMO_PROVINCE = '99';
export const DEMO_REGENCY = '99.01';

/** Codes and names for all plots, in their order. RT run through the whole desa in some, and begin anew in each RW in others. */
export function nameAreas({ plots }: Division, terrain: Terrain, seed: string): NamedArea[] {
  const naming = new Naming(plots, terrain, seed);
  return plots.map((_, p) => naming.give(p));
}

class Naming {
  private readonly plots: readonly Plot[];
  private readonly terrain: Terrain;
  private readonly names: PlaceNames;
  private readonly chance: Random;
  private readonly given: NamedArea[] = [];
  /** how many of a level an area has been given so far */
  private readonly counts = new Map<string, number>();
  /** desa whose RT are numbered through */
  private readonly through = new Set<number>();

  constructor(plots: readonly Plot[], terrain: Terrain, seed: string) {
    this.plots = plots;
    this.terrain = terrain;
    this.names = new PlaceNames(seed);
    this.chance = randomOf(`${seed} numbering`);
  }

  give(p: number): NamedArea {
    const plot = this.plots[p] as Plot;
    const area = this.areaOf(p, plot);
    this.given.push(area);
    return area;
  }

  private areaOf(p: number, plot: Plot): NamedArea {
    const above = this.given[plot.parent]?.code ?? '';
    const { level } = plot;
    switch (level) {
      case 'provinsi':
        return { code: DEMO_PROVINCE, name: 'Provinsi Contoh', level, kind: null };
      case 'kabupaten':
        return { code: DEMO_REGENCY, name: 'Kabupaten Contoh', level, kind: 'kabupaten' };
      case 'kecamatan':
        return {
          code: `${above}.${digits(this.next(plot.parent, level), 2)}`,
          name: this.names.kecamatan(),
          level,
          kind: null,
        };
      case 'desa': {
        if (this.chance.next() < 0.4) this.through.add(p);
        const number = this.next(plot.parent, level);
        const code = `${above}.${plot.urban ? 1 : 2}${digits(number, 3)}`;
        return { code, name: this.names.desa(this.siteOf(plot)), level, kind: villageKind(code) ?? null };
      }
      case 'dusun': {
        const number = this.next(plot.parent, level);
        return {
          code: `${above}.d${digits(number, 2)}`,
          name: this.names.dusun(number - 1),
          level,
          kind: null,
        };
      }
      default: {
        const desa = this.desaOf(p);
        const scope = level === 'rw' || this.through.has(desa) ? desa : plot.parent;
        const number = digits(this.next(scope, level), 3);
        return {
          code: `${above}.${level}${number}`,
          name: `${level.toUpperCase()} ${number}`,
          level,
          kind: null,
        };
      }
    }
  }

  private desaOf(p: number): number {
    let at = p;
    while (this.plots[at] && this.plots[at]?.level !== 'desa') at = this.plots[at]?.parent ?? -1;
    return at;
  }

  private next(scope: number, level: Level): number {
    const key = `${scope} ${level}`;
    const n = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, n);
    return n;
  }

  private siteOf({ middle, urban }: Plot) {
    const { terrain } = this;
    const scale = terrain.half / 31;
    return {
      height: terrain.height(middle.x, middle.y),
      coast: terrain.land(middle.x, middle.y) < 0.11,
      river: terrain.toRiver(middle.x, middle.y) < 1.6 * scale,
      urban,
    };
  }
}

function digits(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
