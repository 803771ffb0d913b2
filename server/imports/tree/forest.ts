import type { Level } from '../../../data/catalogue/levels.ts';
import type { BoundaryQuality } from '../../../data/contract/area.ts';

/** Where the shape of a planned version comes from. */
export type Shape =
  | { readonly from: 'none' }
  /** copied from a stored version */
  | {
      readonly from: 'held';
      readonly version: number;
      readonly basis: 'file' | 'children';
      readonly partial: boolean;
      /** drawn by a sketch of RW and RT: a stopgap, which gives way to whatever a file brings */
      readonly sketched: boolean;
      /** the day whose borders it shows */
      readonly on: string;
    }
  /** brought by the file, as hexadecimal WKB */
  | { readonly from: 'file'; readonly hex: string }
  /** the union of the children's shapes, made already: a sketch cuts an area before it cuts what lies in it */
  | { readonly from: 'drawn'; readonly hex: string }
  /** the union of the children's shapes, made while staging; partial where some below have none */
  | { readonly from: 'children'; readonly partial: boolean };

export const NO_SHAPE: Shape = { from: 'none' };

/** An area in a range of days, stored or planned. */
export interface Version {
  /** id of the stored version; undefined for a planned one */
  readonly id?: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly code: string;
  /** key of the parent, null for a provinsi */
  readonly parent: number | null;
  readonly level: Level;
  readonly name: string;
  readonly kind: string | null;
  readonly quality: BoundaryQuality | null;
  readonly decree: string | null;
  readonly shape: Shape;
}

/** An area with all its versions. The key is area.id, or a negative number while the area has no row yet. */
export interface History {
  readonly key: number;
  readonly versions: readonly Version[];
  /** planned: the import writes the whole history anew */
  readonly changed: boolean;
}

/** On a day an area split off another (pecah) or went into another (gabung): the ground of one of them changed. */
export interface GroundChange {
  readonly from: number;
  readonly to: number;
  readonly kind: 'pecah' | 'gabung';
  readonly date: string;
}

/** The areas of the regencies that an import is about, as they are and as they are to be. Plain memory, no database. */
export class Forest {
  private readonly histories = new Map<number, History>();
  private readonly byCode = new Map<string, Set<number>>();
  private readonly under = new Map<number, Set<number>>();
  private readonly ground: GroundChange[] = [];
  private nextKey = -1;

  constructor(
    held: readonly (Version & { readonly key: number })[] = [],
    ground: readonly GroundChange[] = [],
  ) {
    this.ground.push(...ground);
    const versions = new Map<number, Version[]>();
    for (const { key, ...version } of held) {
      const known = versions.get(key);
      if (known) known.push(version);
      else versions.set(key, [version]);
    }
    for (const [key, list] of versions) this.put({ key, versions: list, changed: false });
  }

  private put(history: History): void {
    this.histories.set(history.key, history);
    for (const v of history.versions) {
      addTo(this.byCode, v.code, history.key);
      if (v.parent !== null) addTo(this.under, v.parent, history.key);
    }
  }

  get(key: number): History | undefined {
    return this.histories.get(key);
  }

  all(): IterableIterator<History> {
    return this.histories.values();
  }

  changed(): History[] {
    return [...this.histories.values()].filter((h) => h.changed);
  }

  /** The area that has a code on a day (without a day: now, else ever). */
  find(code: string, on?: string): History | undefined {
    const owners = [...(this.byCode.get(code) ?? [])].flatMap((key) => this.histories.get(key) ?? []);
    const has = (h: History, good: (v: Version) => boolean) =>
      h.versions.some((v) => v.code === code && good(v));
    return (
      owners.find((h) => has(h, (v) => (on === undefined ? v.validTo === null : isValidOn(v, on)))) ??
      owners.find((h) => has(h, () => true))
    );
  }

  /** Plans an area that does not exist yet. */
  add(version: Version): History {
    const history = { key: this.nextKey, versions: [version], changed: true };
    this.nextKey -= 1;
    this.put(history);
    return history;
  }

  /** Plans another history for an area: the versions given replace all it has. */
  rewrite(key: number, versions: readonly Version[]): void {
    this.put({ key, versions, changed: true });
  }

  /** The areas that lie directly in an area at the end of one of its versions, each with its own version then. */
  childrenOf(key: number, at: Version): { history: History; version: Version }[] {
    const found: { history: History; version: Version }[] = [];
    for (const child of this.under.get(key) ?? []) {
      const history = this.histories.get(child);
      const version = history?.versions.find((v) => v.parent === key && isValidAtEnd(v, at.validTo));
      if (history && version) found.push({ history, version });
    }
    return found;
  }

  noteGround(change: GroundChange): void {
    this.ground.push(change);
  }

  /**
   * What an area without children covered before it was split: itself and what split off, as they were on that day.
   * Empty where nothing split off at the end of the version.
   */
  partsAfterSplit(key: number, at: Version): { history: History; version: Version }[] {
    const split = this.ground.filter((g) => g.kind === 'pecah' && g.from === key && g.date === at.validTo);
    const heirs = split.length === 0 ? [] : [key, ...split.map((g) => g.to)];
    return heirs.flatMap((heir) => {
      const history = this.histories.get(heir);
      const version = history?.versions.find((v) => v.validFrom === at.validTo);
      return history && version ? [{ history, version }] : [];
    });
  }

  /** The area that another split off from. */
  splitFrom(key: number): History[] {
    return this.ground
      .filter((g) => g.kind === 'pecah' && g.to === key)
      .flatMap((g) => this.get(g.from) ?? []);
  }

  /** Days on which the ground of an area changed by a split or a merger. */
  groundDays(key: number): string[] {
    return this.ground.filter((g) => (g.kind === 'pecah' ? g.from : g.to) === key).map((g) => g.date);
  }

  /** Keys of the ancestors of a version, nearest first, as they are at its end. */
  ancestors(version: Version): History[] {
    const path: History[] = [];
    let parent = version.parent;
    while (parent !== null) {
      const history = this.histories.get(parent);
      if (!history) break;
      path.push(history);
      parent = versionAtEnd(history, version.validTo)?.parent ?? null;
    }
    return path;
  }
}

function addTo<K>(map: Map<K, Set<number>>, key: K, value: number): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

/** ISO days compare as text. The first day counts, the last (`validTo`) does not. */
export function isValidOn(v: Version, on: string): boolean {
  return (v.validFrom === null || v.validFrom <= on) && (v.validTo === null || on < v.validTo);
}

/** Is a version valid on the last day before `end` (null: now and on)? */
function isValidAtEnd(v: Version, end: string | null): boolean {
  if (end === null) return v.validTo === null;
  return (v.validFrom === null || v.validFrom < end) && (v.validTo === null || v.validTo >= end);
}

/** The version of an area on the last day before `end`, else its latest. */
export function versionAtEnd(history: History, end: string | null): Version | undefined {
  return history.versions.find((v) => isValidAtEnd(v, end)) ?? history.versions.at(-1);
}

/** A version as it stands, to be written again: its shape is copied. */
export function copyOf(v: Version): Version {
  const { id: _id, ...rest } = v;
  return rest;
}
