import { unzipSync } from 'fflate';
import { type RawBuilder, sql } from 'kysely';
import { everything } from '../../server/access/principal.ts';
import { forRequest } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { attack, type Outcome, type Pin } from './attack.ts';
import { everyType, insidersWith, ROLE_SLICES, type Slices } from './by-plan.ts';
import type { Collected } from './collect.ts';
import type { Found } from './heard.ts';
import { figureOf, Knowledge, type Seen, type Thresholds } from './knowledge.ts';
import type { World } from './world.ts';

/** Everybody may know them, as a total or finer: they are no secret. */
const PUBLIC_SERIES = /^(penduduk|kk) /;

/** What was collected of a period, joined over roles, beside the truth of that moment. */
function seenOver(world: World, found: readonly (Found | undefined)[]): Seen {
  const [cells, claims, oneOf]: [
    Map<string, Found['cells'] extends Map<string, infer C> ? C : never>,
    Found['claims'],
    Found['oneOf'],
  ] = [new Map(), [], []];
  for (const one of found) {
    if (!one) continue;
    for (const [key, cell] of one.cells) {
      if (PUBLIC_SERIES.test(key)) continue;
      const before = cells.get(key);
      // What one role is shown is known, whatever another is.
      if (before === undefined || (before.count === null && cell.count !== null)) cells.set(key, cell);
    }
    claims.push(...one.claims.filter((c) => c.terms.every(([key]) => !PUBLIC_SERIES.test(key))));
    oneOf.push(...one.oneOf.filter((o) => o.keys.every((key) => !PUBLIC_SERIES.test(key))));
  }
  const known = claims.filter((c) => c.terms.every(([key]) => cells.has(key)));
  return { world, cells, claims: known, oneOf };
}

export interface PeriodOutcome extends Outcome {
  readonly period: string;
  /** known to whoever reads a single type exactly everywhere, which nobody is given: a risk that is stated, not guarded */
  readonly residual: readonly Pin[];
  /** of the newest release a line for each kind and level: cells, shown, hidden, kept, and how many are small by themselves */
  readonly levels: readonly string[];
  readonly shown: number;
  readonly hidden: number;
  readonly kept: number;
}

/**
 * Attacks releases that were collected one after the other, each by several roles: every period by itself, with everybody
 * who is guarded against.
 *
 * @param releases what the roles collected, and the worlds (one a period) as they were at that time
 * @param options.granted series that grants in force name, one list an account; with what roles read these are the slices
 * @param options.areas areas of which one account holds exact figures together, one list an account
 * @param options.residual also tells what each single type that nobody holds would tell
 */
export async function attackReleases(
  releases: readonly { readonly worlds: readonly World[]; readonly collected: readonly Collected[] }[],
  thresholds: Thresholds,
  {
    insiders = true,
    granted = [],
    areas = [],
    residual = false,
  }: {
    insiders?: boolean;
    granted?: Slices;
    areas?: readonly (readonly string[])[];
    residual?: boolean;
  } = {},
): Promise<PeriodOutcome[]> {
  const periods = new Set(releases.flatMap((r) => r.worlds.map((w) => w.period)));
  const out: PeriodOutcome[] = [];
  for (const period of periods) {
    const seen = releases.flatMap(({ worlds, collected }): Seen[] => {
      const world = worlds.find((w) => w.period === period);
      const found = collected.map((c) => c.periods.get(period));
      const k = collected.find((c) => c.k)?.k ?? undefined;
      return world && found.some((f) => f) ? [{ ...seenOver(world, found), thresholds: k }] : [];
    });
    const last = seen.at(-1);
    if (!last) continue;
    const knowledge = new Knowledge(seen, thresholds);
    const held = [...ROLE_SLICES, ...granted];
    const names = new Set(held.map((all) => `slice ${all.join(' ')}`));
    const types = everyType(seen.map(({ world }) => world)).filter(
      (all) => !names.has(`slice ${all.join(' ')}`),
    );
    const slices = residual ? [...held, ...types] : held;
    const outcome = await attack(knowledge, insiders ? insidersWith(knowledge, slices, areas) : []);
    const isHeld = ({ insider }: Pin) => !insider?.startsWith('slice ') || names.has(insider);
    const many = (state: string) => [...last.cells.values()].filter((c) => c.state === state).length;
    out.push({
      ...outcome,
      pins: outcome.pins.filter(isHeld),
      residual: outcome.pins.filter((pin) => !isHeld(pin)),
      levels: levelsOf(last, last.thresholds ?? thresholds),
      period,
      shown: many('shown'),
      hidden: many('hidden'),
      kept: many('kept'),
    });
  }
  return out;
}

