import type { Level } from '../../data/catalogue/levels.ts';
import { DISTINCT_SERIES } from '../../data/catalogue/needs.ts';
import type { Knowledge } from './knowledge.ts';
import { System } from './system.ts';
import { groupsOf, keyOf, MEASURES, SEXES, type TrueFigure, type World } from './world.ts';

/** What somebody knows besides, by role: figures exactly, and of others that they are no less. */
export interface Insider {
  readonly name: string;
  readonly kind: 'kecamatan' | 'desa' | 'rt' | 'areas' | 'slice';
  /** cells named, between the two */
  readonly given: readonly { readonly name: string; readonly least: number; readonly greatest: number }[];
  /** relations besides, where the slice is a sum of cells */
  readonly relations: readonly {
    readonly terms: readonly (readonly [string, number])[];
    readonly value: number;
    readonly from: string;
  }[];
}

/** Everybody who holds all exact figures of one area of a level: what they hold is part of every area above. */
export function insidersOfLevel(
  knowledge: Knowledge,
  release: number,
  level: Level,
  kind: 'kecamatan' | 'desa' | 'rt',
): Insider[] {
  const { world } = knowledge.releases[release] ?? {};
  if (!world) return [];
  const out: Insider[] = [];
  for (const { code, level: of } of world.areas.values()) {
    if (of === level) out.push(insiderOf(knowledge, release, world, [code], kind));
  }
  return out;
}

/** Whoever holds all exact figures of several areas, none in another. */
export function insiderOf(
  knowledge: Knowledge,
  release: number,
  world: World,
  codes: readonly string[],
  kind: Insider['kind'],
): Insider {
  const given: { name: string; least: number; greatest: number }[] = [];
  const { system } = knowledge;
  const say = (name: string, least: number, greatest: number) => {
    if (system.find(name) !== undefined) given.push({ name, least, greatest });
  };
  const inside = codes.flatMap((code) => [code, ...below(world, code)]);
  for (const area of inside) {
    for (const { series, measure, sex, count } of world.of(area)) {
      say(knowledge.nameOf(release, keyOf(series, measure, sex, area)), count, count);
      if (measure === 'tercatat') {
        const rest = unserved(world, series, sex, area);
        if (rest !== undefined) say(knowledge.unservedOf(release, series, sex, area), rest, rest);
      }
    }
  }
  const inEach = codes.flatMap((code) =>
    world
      .above(code)
      .slice(1)
      .map((above) => ({ above, code })),
  );
  for (const [above, held] of Map.groupBy(inEach, (one) => one.above)) {
    const own = held.map((one) => one.code);
    for (const { series, measure, sex } of world.of(above)) {
      const parts = own.filter((code) => isPartOf(world, series, measure, sex, code, above));
      const counts = parts.flatMap((code) => world.find(series, measure, sex, code)?.count ?? []);
      if (counts.length === 0) continue;
      // Of distinct persons there are as many as in the largest part at least.
      const isAdded = series !== DISTINCT_SERIES;
      const least = isAdded ? sumOf(counts) : Math.max(...counts);
      const [code = ''] = parts;
      // An area whose only part is held is held as well.
      const isAll = parts.length === 1 && isOnlyPart(world, series, measure, sex, code, above);
      say(
        knowledge.nameOf(release, keyOf(series, measure, sex, above)),
        least,
        isAll ? least : Number.POSITIVE_INFINITY,
      );
      if (measure !== 'tercatat') continue;
      const rests = parts.flatMap((part) => unserved(world, series, sex, part) ?? []);
      if (rests.length === 0 || !isAdded) continue;
      const isServedAll = isAll && isOnlyPart(world, series, 'terlayani', sex, code, above);
      const rest = sumOf(rests);
      // Where another part tells more served than recorded, the whole has less of them.
      if (rest > (unserved(world, series, sex, above) ?? 0)) continue;
      say(
        knowledge.unservedOf(release, series, sex, above),
        rest,
        isServedAll ? rest : Number.POSITIVE_INFINITY,
      );
    }
  }
  return { name: `${kind} ${codes.join(' ')}`, kind, given, relations: [] };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}

