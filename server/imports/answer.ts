import type { CoordinateSystem } from '../../data/catalogue/coordinate-systems.ts';
import type { Level } from '../../data/catalogue/levels.ts';
import { groupFaults, type TypeGroups } from '../../data/catalogue/totals.ts';
import type { BoundaryQuality } from '../../data/contract/area.ts';
import type { HazardDrawing, HazardTicks } from '../../data/contract/hazard.ts';
import type { FileKind, ImportReport } from '../../data/contract/import.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import type { SpmEntry } from '../../data/contract/spm.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { Fault } from '../fault.ts';
import { rolledUpRegencies } from '../rollup/query.ts';
import { areaListImport } from './arealist/spec.ts';
import { boundariesImport } from './boundaries/spec.ts';
import { anyNeedImport } from './bulk/spec.ts';
import { changesImport } from './changes/spec.ts';
import { codesImport } from './codes/spec.ts';
import { contactsImport } from './contacts/spec.ts';
import { derive } from './derive.ts';
import { facilitiesImport } from './facilities/spec.ts';
import { figuresImport } from './figures/spec.ts';
import { contextImport } from './hazards/context.ts';
import { hazardEventsImport } from './hazards/events.ts';
import type { HazardOptions } from './hazards/options.ts';
import { hazardZonesImport } from './hazards/spec.ts';
import { hazardTableImport } from './hazards/table.ts';
import type { ImportEnv, Progress } from './kind.ts';
import { pillarsImport } from './pillars/spec.ts';
import { populationImport } from './population/spec.ts';
import { roadsImport } from './roads/spec.ts';
import { type RunRequest, runImport } from './run.ts';
import { spmImport } from './spm/spec.ts';
import { stockImport } from './stock/spec.ts';
import { removeDrafts, swapBuilds } from './swap/query.ts';
import { trainingsImport } from './trainings/spec.ts';
import { APPLIED } from './view.ts';

/** What may be said of a file beside its bytes; each kind takes what concerns it. */
export interface FileOptions extends HazardOptions {
  readonly level?: Level | undefined;
  readonly codeColumn?: string | undefined;
  readonly nameColumn?: string | undefined;
  readonly parent?: string | undefined;
  readonly within?: string | undefined;
  readonly quality?: BoundaryQuality | undefined;
  readonly decree?: string | undefined;
  readonly layer?: string | undefined;
  readonly coordinates?: CoordinateSystem | undefined;
  readonly reading?: ReadingChange | undefined;
  readonly period?: string | undefined;
  readonly indicator?: string | undefined;
  readonly area?: string | undefined;
  readonly missing?: 'unknown' | 'zero' | undefined;
  readonly closed?: 'refuse' | 'add' | undefined;
  readonly skipBadRows?: boolean | undefined;
}

/** Imports a file of a kind: the one way in, for the terminal and for the browser. */
export function importFile(
  ctx: Context,
  scope: Scope,
  kind: FileKind,
  request: RunRequest<FileOptions>,
): Promise<ImportReport> {
  switch (kind) {
    case 'boundaries': {
      const options = { ...request.options, asOf: request.provenance.asOf ?? undefined };
      return runImport(ctx, scope, boundariesImport, { ...request, options });
    }
    case 'areas':
      return runImport(ctx, scope, areaListImport, request);
    case 'codes':
      return runImport(ctx, scope, codesImport, { ...request, options: {} });
    case 'changes':
      return runImport(ctx, scope, changesImport, { ...request, options: {} });
    case 'pillars':
      return runImport(ctx, scope, pillarsImport, request);
    case 'trainings':
      return runImport(ctx, scope, trainingsImport, request);
    case 'contacts':
      return runImport(ctx, scope, contactsImport, request);
    case 'population':
      return runImport(ctx, scope, populationImport, request);
    case 'need':
      return runImport(ctx, scope, anyNeedImport, request);
    case 'figures':
      return runImport(ctx, scope, figuresImport, request);
    case 'spm':
      return runImport(ctx, scope, spmImport, request);
    case 'hazard-zones':
      return runImport(ctx, scope, hazardZonesImport, request);
    case 'hazard-table':
      return runImport(ctx, scope, hazardTableImport, request);
    case 'hazard-events':
      return runImport(ctx, scope, hazardEventsImport, request);
    case 'context':
      return runImport(ctx, scope, contextImport, request);
    case 'facilities':
      return runImport(ctx, scope, facilitiesImport, request);
    case 'stock':
      return runImport(ctx, scope, stockImport, request);
    case 'roads':
      return runImport(ctx, scope, roadsImport, request);
  }
}

/** Figures of a service as somebody entered them: an import like any other. */
export function enterSpmFigures(
  ctx: Context,
  scope: Scope,
  entry: SpmEntry,
  call: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<ImportReport> {
  const { source, asOf } = entry;
  return runImport(ctx, scope, spmImport, {
    file: null,
    options: { entry },
    provenance: { source: source === '' ? null : source, licence: null, asOf, simulated: false },
    dryRun: false,
    ...call,
  });
}

interface ByHand {
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Zones that somebody drew on the map: an import like any other. */
export function enterDrawing(
  ctx: Context,
  scope: Scope,
  drawing: HazardDrawing,
  call: ByHand,
): Promise<ImportReport> {
  const provenance = { source: null, licence: null, asOf: null, simulated: false };
  return runImport(ctx, scope, hazardZonesImport, {
    file: null,
    options: { drawing },
    provenance,
    dryRun: false,
    ...call,
  });
}

/** Areas with a class that somebody ticked on a list: an import like any other. */
export function enterTicks(
  ctx: Context,
  scope: Scope,
  ticks: HazardTicks,
  call: ByHand,
): Promise<ImportReport> {
  const provenance = { source: null, licence: null, asOf: null, simulated: false };
  return runImport(ctx, scope, hazardTableImport, {
    file: null,
    options: { ticks },
    provenance,
    dryRun: false,
    ...call,
  });
}

interface Regrouping {
  /** keeps the groups, in the transaction that makes the figures current: neither is ever seen without the other */
  readonly store: (tx: Db) => Promise<void>;
  readonly progress?: Progress | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Counts types to other groups: every regency and province is rolled up again beside what holds, and all of it changes at
 * once. Waits for an import that is being applied. Throws Fault 'disclosure-refused' where the groups do not divide the
 * types of the total; what held then still holds.
 */
export async function regroup(
  ctx: Context,
  scope: Scope,
  groups: TypeGroups,
  { store, progress = () => {}, signal = new AbortController().signal }: Regrouping,
): Promise<void> {
  const [fault] = groupFaults(groups);
  if (fault) throw new Fault('disclosure-refused', { reason: 'groups', why: fault.why, what: fault.what });
  const env: ImportEnv = { ctx, scope, progress, signal };
  await ctx.db.exclusively('import', async () => {
    await removeDrafts(ctx, scope);
    const regencies = await rolledUpRegencies(ctx.db.as(scope));
    try {
      const touched = { regencies, periods: 'all', boundaries: false } as const;
      const { builds } = await derive(env, touched, APPLIED, groups);
      const version = await ctx.db.write(
        scope,
        async (tx) => {
          await store(tx);
          return swapBuilds(tx, touched, builds);
        },
        { unhurried: true },
      );
      await ctx.db.settle();
      await ctx.db.announce(version);
    } catch (reason) {
      await removeDrafts(ctx, scope);
      throw reason;
    }
  });
}
