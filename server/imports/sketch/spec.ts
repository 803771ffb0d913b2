import { Findings } from '../findings.ts';
import type { Checked, ImportEnv, ImportKindSpec, Provenance, SourceFile } from '../kind.ts';
import { countBrought } from '../tree/brought.ts';
import { planDerivedShapes } from '../tree/derive-shapes.ts';
import type { Forest } from '../tree/forest.ts';
import type { Nursery } from '../tree/grow.ts';
import { loadNursery } from '../tree/load.ts';
import { writeForest } from '../tree/write.ts';
import { drawJob, planCells } from './draw.ts';
import { canHold, cellsAsked, growNumbers, isGrown, type SketchOptions, wrongNumber } from './options.ts';
import { Ground, type Job, type Standing } from './targets.ts';

/** Cells of one sketch, by the kind of database: the areas that boundaries may bring at once. */
const MOST_CELLS = { embedded: 12_000, server: 100_000 } as const;
const PROVENANCE: Provenance = { source: 'Sketsa Petasos', licence: null, asOf: null, simulated: false };

/**
 * `sketch --within CODE`: gives the RW and RT of a list (or as many as are asked for) cells to be drawn in, where nobody
 * has their borders. Borders that a file brought stay as they are; of earlier sketches the latest holds.
 */
export const sketchImport: ImportKindSpec<SketchOptions, Forest> = {
  kind: 'sketch',
  check: checkSketch,
  stage: async (env, forest, importId) => (await writeForest(env, forest, importId)).touched,
};

async function checkSketch(
  env: ImportEnv,
  _file: SourceFile | null,
  given: SketchOptions,
): Promise<Checked<Forest>> {
  const findings = new Findings();
  const options = { ...given, within: given.within.trim().toLowerCase() };
  const nursery = await loadNursery(env, [options.within]);
  const on = env.ctx.clock.today();
  const ground = new Ground(nursery.forest, on);
  const top = findTop(nursery, ground, options, findings);
  if (!top) return answer(findings, undefined, [], { read: 0, used: 0, refused: 0 });
  const understood = [{ what: 'within', as: nameOf(top) }];
  const villages = ground.villages(top);
  const most = MOST_CELLS[env.ctx.db.kind];
  const tooMany = (found: number): Checked<Forest> => {
    findings.add({ severity: 'error', code: 'sketch-too-many', hint: { found, most } });
    return answer(findings, undefined, understood, { read: found, used: 0, refused: found });
  };
  if (isGrown(options) && cellsAsked(options) * villages.length > most) {
    return tooMany(cellsAsked(options) * villages.length);
  }
  const refuse = refusal(findings, villages.length === 1);
  const drawable = villages.filter((v) => prepare(nursery, ground, v, options, on, refuse));
  const jobs = drawable.flatMap((v) => ground.jobs(v));
  const todo = jobs.filter((job) => job.isNew);
  if (count(todo) > most) return tooMany(count(todo));
  let used = 0;
  for (const [i, job] of todo.entries()) {
    env.progress('draw', i / todo.length);
    const cells = await drawJob(env, job);
    if ('none' in cells) {
      const hint = { cells: job.cells, fits: 'fits' in cells ? cells.fits : 0 };
      const code = cells.none === 'taken' ? 'sketch-no-room' : 'sketch-too-small';
      // Areas that this sketch makes are not made without their cells.
      refuse(code, job.parent, hint, isGrown(options));
      continue;
    }
    planCells(nursery.forest, ground, job, cells);
    used += job.areas;
  }
  env.progress('draw', 1);
  const kept = drawable.reduce((n, v) => n + ground.countBordered(v), 0);
  tellRest(findings, { kept, there: count(jobs) - count(todo), used });
  planDerivedShapes(nursery.forest, (code) => nursery.list.children(code).length);
  const plan = used > 0 && findings.errors === 0 ? nursery.forest : undefined;
  const done = plan ? used : 0;
  return answer(findings, plan, understood, { read: count(jobs), used: done, refused: count(todo) - done });
}

/** What was left as it is, and that cells are no borders. */
function tellRest(findings: Findings, told: { kept: number; there: number; used: number }): void {
  const note = (code: string, n: number) =>
    n > 0 && findings.add({ severity: 'note', code, hint: { count: n } });
  note('sketch-borders-stay', told.kept);
  note('sketch-there', told.there);
  note('sketch-is-no-border', told.used);
  if (told.kept + told.there + told.used === 0 && findings.errors === 0) {
    findings.add({ severity: 'error', code: 'sketch-nothing-drawn' });
  }
}

type Refuse = (
  code: string,
  at: Standing,
  hint?: Record<string, string | number>,
  stopsAll?: boolean,
) => void;

/** In one area what cannot be sketched is an error; of many the others go on. */
function refusal(findings: Findings, alone: boolean): Refuse {
  return (code, at, hint = {}, stopsAll = false) =>
    findings.add({
      severity: alone || stopsAll ? 'error' : 'warning',
      code,
      value: at.version.code,
      hint: { within: nameOf(at), ...hint },
    });
}

/** The area asked for, or a word why there is none to sketch in. */
function findTop(
  nursery: Nursery,
  ground: Ground,
  options: SketchOptions,
  findings: Findings,
): Standing | undefined {
  const { within } = options;
  const wrong = wrongNumber(options);
  if (wrong) {
    findings.add(wrong);
    return undefined;
  }
  const top = ground.standing(within);
  if (!top) {
    const listed = nursery.list.find(within);
    const code = listed ? 'sketch-not-here' : 'sketch-unknown-area';
    const hint: Record<string, string> = listed ? { name: listed.name, regency: within.slice(0, 5) } : {};
    findings.add({ severity: 'error', code, value: within, hint });
    return undefined;
  }
  if (top.version.level === 'provinsi') {
    findings.add({ severity: 'error', code: 'sketch-province', value: nameOf(top) });
    return undefined;
  }
  return top;
}

/** Can this area be sketched in? Where it has no list, as many RW and RT as were asked for are planned. */
function prepare(
  nursery: Nursery,
  ground: Ground,
  at: Standing,
  options: SketchOptions,
  on: string,
  refuse: Refuse,
): boolean {
  const { level, shape } = at.version;
  const hasList = ground.in(at).length > 0;
  if (!canHold(level, options)) {
    refuse('sketch-nothing-below', at);
    return false;
  }
  if (shape.from !== 'held' || shape.sketched) {
    refuse('sketch-without-ground', at);
    return false;
  }
  if (hasList && isGrown(options)) {
    refuse('sketch-has-list', at);
    return false;
  }
  if (!hasList && !isGrown(options)) {
    refuse('sketch-no-list', at);
    return false;
  }
  if (!hasList) growNumbers(nursery, at, options, on);
  return true;
}

/** Areas to be drawn, with those that hold others. */
function count(jobs: readonly Job[]): number {
  return jobs.reduce((n, job) => n + job.areas, 0);
}

function nameOf({ version }: Standing): string {
  return `${version.name} (${version.code})`;
}

function answer(
  findings: Findings,
  forest: Forest | undefined,
  understood: Checked<Forest>['understood'],
  rows: Checked<Forest>['rows'],
): Checked<Forest> {
  return {
    plan: forest,
    findings,
    understood,
    rows,
    brought: forest ? countBrought(forest) : {},
    provenance: PROVENANCE,
  };
}
