import type { ImportReport } from '../../data/contract/import.ts';
import { DEMO_REGENCY } from '../../data/demo/name-areas.ts';
import { DEMO_SIZES, type DemoSizes } from '../../data/demo/regency.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import type { ImportKindSpec, Progress } from '../imports/kind.ts';
import { listImports } from '../imports/query.ts';
import { runImport } from '../imports/run.ts';
import { makeDemoIncidents } from '../response/answer.ts';
import { demoFacilitiesImport } from './facilities/spec.ts';
import { generate } from './generate.ts';
import type { Generated } from './generated.ts';
import { demoEventsImport, demoHazardTableImport, demoZonesImport } from './hazards/spec.ts';
import { setDemoNorms } from './norms.ts';
import { needsOnImport, ON_PROVENANCE, peopleOnImport } from './on-spec.ts';
import { floodedDesa } from './query.ts';
import { demoPillarsImport } from './register/spec.ts';
import { DEMO_PROVENANCE, DEMO_SOURCE, demoAreasImport, demoNeedsImport, demoPeopleImport } from './spec.ts';

/** What there is after the demo was loaded. */
export interface DemoLoaded {
  /** code of the simulated regency */
  readonly code: string;
  /** imports made now; 0 where all was there */
  readonly imports: number;
  readonly tookMs: number;
}

export interface DemoRequest {
  /** stage (a name of `words.service.stage`) and how much of the whole work is done, 0 to 1, never less than before */
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** another size than the one shown: for benchmarks */
  readonly sizes?: DemoSizes;
  /** what `drawDemo` began to make before the database was there */
  readonly made?: Promise<Generated>;
}

const SEED = '1';

/** The steps in order, and the part of the whole work that each stage of it ends at. */
const STEPS = [
  { spec: demoAreasImport, ends: { write: 0.19, tiles: 0.29, rollup: 0.29, settle: 0.33 } },
  { spec: demoPeopleImport, ends: { stage: 0.36, tiles: 0.36, rollup: 0.36, settle: 0.38 } },
  { spec: demoNeedsImport, ends: { stage: 0.46, tiles: 0.46, rollup: 0.94, settle: 0.96 } },
  { spec: demoPillarsImport, ends: { stage: 0.97, tiles: 0.97, rollup: 0.97, settle: 0.98 } },
  { spec: demoFacilitiesImport, ends: { stage: 0.98, tiles: 0.98, rollup: 0.98, settle: 0.98 } },
  { spec: demoZonesImport, ends: { stage: 0.99, tiles: 0.99, rollup: 0.99, settle: 0.99 } },
  { spec: demoHazardTableImport, ends: { stage: 0.995, tiles: 0.995, rollup: 0.995, settle: 0.995 } },
  { spec: demoEventsImport, ends: { stage: 1, tiles: 1, rollup: 1, settle: 1 } },
] as const;
const GENERATED = 0.15;

/** Begins to make the regency in a thread: some seconds in which a database can be opened. */
export function drawDemo(signal: AbortSignal): Promise<Generated> {
  const made = generate({ seed: SEED, sizes: DEMO_SIZES }, { progress: () => {}, signal });
  // Nobody waits for it where the database cannot be opened.
  made.catch(() => {});
  return made;
}

/**
 * Fills an empty database with the simulated regency 'Kabupaten Contoh' (99.01): boundaries, population, need, pillars, facilities and hazards, each an
 * import marked as simulated, that can be undone like any other. Goes on where an earlier load was broken off, and does
 * nothing where all is there. Throws Fault 'real-data' where the database holds anything that is not simulated.
 */
export async function loadDemo(ctx: Context, scope: Scope, request: DemoRequest = {}): Promise<DemoLoaded> {
  const started = ctx.clock.now().getTime();
  const signal = request.signal ?? new AbortController().signal;
  const progress = onwards(request.progress ?? (() => {}));
  const applied = (await listImports(ctx, scope)).filter((i) => i.state === 'applied');
  if (applied.some((i) => !i.simulated)) throw new Fault('real-data');
  const missing = STEPS.filter(
    ({ spec }) => !applied.some((i) => i.kind === spec.kind && i.source === DEMO_SOURCE),
  );
  const took = () => ctx.clock.now().getTime() - started;
  if (missing.length === 0) return { code: DEMO_REGENCY, imports: 0, tookMs: took() };
  const made = await (request.made ??
    generate(
      { seed: SEED, sizes: request.sizes ?? DEMO_SIZES },
      { progress: (share) => progress('generate', share * GENERATED), signal },
    ));
  await setDemoNorms(ctx, scope);
  for (const step of missing) {
    await load(ctx, scope, made, { step, goesOn: step !== missing.at(-1), progress, signal });
  }
  await makeDemoIncidents(ctx, scope, DEMO_REGENCY, await floodedDesa(ctx.db.as(scope)));
  return { code: DEMO_REGENCY, imports: missing.length, tookMs: took() };
}

async function load(
  ctx: Context,
  scope: Scope,
  made: Generated,
  {
    step,
    goesOn,
    progress,
    signal,
  }: { step: (typeof STEPS)[number]; goesOn: boolean; progress: Progress; signal: AbortSignal },
): Promise<void> {
  const ends: Readonly<Record<string, number>> = step.ends;
  const at = STEPS.indexOf(step);
  let begins: number = STEPS[at - 1]?.ends.settle ?? GENERATED;
  let stage = '';
  let from = begins;
  await runImport<Generated, unknown>(ctx, scope, step.spec as ImportKindSpec<Generated, unknown>, {
    file: null,
    options: made,
    provenance: DEMO_PROVENANCE,
    dryRun: false,
    goesOn,
    signal,
    progress(now, share) {
      if (now !== stage) {
        from = begins;
        stage = now;
      }
      begins = Math.max(begins, ends[now] ?? begins);
      progress(now, from + (Math.max(from, ends[now] ?? from) - from) * share);
    },
  });
}

/** A bar that never goes back. */
function onwards(progress: Progress): Progress {
  let reached = 0;
  return (stage, share) => {
    reached = Math.max(reached, share);
    progress(stage, reached);
  };
}

/**
 * Puts simulated figures on real areas that are set up: need without the closed types, and people where none are known;
 * each an import marked as simulated, undone like any other. Refused (in the report) where real figures of need stand.
 */
export async function simulateOn(
  ctx: Context,
  scope: Scope,
  code: string,
  { progress = () => {}, signal }: Pick<DemoRequest, 'progress' | 'signal'> = {},
): Promise<ImportReport[]> {
  const request = {
    file: null,
    options: { code },
    provenance: ON_PROVENANCE,
    progress,
    ...(signal ? { signal } : {}),
  };
  // Looked at first: people are not to be left behind where the figures are refused.
  const need = await runImport(ctx, scope, needsOnImport, { ...request, dryRun: true });
  if (need.state === 'refused') return [need];
  const people = await runImport(ctx, scope, peopleOnImport, { ...request, dryRun: false });
  return [people, await runImport(ctx, scope, needsOnImport, { ...request, dryRun: false })].filter(
    (r) => r.importId !== null,
  );
}
