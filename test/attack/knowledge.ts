import { DISTINCT_SERIES, TOTAL_SERIES } from '../../data/catalogue/needs.ts';
import { EVACUATION_SERIES } from '../../data/catalogue/totals.ts';
import type { Sex } from '../../data/contract/values.ts';
import { propagate } from './propagate.ts';
import { System } from './system.ts';
import { groupsOf, keyOf, MEASURES, type Measure, SEXES, type World } from './world.ts';

/** A figure as a release shows it. kept: the figure of an earlier release, of which the new value is not told. */
export type SeenCell =
  | { readonly state: 'shown' | 'kept'; readonly count: number }
  | { readonly state: 'hidden' | 'kept'; readonly count: null };

/** Something else that was read: lo <= sum of coef x figure <= hi. */
export interface Claim {
  readonly terms: readonly (readonly [key: string, coef: number])[];
  readonly lo: number;
  readonly hi: number;
  readonly from: string;
}

/** So many of several figures lie between the two: a legend or a least value says so of nobody in particular. */
export interface OneOf {
  readonly keys: readonly string[];
  readonly many: number;
  readonly lo: number;
  readonly hi: number;
  readonly from: string;
}

/** One release as it was collected at its time, with the truth it was made of. */
export interface Seen {
  readonly world: World;
  /** by `keyOf` */
  readonly cells: ReadonlyMap<string, SeenCell>;
  readonly claims?: readonly Claim[];
  readonly oneOf?: readonly OneOf[];
  /** those of its time; without it those that hold for all */
  readonly thresholds?: Thresholds | undefined;
}

/** How the thresholds were set when the releases were made, as everybody can read it. */
export interface Thresholds {
  readonly open: number;
  readonly closed: number;
}

type Has = (series: string, measure: Measure, sex: Sex, area: string) => boolean;

const TERLAYANI: Measure = 'terlayani';

/** What somebody knows who read some releases and knows how they are made. */
export class Knowledge {
  readonly system = new System();
  readonly releases: readonly Seen[];
  readonly thresholds: Thresholds;
  /** variables that some release told */
  readonly told = new Set<string>();
  /** types that came to a group or left it between two releases, where no table tells them: their true counts */
  readonly moved = new Map<string, number>();

  constructor(releases: readonly Seen[], thresholds: Thresholds) {
    this.releases = releases;
    this.thresholds = thresholds;
    for (const at of releases.keys()) this.#read(at);
    for (const at of releases.keys()) this.#regrouped(at);
    for (const at of releases.keys()) this.#steppedBack(at);
    this.#settle();
  }

  /** A figure that did not change between two releases is the same unknown in both: which one, is known. */
  nameOf(release: number, asked: string): string {
    const { world } = this.releases[release] as Seen;
    const key = toldAs(world, asked);
    let version = release;
    const now = countOf(world, key);
    for (let before = release - 1; before >= 0; before -= 1) {
      const seen = this.releases[before] as Seen;
      if (seen.world.period !== world.period) continue;
      // A group that is made of other types is another figure.
      if (countOf(seen.world, key) !== now || typesOf(seen.world, key) !== typesOf(world, key)) break;
      version = before;
    }
    return `${world.period} ${key} @${version}`;
  }

  /** Recorded and not served: nobody publishes it, and it is a count of people as well. */
  unservedOf(release: number, series: string, sex: Sex, area: string): string {
    const [recorded, served] = MEASURES.map((m) => this.nameOf(release, keyOf(series, m, sex, area)));
    return `${recorded} - ${served}`;
  }

  isClosed(series: string): boolean {
    return this.releases.some((r) => r.world.vocabulary.closed.has(series));
  }

