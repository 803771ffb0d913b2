import type { ImportKind, ImportReport } from '../../data/contract/import.ts';
import type { Matching } from '../../data/contract/matching.ts';
import type { TableReading } from '../../data/contract/reading.ts';
import { DEMO_REGENCY } from '../../data/demo/name-areas.ts';
import { unpackSpot } from '../../data/read/line.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { SettleOptions } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { HAZARD_TABLES } from '../hazards/store/query.ts';
import { isInside, refuseFindingsOutside, refuseOutside, requireKind, writable } from './bounds.ts';
import { derive } from './derive.ts';
import type { Findings } from './findings.ts';
import type {
  Checked,
  ImportEnv,
  ImportKindSpec,
  Progress,
  Provenance,
  SourceFile,
  Touched,
} from './kind.ts';
import { countReplaced, findImport, listImports, nameImports, sameFileBefore } from './query.ts';
import { quietRows } from './quiet.ts';
import { dependentImports, importsOf, touchedBy } from './reach/query.ts';
import { type Also, applyDraft, draftImport, markUndone, removeDrafts } from './swap/query.ts';

const FIGURES: ReadonlySet<ImportKind> = new Set(['population', 'need', 'figures', 'spm']);

export interface RunRequest<Options> {
  readonly file: SourceFile | null;
  readonly options: Options;
  readonly provenance: Provenance;
  readonly dryRun: boolean;
  /** persons of the list that was counted into this file where it lay */
  readonly countedFrom?: number | undefined;
  /** columns about persons that were left where the list lay */
  readonly columnsLeft?: number | undefined;
  /** told what was found, beside the report: of each row */
  readonly onChecked?: ((findings: Findings) => void) | undefined;
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** what is noted elsewhere in the transaction that applies it: both hold, or neither */
  readonly also?: Also | undefined;
  /** the caller brings more at once: the last import of a row writes all through to the disk */
  readonly goesOn?: boolean;
}

/**
 * Imports one batch: checked before anything is written, staged as an unseen draft, derived data built beside it, and
 * applied whole in one short transaction; or refused with a report and nothing written. A kill at any moment leaves
 * the truth as it was: drafts are removed at the next start or import.
 */
export async function runImport<Options, Plan>(
  ctx: Context,
  scope: Scope,
  spec: ImportKindSpec<Options, Plan>,
  request: RunRequest<Options>,
): Promise<ImportReport> {
  if (request.file !== null || spec.kind === 'setup') await refuseInDemo(ctx, scope);
  requireKind(scope, spec.kind);
  const started = ctx.clock.now().getTime();
  const env = environment(ctx, scope, request);
  return ctx.db.exclusively('import', async () => {
    await removeDrafts(ctx, scope);
    const checked = await spec.check(env, request.file, request.options);
    try {
      refuseFindingsOutside(scope, spec.kind, checked.findings);
      const provenance = mergeProvenance(request.provenance, checked.provenance);
      if (request.file !== null && checked.plan !== undefined && !provenance.simulated) {
        await warnOfSimulated(ctx, scope, spec.kind, checked.findings);
      }
      notePersonsLeft(request, checked.findings);
      if (request.file !== null) await noteSameFile(ctx, scope, spec.kind, request.file, checked.findings);
      request.onChecked?.(checked.findings);
      const report = (state: ImportReport['state'], importId: number | null): ImportReport => ({
        importId,
        kind: spec.kind,
        state,
        file: request.file && {
          name: request.file.name,
          bytes: request.file.bytes.byteLength,
          sha256: request.file.sha256,
        },
        ...provenance,
        understood: checked.understood,
        rows: checked.rows,
        brought: checked.brought,
        ...(checked.reading ? { reading: withoutRows(checked.reading, state, checked.findings) } : {}),
        ...(checked.topology ? { topology: checked.topology } : {}),
        ...(checked.matching ? { matching: kept(checked.matching, state, checked.findings) } : {}),
        problems: withoutPersons(withoutPlaces(checked.findings.problems, state), state, spec.kind),
        problemCount: checked.findings.counts,
        tookMs: ctx.clock.now().getTime() - started,
      });
      // Without a plan and without an error there was nothing to do.
      if (checked.plan === undefined)
        return report(checked.findings.errors > 0 ? 'refused' : 'checked', null);
      const plan = checked.plan;
      // What lies outside is found where it is written: for whoever may not bring everything a check writes a draft too.
      if (request.dryRun && writable(scope, spec.kind) === 'all') return report('checked', null);
      const importId = await draftImport(ctx, scope, spec.kind, request.file, provenance);
      try {
        const touched = await spec.stage(env, plan, importId);
        if (spec.kind !== 'setup') await refuseOutside(ctx, scope, spec.kind, importId);
        if (request.dryRun) {
          await removeDrafts(ctx, scope);
          return report('checked', null);
        }
        const derived = await derive(env, touched, { including: importId });
        const done = report('applied', importId);
        const version = await applyDraft(ctx, scope, importId, touched, derived, done, request.also);
        const few = spec.kind === 'register';
        await finish(ctx, env, version, { goesOn: request.goesOn ?? false, few, tables: writtenBy(touched) });
        return done;
      } catch (reason) {
        await removeDraftsAfter(reason, ctx, scope);
        throw reason;
      }
    } finally {
      await checked.release?.();
    }
  });
}