/** Whoever reads some series exactly everywhere: what a Tagana reads, or what a grant names. */
export function sliceOf(knowledge: Knowledge, release: number, all: readonly string[]): Insider {
  const { world } = knowledge.releases[release] as { world: World };
  const { system } = knowledge;
  const given: { name: string; least: number; greatest: number }[] = [];
  const relations: { terms: (readonly [string, number])[]; value: number; from: string }[] = [];
  const say = (name: string, least: number, greatest: number) => {
    if (system.find(name) !== undefined) given.push({ name, least, greatest });
  };
  const groups = groupsOf(world.vocabulary);
  for (const series of all) {
    const rule = world.vocabulary.sums.find((s) => s.series === series);
    const types = rule?.types ?? [series];
    for (const area of world.areas.keys()) {
      for (const measure of MEASURES) {
        for (const sex of SEXES) {
          const name = (of: string) => knowledge.nameOf(release, keyOf(of, measure, sex, area));
          const figure = world.find(series, measure, sex, area);
          if (!figure) continue;
          say(name(series), figure.count, figure.count);
          const rest = measure === 'tercatat' ? unserved(world, series, sex, area) : undefined;
          if (rest !== undefined) say(knowledge.unservedOf(release, series, sex, area), rest, rest);
          const terms: (readonly [string, number])[] = [];
          for (const group of groups) {
            const told = group.types.filter((t) => world.find(t, measure, sex, area));
            const shared = told.filter((t) => types.includes(t));
            if (shared.length === 0 || system.find(name(group.series)) === undefined) continue;
            const isAll = shared.length === told.length;
            if (isAll && types.length > 1) terms.push([name(group.series), 1]);
            else if (types.length === 1) {
              // Of a group of which nothing else is told, the slice is the group.
              const most = isAll ? figure.count : Number.POSITIVE_INFINITY;
              say(name(group.series), figure.count, most);
              if (rest !== undefined) {
                const left = isAll ? rest : Number.POSITIVE_INFINITY;
                say(knowledge.unservedOf(release, group.series, sex, area), rest, left);
              }
            } else {
              const part = `${name(group.series)} in ${series}`;
              relations.push({
                terms: [
                  [name(group.series), 1],
                  [part, -1],
                  [`${part} rest`, -1],
                ],
                value: 0,
                from: part,
              });
              terms.push([part, 1]);
            }
          }
          const there = types.every((t) => groups.some((g) => g.types.includes(t)));
          const isTold = terms.length > 0 && there && !isPublished(knowledge, types, name);
          if (isTold) relations.push({ terms, value: figure.count, from: `slice ${series} of ${area}` });
          if (knowledge.system.find(name('jiwa')) !== undefined && types.length === 1) {
            say(name('jiwa'), figure.count, Number.POSITIVE_INFINITY);
          }
        }
      }
    }
  }
  // Several types of one group are known together: all of it, or no less of it.
  for (const group of groups) {
    const own = group.types.filter((type) => all.includes(type));
    if (own.length < 2) continue;
    for (const area of world.areas.keys()) {
      for (const measure of MEASURES) {
        for (const sex of SEXES) {
          const told = group.types.filter((type) => world.find(type, measure, sex, area));
          const sum = own.reduce((n, type) => n + (world.find(type, measure, sex, area)?.count ?? 0), 0);
          const isAll = told.every((type) => own.includes(type));
          const name = knowledge.nameOf(release, keyOf(group.series, measure, sex, area));
          if (told.length > 0) say(name, sum, isAll ? sum : Number.POSITIVE_INFINITY);
        }
      }
    }
  }
  return { name: `slice ${all.join(' ')}`, kind: 'slice', given, relations };
}

/** Where the types themselves are cells, they say what the slice is. */
function isPublished(knowledge: Knowledge, types: readonly string[], name: (of: string) => string): boolean {
  return types.every((t) => knowledge.system.find(name(t)) !== undefined);
}

function below(world: World, code: string): string[] {
  return (world.kids.get(code) ?? []).flatMap((kid) => [kid, ...below(world, kid)]);
}

function unserved(world: World, series: string, sex: TrueFigure['sex'], area: string): number | undefined {
  const recorded = world.find(series, 'tercatat', sex, area);
  const served = world.find(series, 'terlayani', sex, area);
  if (!recorded || !served || recorded.count < served.count) return undefined;
  return recorded.count - served.count;
}

/** Is the figure of an area part of that of the one above, all the way up? Where one was reported, nobody knows. */
function isPartOf(
  world: World,
  series: string,
  measure: TrueFigure['measure'],
  sex: TrueFigure['sex'],
  code: string,
  above: string,
): boolean {
  let at = code;
  while (at !== above) {
    const parent = world.areas.get(at)?.parent;
    if (!parent) return false;
    const figure = world.find(series, measure, sex, parent);
    const here = world.find(series, measure, sex, at);
    if (!figure || !here || here.count > figure.count) return false;
    at = parent;
  }
  return true;
}

/** Does nothing else of the area above make up its figure, all the way up? */
function isOnlyPart(
  world: World,
  series: string,
  measure: TrueFigure['measure'],
  sex: TrueFigure['sex'],
  code: string,
  above: string,
): boolean {
  for (let at = code; at !== above; ) {
    const parent = world.areas.get(at)?.parent;
    if (!parent) return false;
    const told = (world.kids.get(parent) ?? []).filter((kid) => world.find(series, measure, sex, kid));
    const [here, there] = [at, parent].map((area) => world.find(series, measure, sex, area)?.count);
    if (told.length !== 1 || here !== there) return false;
    at = parent;
  }
  return true;
}

/** What is known with what an insider holds besides. */
export function withInsider(knowledge: Knowledge, insider: Insider): System {
  const { system } = knowledge;
  const made = new System();
  const { least, greatest } = system.bounds();
  system.names.forEach((name, cell) => {
    made.between(name, least[cell] as number, greatest[cell] as number);
  });
  made.relations.push(...system.relations);
  for (const { name, least: a, greatest: b } of insider.given) made.between(name, a, b);
  for (const { terms, value, from } of insider.relations) made.relate(terms, value, value, from);
  return made;
}