  #read(release: number): void {
    const { world, cells, claims } = this.releases[release] as Seen;
    const { system } = this;
    // Nobody is told zeros where earlier releases leave no other way: then a hidden figure may be one.
    const hidesZeros = [...cells].some(
      ([key, { state }]) => state === 'hidden' && !this.isClosed(seriesOf(key)) && countOf(world, key) === 0,
    );
    for (const [key, cell] of cells) {
      const name = this.nameOf(release, key);
      if (cell.state === 'shown') {
        system.know(name, cell.count);
        // What is told under another name is told by mistake where its own hides it.
        if (toldAs(world, key) === key) this.told.add(name);
      } else if (cell.state === 'kept') system.cell(name);
      else system.between(name, this.isClosed(seriesOf(key)) || hidesZeros ? 0 : 1, Number.POSITIVE_INFINITY);
    }
    const has = (series: string, measure: Measure, sex: Sex, area: string) =>
      cells.has(keyOf(series, measure, sex, area));
    const sum = (
      whole: { series: string; measure: Measure; sex: Sex; area: string },
      parts: readonly { series: string; measure: Measure; sex: Sex; area: string }[],
      from: string,
    ) => {
      const [all = 0, ...some] = [whole, ...parts].map(
        (f) => world.find(f.series, f.measure, f.sex, f.area)?.count,
      );
      if (parts.length === 0 || some.some((n) => n === undefined)) return;
      const rest = all - some.reduce<number>((a, b) => a + (b ?? 0), 0);
      const name = (f: typeof whole) => this.nameOf(release, keyOf(f.series, f.measure, f.sex, f.area));
      system.relate(
        [[name(whole), 1], ...parts.map((p) => [name(p), -1] as const)],
        rest,
        rest,
        `${from} of ${name(whole)}`,
      );
    };
    for (const key of cells.keys()) {
      const figure = figureOf(key);
      const { series, measure, sex, area } = figure;
      const true_ = world.find(series, measure, sex, area);
      if (true_ === undefined) continue;
      const kids = (world.kids.get(area) ?? []).filter((kid) => has(series, measure, sex, kid));
      const isEach = (world.kids.get(area) ?? []).every(
        (kid) => kids.includes(kid) || !world.find(series, measure, sex, kid),
      );
      if (isEach && addsUp(world, figure, kids)) {
        sum(
          figure,
          kids.map((kid) => ({ ...figure, area: kid })),
          'areas',
        );
      } else if (kids.length > 0) this.#relateReported(release, figure, kids, has);
      const parts = this.#partsOf(world, figure, has);
      if (parts) sum(figure, parts, 'types');
      if (sex === 'A') {
        const sexes = SEXES.slice(1).filter((s) => has(series, measure, s, area));
        const told = sexes.reduce((n, s) => n + (world.find(series, measure, s, area)?.count ?? 0), 0);
        if (sexes.length > 0 && told === true_.count) {
          sum(
            figure,
            sexes.map((s) => ({ ...figure, sex: s })),
            'sexes',
          );
        }
      }
      if (measure === TERLAYANI && has(series, 'tercatat', sex, area)) {
        const recorded = world.find(series, 'tercatat', sex, area);
        if (recorded && recorded.count >= true_.count) {
          const [whole, part] = MEASURES.map((m) => this.nameOf(release, keyOf(series, m, sex, area)));
          const rest = this.unservedOf(release, series, sex, area);
          system.relate(
            [
              [whole as string, 1],
              [part as string, -1],
              [rest, -1],
            ],
            0,
            0,
            `served of ${whole}`,
          );
        }
      }
      if (series === DISTINCT_SERIES) this.#relatePersons(release, figure, has);
    }
    for (const { terms, lo, hi, from } of claims ?? []) {
      system.relate(
        terms.map(([key, coef]) => [this.nameOf(release, key), coef] as const),
        lo,
        hi,
        from,
      );
    }
  }

  /** A group that is made of other types than in the release before: where nothing else changed, it differs by these. */
  #regrouped(release: number): void {
    const { world: now, cells } = this.releases[release] as Seen;
    const { world: before, cells: cellsBefore } = this.releases[release - 1] ?? {};
    if (before?.period !== now.period || !cellsBefore) return;
    for (const { series: group, types } of groupsOf(now.vocabulary)) {
      const old = groupsOf(before.vocabulary).find((g) => g.series === group)?.types ?? [];
      const came = types.filter((type) => !old.includes(type));
      const left = old.filter((type) => !types.includes(type));
      if (came.length + left.length === 0) continue;
      for (const key of cells.keys()) {
        const { series, measure, sex, area } = figureOf(key);
        if (series !== group || !cellsBefore.has(key)) continue;
        // What is told of no sex is told of all: that is related there.
        if (toldAs(now, key) !== key || toldAs(before, key) !== key) continue;
        const countIn = (world: World, type: string) => world.find(type, measure, sex, area)?.count;
        if ([...new Set([...types, ...old])].some((type) => countIn(now, type) !== countIn(before, type)))
          continue;
        const terms: (readonly [string, number])[] = [
          [this.nameOf(release, key), 1],
          [this.nameOf(release - 1, key), -1],
        ];
        const moves = [...came, ...left].map((type) => ({ type, count: countIn(now, type) }));
        const by = moves.reduce((n, { type, count = 0 }) => n + (came.includes(type) ? count : -count), 0);
        // A group of an area that was told as a whole may differ by what nobody knows.
        if ((countOf(now, key) ?? 0) - (countOf(before, key) ?? 0) !== by) continue;
        for (const { type, count } of moves) {
          if (count === undefined) continue;
          const of = keyOf(type, measure, sex, area);
          const name = this.nameOf(release, of);
          if (!cells.has(of)) this.moved.set(name, count);
          terms.push([name, came.includes(type) ? -1 : 1]);
        }
        this.system.relate(terms, 0, 0, `${group} made of other types in ${area}`);
      }
    }
  }

  /**
   * What was told, has changed, and steps back for others keeps what it said: of a figure that reads hidden instead, whoever
   * knows the method knows that it has become small.
   */
  #steppedBack(release: number): void {
    const { world, cells, thresholds = this.thresholds } = this.releases[release] as Seen;
    const before = this.releases[release - 1];
    if (before?.world.period !== world.period) return;
    for (const [key, { state }] of cells) {
      const told = before.cells.get(key);
      const { series } = figureOf(key);
      const k = this.isClosed(series) ? thresholds.closed : thresholds.open;
      if (state !== 'hidden' || told?.count == null || told.count < k || series === EVACUATION_SERIES)
        continue;
      if (toldAs(world, key) !== key || typesOf(before.world, key) !== typesOf(world, key)) continue;
      this.system.between(this.nameOf(release, key), 0, k - 1);
    }
  }

  /** Of several figures some lie between two numbers: where no others can, those do. */
  #settle(): void {
    const { system } = this;
    const open = this.releases.flatMap(({ oneOf = [] }, at) =>
      oneOf.map(({ keys, ...rest }) => ({ names: keys.map((key) => this.nameOf(at, key)), ...rest })),
    );
    for (let left = open; left.length > 0; ) {
      const { least, greatest } = propagate(system.bounds(), system.relations);
      const still = left.filter(({ names, many, lo, hi }) => {
        const able = names.filter((name) => {
          const cell = system.cell(name);
          return (least[cell] as number) <= hi && (greatest[cell] as number) >= lo;
        });
        if (able.length !== many) return able.length > many;
        for (const name of able) system.between(name, Math.ceil(lo), Math.floor(hi));
        return false;
      });
      if (still.length === left.length) return;
      left = still;
    }
  }

  /**
   * An area that was reported as a whole, with parts that do not make it up, is no less than they are together; of a sum
   * of types, no more than they and those of its types that were reported so.
   */
  #relateReported(release: number, figure: Figure, kids: readonly string[], has: Has): void {
    const { world } = this.releases[release] as Seen;
    const { series, measure, sex, area } = figure;
    const count = (of: string, at: string) => world.find(of, measure, sex, at)?.count ?? 0;
    const name = (of: string, at: string) => this.nameOf(release, keyOf(of, measure, sex, at));
    const parts = kids.reduce((sum, kid) => sum + count(series, kid), 0);
    const terms = [[name(series, area), 1], ...kids.map((kid) => [name(series, kid), -1] as const)] as const;
    if (count(series, area) >= parts) {
      this.system.relate(terms, 0, Number.POSITIVE_INFINITY, `reported ${name(series, area)}`);
    }
    const types = world.vocabulary.sums.find((s) => s.series === series)?.types ?? [];
    const all = world.kids.get(area) ?? [];
    const apart = types.filter((type) => world.find(type, measure, sex, area) && !adds(world, type, figure));
    if (apart.length === 0 || !apart.every((type) => has(type, measure, sex, area))) return;
    const isTold = apart.some((type) => all.some((kid) => world.find(type, measure, sex, kid)));
    const own = apart.map((type) => [name(type, area), -1] as const);
    const least = isTold ? Number.NEGATIVE_INFINITY : 0;
    this.system.relate([...terms, ...own], least, 0, `types reported apart in ${name(series, area)}`);
  }

  /** What a sum of types is the sum of, among what is published: its types, or for the total the groups. */
  #partsOf(world: World, { series, measure, sex, area }: Figure, has: Has): Figure[] | undefined {
    const rule = world.vocabulary.sums.find((s) => s.series === series);
    if (!rule) return undefined;
    const groups = groupsOf(world.vocabulary);
    if (series === TOTAL_SERIES) {
      const told = groups.filter((g) => world.find(g.series, measure, sex, area));
      const there = told.filter((g) => has(g.series, measure, sex, area));
      if (there.length < told.length) return undefined;
      return there.map((g) => ({ series: g.series, measure, sex, area }));
    }
    const types = rule.types.flatMap((type): Figure[] => {
      if (world.find(type, measure, sex, area)) return [{ series: type, measure, sex, area }];
      // A type that nobody tells by sex is all of its 'not stated'.
      const isWhole = sex === 'T' && !SEXES.slice(1).some((s) => world.find(type, measure, s, area));
      return isWhole && world.find(type, measure, 'A', area)
        ? [{ series: type, measure, sex: 'A', area }]
        : [];
    });
    if (types.length > 0 && types.every((t) => has(t.series, t.measure, t.sex, t.area))) return types;
    // An evacuation's types make whole groups: then it is known by them, where types are not published.
    const whole = groups.filter((g) => g.types.every((t) => rule.types.includes(t)));
    const covered =
      whole.flatMap((g) => g.types).length === rule.types.length && !series.startsWith('group:');
    const there = whole.filter((g) => has(g.series, measure, sex, area));
    const isEach = whole.every((g) => there.includes(g) || !world.find(g.series, measure, sex, area));
    return covered && isEach && there.length > 0
      ? there.map((g) => ({ series: g.series, measure, sex, area }))
      : undefined;
  }

  /** One person is at most counted under each type once, and under one at least. */
  #relatePersons(release: number, { measure, sex, area }: Figure, has: Has): void {
    const { world } = this.releases[release] as Seen;
    const persons = world.find(DISTINCT_SERIES, measure, sex, area)?.count ?? 0;
    const relate = (series: string, isMore: boolean) => {
      const figure = world.find(series, measure, sex, area);
      if (!figure || !has(series, measure, sex, area)) return;
      if (isMore ? figure.count < persons : figure.count > persons) return;
      const terms = [
        [this.nameOf(release, keyOf(series, measure, sex, area)), isMore ? 1 : -1],
        [this.nameOf(release, keyOf(DISTINCT_SERIES, measure, sex, area)), isMore ? -1 : 1],
      ] as const;
      this.system.relate(terms, 0, Number.POSITIVE_INFINITY, `persons of ${area}`);
    };
    relate(TOTAL_SERIES, true);
    for (const { types } of world.vocabulary.sums.filter((s) => s.series === TOTAL_SERIES)) {
      for (const type of types) relate(type, false);
    }
    for (const { series, types } of groupsOf(world.vocabulary)) if (types.length === 1) relate(series, false);
  }
}

