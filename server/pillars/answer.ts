import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { findImport } from '../imports/query.ts';
import { runImport, undoImport } from '../imports/run.ts';
import type { Also } from '../imports/swap/query.ts';
import { type HeldPillar, loadPillars } from './browse/query.ts';
import type { Served, WholePillar, WholeRole } from './kind.ts';
import { pastRole } from './past-role.ts';
import { manages } from './sight.ts';
import { type RegisterEdit, registerImport } from './spec.ts';
import { loadWhole } from './store/query.ts';

/** Does the asker manage the area of a pillar, and may see the phone number? */
export function isManagedBy(scope: Scope, pillar: HeldPillar, on: string): boolean {
  return manages(scope, pillar, on);
}

/** Keeps an edit of the register as one import; returns its number. Throws Fault 'import-outside', 'register-changed'. */
export async function writeRegister(
  ctx: Context,
  scope: Scope,
  edit: RegisterEdit,
  also?: Also,
): Promise<number> {
  const { importId } = await runImport(ctx, scope, registerImport, {
    file: null,
    options: edit,
    provenance: { source: null, licence: null, asOf: null, simulated: ctx.folder.kind === 'demo' },
    dryRun: false,
    also,
  });
  if (importId === null) throw new Error('an edit was checked and not kept');
  return importId;
}

/** A role of somebody that is to be served elsewhere from a day on. */
export interface AreaChange {
  readonly pillarId: number;
  readonly roleNo: number;
  readonly areas: readonly Served[];
  /** not before the role began */
  readonly from: string;
  /** with which it is served there; null: none yet */
  readonly decree: string | null;
}

/**
 * A role that is served elsewhere from a day on. Where it was served until then stays as history under a number of its own, with
 * its decree; the role that goes on keeps its number, and has only the decree of its new areas. One begun that very day is corrected.
 */
function movedFrom(role: WholeRole, { areas, from, decree }: AreaChange, freeNo: number): WholeRole[] {
  if (role.from !== null && role.from >= from) return [{ ...role, areas, decree: decree ?? role.decree }];
  return [pastRole(role, from, freeNo), { ...role, from, decree, decreeOn: null, areas }];
}

/**
 * Gives roles other service areas from a day on, all in one import that is undone as one; who served where before stays as it was.
 * @param also is written in the same transaction
 * Throws Fault 'unknown-pillar' for one that is not there, has not the role, holds it no more, or is not the asker's to manage.
 */
export async function changeServiceAreas(
  ctx: Context,
  scope: Scope,
  changes: readonly AreaChange[],
  also?: Also,
): Promise<number> {
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const ids = [...new Set(changes.map((change) => change.pillarId))];
  const whole = await loadWhole(db, ids);
  const seen = new Map((await loadPillars(db, ids)).map((pillar) => [pillar.id, pillar]));
  const pillars = ids.map((id): WholePillar => {
    const [before, pillar] = [whole.get(id), seen.get(id)];
    const own = changes.filter((change) => change.pillarId === id);
    const hasRoles = own.every((change) =>
      before?.roles.some((r) => r.no === change.roleNo && (r.until === null || r.until >= change.from)),
    );
    if (!before || !pillar || !hasRoles || !manages(scope, pillar, on))
      throw new Fault('unknown-pillar', { id });
    let free = Math.max(...before.roles.map((role) => role.no));
    const roles = before.roles.flatMap((role) => {
      const change = own.find((c) => c.roleNo === role.no);
      return change ? movedFrom(role, change, ++free) : [role];
    });
    return { ...before, roles };
  });
  const basedOn = { pillar: new Map([...seen].map(([id, { version }]) => [id, version])) };
  return writeRegister(ctx, scope, { pillars, basedOn }, also);
}

/**
 * Takes back an edit, or a file of pillars or trainings. Throws Fault 'unknown-import' and 'undo-blocked'.
 * @param also is written in the same transaction
 */
export async function undoRegisterChange(
  ctx: Context,
  scope: Scope,
  importId: number,
  also?: Also,
): Promise<void> {
  const found = await findImport(ctx, scope, importId);
  const kinds: readonly string[] = ['pillars', 'trainings', 'contacts', 'register'];
  if (!found || !kinds.includes(found.kind)) throw new Fault('unknown-import', { id: importId });
  await undoImport(ctx, scope, importId, { also });
}
