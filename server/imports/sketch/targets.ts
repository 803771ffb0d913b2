import { isFiner } from '../../../data/catalogue/levels.ts';
import { countEnds, type Plot } from '../../sketch/answer.ts';
import { type Forest, type History, isValidOn, type Version } from '../tree/forest.ts';

/** An area on a day. */
export interface Standing {
  readonly history: History;
  readonly version: Version;
}

/** The ground of one area, and the areas in it that no file brought a border for. */
export interface Job {
  readonly parent: Standing;
  readonly plots: readonly Plot[];
  /** at the ends of the plots: what ground is given out by */
  readonly cells: number;
  /** all plots, those that hold others too */
  readonly areas: number;
  /** areas in it with borders of their own: these stay */
  readonly bordered: readonly Standing[];
  /** not all of the plots have been sketched before */
  readonly isNew: boolean;
}

/** A border that a file brought; what an earlier sketch drew is none. */
function hasBorder({ shape }: Version): boolean {
  return shape.from === 'held' && shape.basis === 'file' && !shape.sketched;
}

/** Reads what lies in areas on one day. */
export class Ground {
  private readonly forest: Forest;
  private readonly on: string;

  constructor(forest: Forest, on: string) {
    this.forest = forest;
    this.on = on;
  }

  standing(code: string): Standing | undefined {
    const history = this.forest.find(code, this.on);
    const version = history?.versions.find((v) => isValidOn(v, this.on) && v.code === code);
    return history && version ? { history, version } : undefined;
  }

  /** What lies directly in an area, by code. */
  in({ history, version }: Standing): Standing[] {
    const found = this.forest.childrenOf(history.key, version);
    return found.sort((a, b) => (a.version.code < b.version.code ? -1 : 1));
  }

  /** The desa and kelurahan of an area; an area below them is its own. */
  villages(top: Standing): Standing[] {
    if (!isFiner('desa', top.version.level)) return [top];
    return this.in(top).flatMap((below) => this.villages(below));
  }

  /**
   * What is to be sketched in an area: the plots that lie in it, and those within areas that have borders of their own
   * (RT in a dusun), each cut from the ground of the nearest border above.
   */
  jobs(parent: Standing): Job[] {
    const plots = this.plots(parent);
    const bordered = this.bordered(parent);
    const own: Job[] = [];
    if (plots.length > 0) {
      const isNew = plots.some((p) => this.isNew(p));
      own.push({ parent, plots, cells: countEnds(plots), areas: countPlots(plots), bordered, isNew });
    }
    return [...own, ...bordered.flatMap((b) => this.jobs(b))];
  }

  /** Are there areas with borders of their own somewhere in this one? Then its outline is drawn from all in it. */
  hasBordered(key: number): boolean {
    const at = this.byKey(key);
    return at !== undefined && this.bordered(at).length > 0;
  }

  /** How many areas in this one, at any depth, have borders of their own? */
  countBordered(at: Standing): number {
    return this.in(at).reduce((n, b) => n + (hasBorder(b.version) ? 1 : 0) + this.countBordered(b), 0);
  }

  byKey(key: number): Standing | undefined {
    const history = this.forest.get(key);
    const version = history?.versions.find((v) => isValidOn(v, this.on)) ?? history?.versions.at(-1);
    return history && version ? { history, version } : undefined;
  }

  private plots(at: Standing): Plot[] {
    return this.in(at).flatMap((below): Plot[] => {
      if (hasBorder(below.version)) return [];
      const { key } = below.history;
      if (this.in(below).length === 0) return [{ key, parts: [] }];
      const parts = this.plots(below);
      return parts.length > 0 ? [{ key, parts }] : [];
    });
  }

  private bordered(at: Standing): Standing[] {
    return this.in(at).flatMap((b) => (hasBorder(b.version) ? [b] : this.bordered(b)));
  }

  private isNew(plot: Plot): boolean {
    return this.byKey(plot.key)?.version.shape.from === 'none' || plot.parts.some((p) => this.isNew(p));
  }
}

function countPlots(plots: readonly Plot[]): number {
  return plots.reduce((n, p) => n + 1 + countPlots(p.parts), 0);
}