export interface Figure {
  readonly series: string;
  readonly measure: Measure;
  readonly sex: Sex;
  readonly area: string;
}

export function figureOf(key: string): Figure {
  const [series = '', measure, sex, area = ''] = key.split(' ');
  return { series, measure: measure as Measure, sex: sex as Sex, area };
}

/** Where nobody tells a figure by sex, whoever asks for 'not stated' is told that of everybody. */
function toldAs(world: World, key: string): string {
  const { series, measure, sex, area } = figureOf(key);
  const isTold = sex !== 'T' || world.find(series, measure, sex, area) !== undefined;
  return isTold || !world.find(series, measure, 'A', area) ? key : keyOf(series, measure, 'A', area);
}

function seriesOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

function countOf(world: World, key: string): number | undefined {
  const { series, measure, sex, area } = figureOf(key);
  return world.find(series, measure, sex, area)?.count;
}

/** Is the figure of an area made of those of its parts, but for a difference that is told? */
function addsUp(world: World, figure: Figure, kids: readonly string[]): boolean {
  if (kids.length === 0) return false;
  const sums = world.vocabulary.sums.find((s) => s.series === figure.series);
  return (sums ? sums.types : [figure.series]).every((type) => adds(world, type, figure));
}

function adds(world: World, type: string, { measure, sex, area }: Figure): boolean {
  const whole = world.find(type, measure, sex, area);
  const parts = (world.kids.get(area) ?? []).map((kid) => world.find(type, measure, sex, kid));
  if (!whole) return parts.every((p) => p === undefined);
  if (whole.basis === 'rolledUp' || whole.basis === 'partial') return true;
  return parts.every((p) => p !== undefined && p.basis !== 'partial');
}

function typesOf({ vocabulary }: World, key: string): string {
  const { series } = figureOf(key);
  const types = vocabulary.sums.find((sum) => sum.series === series)?.types ?? [];
  return [...types].sort().join(' ');
}