/** Cells of recorded open and closed figures of everybody, by kind and level; small ones are those that no plan shows. */
function levelsOf({ world, cells }: Seen, thresholds: Thresholds): string[] {
  const by = new Map<string, { cells: number; small: number; shown: number; hidden: number; kept: number }>();
  for (const [key, { state }] of cells) {
    const { series, measure, sex, area } = figureOf(key);
    const isClosed = world.vocabulary.closed.has(series);
    const count = world.find(series, measure, sex, area)?.count;
    if (count === undefined) continue;
    const kind = /^(PMKS|own)/.test(series)
      ? isClosed
        ? 'closed'
        : (/^\w+/.exec(series)?.[0] ?? '')
      : (/^\w+/.exec(series)?.[0] ?? '');
    const line = `${world.levelOf(area)} x ${kind}${sex === 'A' ? '' : ' by sex'}${measure === 'tercatat' ? '' : ' served'}`;
    const sums = by.get(line) ?? { cells: 0, small: 0, shown: 0, hidden: 0, kept: 0 };
    by.set(line, sums);
    sums.cells += 1;
    sums[state] += 1;
    if (isClosed ? count < thresholds.closed : count > 0 && count < thresholds.open) sums.small += 1;
  }
  return [...by]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([line, n]) =>
        `${line}: ${n.cells} cells, ${n.shown} shown, ${n.hidden} hidden, ${n.kept} kept; small ${n.small}`,
    );
}

/**
 * Changes every exact figure in the database behind the back of the release: whoever reads published figures only must
 * not notice. Which is larger than which changes too. People and families stay as they are. Returns what takes it back.
 */
export async function shake(ctx: Context): Promise<() => Promise<void>> {
  const db = ctx.db.as(forRequest(everything('uji')));
  const change = async (to: RawBuilder<unknown>) => {
    // In slices: on a busy machine the embedded database would take one for a statement that never ends.
    for (let slice = 0; slice < SLICES; slice += 1) {
      const here = sql`area_id % ${SLICES} = ${slice}`;
      await sql`update rollup set count = ${to} where ${here} and series not in ('penduduk', 'kk')`.execute(
        db,
      );
      await sql`update observation set count = ${to} where ${here}`.execute(db);
      await sql`update release_truth set count = ${to} where ${here}`.execute(db);
    }
    // As an import would: exact answers that are kept are out of date.
    await sql`update data_state set data_version = data_version + 1`.execute(db);
  };
  await change(sql`count # 21`);
  return () => change(sql`count # 21`);
}

const SLICES = 16;

/** Questions that were answered otherwise the second time. */
export function differences(before: Collected, after: Collected): string[] {
  const asked = new Set([...before.said.keys(), ...after.said.keys()]);
  return [...asked].filter((q) => plain(q, before.said.get(q)) !== plain(q, after.said.get(q)));
}

/** What everybody may read, whose ETag tells that something was brought in, as a list of imports would. */
const OF_NO_FIGURES = /^(places|naming|privacyNotice|office) /;

/** A file as what is in it, without the moment at which it was made. */
function plain(question: string, said: string | undefined): string | undefined {
  if (said !== undefined && OF_NO_FIGURES.test(question)) return said.replace(/^(\d+) \S* /, '$1 ');
  if (said === undefined || !question.startsWith('export ')) return said;
  const [status = '', tag = '', base64 = ''] = said.split(' ');
  const bytes = Buffer.from(base64, 'base64');
  const isZip = bytes.subarray(0, 2).toString() === 'PK';
  const text = isZip
    ? Object.entries(unzipSync(bytes))
        .map(([name, part]) => `${name} ${Buffer.from(part).toString()}`)
        .sort()
        .join('\n')
    : bytes.toString();
  return `${status} ${tag} ${text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, '').replace(/\b\d\d[.:]\d\d\b/g, '')}`;
}