/** Takes one applied import back whole; what held before it holds again. Refused while later imports build on it. */
export async function undoImport(
  ctx: Context,
  scope: Scope,
  importId: number,
  options: { progress?: Progress; signal?: AbortSignal; also?: Also | undefined } = {},
): Promise<ImportReport> {
  const started = ctx.clock.now().getTime();
  const env = environment(ctx, scope, options);
  return ctx.db.exclusively('import', async () => {
    const found = await findImport(ctx, scope, importId);
    if (!found || found.state === 'draft' || !(await isInside(ctx, scope, 'imports.write', found))) {
      throw new Fault('unknown-import', { id: importId });
    }
    if (found.state === 'undone') throw new Fault('undo-blocked', { id: importId, reason: 'already-undone' });
    const dependents = await dependentImports(ctx, scope, importId);
    if (dependents.length > 0) {
      throw new Fault('undo-blocked', {
        id: importId,
        reason: 'later-imports',
        later: dependents.join(', '),
        named: await nameImports(ctx, scope, dependents),
      });
    }
    const touched = await touchedBy(ctx, scope, importId);
    const replaced = found.kind === 'sketch' ? await countReplaced(ctx, scope, importId) : 0;
    try {
      const derived = await derive(env, touched, { excluding: importId });
      const version = await markUndone(ctx, scope, importId, touched, derived, options.also);
      await finish(ctx, env, version, { few: found.kind === 'register', tables: writtenBy(touched) });
    } catch (reason) {
      await removeDraftsAfter(reason, ctx, scope);
      throw reason;
    }
    const report = found.report ?? emptyReport(found.kind, importId);
    const tookMs = ctx.clock.now().getTime() - started;
    return { ...(replaced > 0 ? withReplaced(report, replaced) : report), state: 'undone', tookMs };
  });
}

/** What was left of a file where it lay, because it was about persons. */
function notePersonsLeft(
  { countedFrom, columnsLeft }: Pick<RunRequest<unknown>, 'countedFrom' | 'columnsLeft'>,
  findings: Findings,
): void {
  if (countedFrom) findings.add({ severity: 'note', code: 'persons-counted', hint: { n: countedFrom } });
  if (columnsLeft) findings.add({ severity: 'note', code: 'person-columns-left', hint: { n: columnsLeft } });
}

/** What went wrong first is what is told; a draft that stays for now is removed by the next import. */
async function removeDraftsAfter(reason: unknown, ctx: Context, scope: Scope): Promise<void> {
  try {
    await removeDrafts(ctx, scope);
  } catch (second) {
    ctx.log.warn({ reason: String(reason), second: String(second) }, 'a draft could not be removed');
  }
}

/** A demo stays a demo, in its own folder or where a terminal put it: what somebody brings belongs elsewhere. */
async function refuseInDemo(ctx: Context, scope: Scope): Promise<void> {
  if (!ctx.folder.takesFiles) throw new Fault('demo-open');
  const imports = await importsOf(ctx, scope, DEMO_REGENCY);
  if (imports.length > 0) throw new Fault('demo-loaded', { imports: imports.join(', ') });
}

/** Real figures beside simulated ones (`demo --on`): the map goes on saying that it is simulated until these are gone. */
async function warnOfSimulated(
  ctx: Context,
  scope: Scope,
  kind: ImportKind,
  findings: Findings,
): Promise<void> {
  if (!FIGURES.has(kind)) return;
  const applied = (await listImports(ctx, scope)).filter((i) => i.state === 'applied' && i.simulated);
  const imports = applied.filter((i) => FIGURES.has(i.kind)).map((i) => i.id);
  if (imports.length === 0) return;
  findings.add({ severity: 'warning', code: 'simulated-here', hint: { imports: imports.join(', ') } });
}

