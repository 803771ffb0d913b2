import { parentCode } from '../../../data/catalogue/codes.ts';
import { LEVELS, type Level } from '../../../data/catalogue/levels.ts';
import { LEFT_OUT, type MatchChoice } from '../../../data/contract/matching.ts';
import { levelSaid } from '../../../data/read/names.ts';
import type { NamedLevel, WrittenPlace } from '../../../data/read/place.ts';
import { type Judged, judgeName, type Ranked } from '../../../data/read/rank-names.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { KnownWords } from './known.ts';
import type { Asked } from './matches.ts';
import type { NamedArea, NameTree } from './name-tree.ts';

/** What the names of a row mean. */
export type Resolved =
  | { readonly kind: 'found'; readonly code: string; readonly how: FoundBy }
  | { readonly kind: 'asked'; readonly question: Asked }
  /** an area of the national list that is not set up here; without a code where nothing is */
  | { readonly kind: 'elsewhere'; readonly code: string; readonly name: string }
  /** somebody said to leave such rows out */
  | { readonly kind: 'leftOut' }
  | { readonly kind: 'nothing' };

/** name: as the area is called; spelling: it sounds like it; answer: somebody said so */
export type FoundBy = 'name' | 'spelling' | 'answer';

const COARSE_TO_FINE: readonly NamedLevel[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];
/** Levels that a name may be of where the file does not say: the commonest first. */
const ANY_LEVEL: readonly Level[] = ['desa', 'kecamatan', 'kabupaten', 'provinsi'];
const MOST_CHOICES = 5;

interface Sources {
  readonly tree: NameTree;
  readonly list: CodeList;
  readonly known: KnownWords;
}

/**
 * Finds the area that the names of a row mean, coarse to fine: each name among the areas of its level inside what was
 * found so far. A name that is not sure is asked about, the coarsest first; only where a finer one is written exactly
 * and stands in one place alone, inside what the coarser may mean, it needs no answer.
 */
export function resolveNames(place: WrittenPlace, sources: Sources): Resolved {
  const { tree, known } = sources;
  if (tree.isEmpty) return { kind: 'elsewhere', code: '', name: '' };
  const translated = place.foreign === null ? undefined : known.code(place.foreign.slice(0, 7));
  let within = place.within ?? translated ?? tree.onlyRegency;
  const levels = COARSE_TO_FINE.filter((level) => place.names[level] !== undefined);
  let how: FoundBy = 'name';
  let open: Asked | undefined;
  let last: Resolved = { kind: 'nothing' };
  for (const level of levels) {
    const name = place.names[level] ?? '';
    // What a code says already needs no name: of the kecamatan that the row lies in, say.
    if (level !== levels.at(-1) && tree.find(place.within ?? '')?.level === level) continue;
    last = matchOne(name, level, widenFor(level, within), sources);
    if (last.kind === 'found') {
      within = last.code;
      how = worse(how, last.how);
      if (open && !mayLieIn(last.code, open)) return { kind: 'asked', question: open };
      if (open && last.how === 'name') open = undefined;
    } else if (last.kind === 'asked') open ??= last.question;
    else return last;
  }
  if (levels.length === 0)
    return place.names.any === undefined ? last : matchAny(place.names.any, within, sources);
  if (open) return { kind: 'asked', question: open };
  return last.kind === 'found' ? { kind: 'found', code: last.code, how } : last;
}

/** A kabupaten is not looked for inside a desa: what is finer than the level narrows nothing. */
function widenFor(level: Level, within: string): string {
  let code = within;
  while (code !== '' && depthOfCode(code) > LEVELS.indexOf(level)) code = parentCode(code) ?? '';
  return code;
}

function depthOfCode(code: string): number {
  return code.split('.').length - 1;
}

function mayLieIn(code: string, { choices }: Asked): boolean {
  return choices.some((choice) => code === choice.target || code.startsWith(`${choice.target}.`));
}

function worse(a: FoundBy, b: FoundBy): FoundBy {
  const order: readonly FoundBy[] = ['name', 'spelling', 'answer'];
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

function matchOne(name: string, level: NamedLevel, within: string, sources: Sources): Resolved {
  const { tree, list, known } = sources;
  const said = known.area(level, name, within);
  if (said !== undefined) return answered(said);
  const judged = judge(name, tree.at(level, within), level);
  const [best] = judged.choices;
  if (judged.verdict === 'sure' && best) return foundBy(best);
  if (level === 'provinsi' || level === 'kabupaten') {
    const listed = judgeName(name, list.atLevel(level), level);
    const [there] = listed.choices;
    if (listed.verdict === 'sure' && there && there.how !== 'spelling') {
      return { kind: 'elsewhere', code: there.found.code, name: there.found.name };
    }
  }
  return ask(name, level, within, judged, tree);
}

/** A name of which the file does not say the level. */
function matchAny(name: string, within: string, sources: Sources): Resolved {
  const { tree, known } = sources;
  const written = levelSaid(name);
  const said = known.area(written ?? null, name, within);
  if (said !== undefined) return answered(said);
  const levels = written ? [written] : ANY_LEVEL;
  const all = levels.map((level) => judge(name, tree.at(level, widenFor(level, within)), level));
  const sure = all.flatMap((j) => (j.verdict === 'sure' ? j.choices : []));
  const top = sure.filter((c) => c.score === Math.max(...sure.map((s) => s.score)));
  const [only, other] = top;
  if (only && !other) return foundBy(only);
  const choices = all
    .flatMap((j) => j.choices)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_CHOICES);
  const verdict = choices.length > 0 ? 'unsure' : 'unknown';
  return ask(name, written ?? null, within, { verdict, choices }, tree);
}

/** As judgeName, with several names of one area taken as one, and '3. Kabat' as Kabat where nothing has the number. */
function judge(name: string, candidates: readonly NamedArea[], level: Level): Judged<NamedArea> {
  const whole = once(judgeName(name, candidates, level));
  const bare = name.replace(/^\(?\d{1,3}[.):]?\s+(?=\D)/, '');
  if (whole.verdict === 'sure' || bare === name) return whole;
  return once(judgeName(bare, candidates, level));
}

function once(judged: Judged<NamedArea>): Judged<NamedArea> {
  const choices = [
    ...new Map(judged.choices.toReversed().map((c) => [c.found.code, c])).values(),
  ].toReversed();
  const isOne = choices.length === 1 && judged.choices.length > 1 && (choices[0]?.score ?? 0) >= 0.95;
  return { verdict: isOne ? 'sure' : judged.verdict, choices };
}

function foundBy({ found, how }: Ranked<NamedArea>): Resolved {
  return { kind: 'found', code: found.code, how: how === 'spelling' ? 'spelling' : 'name' };
}

function answered(target: string): Resolved {
  return target === LEFT_OUT ? { kind: 'leftOut' } : { kind: 'found', code: target, how: 'answer' };
}

function ask(
  written: string,
  level: Level | null,
  within: string,
  judged: Judged<NamedArea>,
  tree: NameTree,
): Resolved {
  const state = judged.verdict === 'unknown' ? 'unknown' : 'unsure';
  const choices = judged.choices.map((choice) => choiceOf(choice, tree));
  const withinName = tree.find(within)?.name ?? '';
  return {
    kind: 'asked',
    question: { kind: 'area', level, within, withinName, written, state, taken: null, choices },
  };
}

function choiceOf({ found, how }: Ranked<NamedArea>, tree: NameTree): MatchChoice {
  return { target: found.code, name: found.name, level: found.level, path: tree.path(found.code), how };
}