/** The same bytes again: told, not refused, for a file may be taken in parts or read in another way. */
async function noteSameFile(
  ctx: Context,
  scope: Scope,
  kind: ImportKind,
  file: SourceFile,
  findings: Findings,
): Promise<void> {
  const before = await sameFileBefore(ctx, scope, kind, file.sha256);
  if (before) findings.add({ severity: 'warning', code: 'same-file', hint: { ...before } });
}

/** Tables that zones and what belongs to them are written to; undefined: other imports write to many. */
function writtenBy({ hazards = false }: Touched): readonly string[] | undefined {
  return hazards ? HAZARD_TABLES : undefined;
}

async function finish(ctx: Context, env: ImportEnv, version: number, how: SettleOptions = {}): Promise<void> {
  env.progress('settle', 0);
  await ctx.db.settle(how);
  await ctx.db.announce(version);
  env.progress('settle', 1);
}

function environment(
  ctx: Context,
  scope: Scope,
  given: { progress?: Progress; signal?: AbortSignal },
): ImportEnv {
  return {
    ctx,
    scope,
    progress: given.progress ?? (() => {}),
    signal: given.signal ?? new AbortController().signal,
  };
}

/** Rows of the file are shown to those who bring it in; no stored report keeps them. */
function withoutRows(reading: TableReading, state: ImportReport['state'], findings: Findings): TableReading {
  return state === 'applied' ? { ...reading, rows: [] } : quietRows(reading, findings);
}

/** Where a closed type stood that was too fine is told to who brings it in, and kept in no report: it says there are some. */
function withoutPlaces(problems: ImportReport['problems'], state: ImportReport['state']) {
  if (state !== 'applied') return problems;
  return problems.map((p) => (TOO_FINE.has(p.code) ? { ...p, line: null, column: null } : p));
}

/** What stands in a cell of a list of persons is told to who brings it in, and kept in no report: a shifted column holds anything. */
function withoutPersons(
  problems: ImportReport['problems'],
  state: ImportReport['state'],
  kind: ImportReport['kind'],
) {
  return state === 'applied' && OF_PERSONS.has(kind)
    ? problems.map((p) => ({ ...p, value: null }))
    : problems;
}

const OF_PERSONS: ReadonlySet<string> = new Set(['pillars', 'contacts', 'trainings']);

const TOO_FINE: ReadonlySet<string> = new Set(['type-too-fine', 'indicator-too-fine']);

/** Of an import that is kept only how many words were matched: questions are for those who bring it in. */
function kept(matching: Matching, state: ImportReport['state'], { parts }: Findings): Matching {
  const questions = matching.questions.map((question) => {
    if (question.line === null) return question;
    const { part, line } = unpackSpot(question.line);
    const label = parts[part]?.label ?? '';
    return { ...question, line, ...(label === '' ? {} : { part: label }) };
  });
  return { ...matching, questions: state === 'applied' ? [] : questions };
}

/** What has borders by now keeps them when the sketch goes. */
function withReplaced(report: ImportReport, count: number): ImportReport {
  const note = { severity: 'note', line: null, column: null, code: 'sketch-replaced', value: null } as const;
  return {
    ...report,
    problems: [...report.problems, { ...note, hint: { count } }],
    problemCount: { ...report.problemCount, 'sketch-replaced': 1 },
  };
}

function mergeProvenance(said: Provenance, found: Provenance): Provenance {
  return {
    source: said.source ?? found.source,
    licence: said.licence ?? found.licence,
    asOf: said.asOf ?? found.asOf,
    simulated: said.simulated || found.simulated,
  };
}

function emptyReport(kind: ImportKind, importId: number): ImportReport {
  return {
    importId,
    kind,
    state: 'applied',
    file: null,
    source: null,
    licence: null,
    asOf: null,
    simulated: false,
    understood: [],
    rows: { read: 0, used: 0, refused: 0 },
    brought: {},
    problems: [],
    problemCount: {},
    tookMs: 0,
  };
}

/** A check that found the file unusable before it had rows: nothing was read. */
export function refused<Plan>(
  findings: Findings,
  provenance: Provenance,
  reading?: TableReading,
): Checked<Plan> {
  return {
    plan: undefined,
    findings,
    ...(reading ? { reading } : {}),
    understood: [],
    rows: { read: 0, used: 0, refused: 0 },
    brought: {},
    provenance,
  };
}
