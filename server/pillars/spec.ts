import { Fault } from '../fault.ts';
import { Findings } from '../imports/findings.ts';
import type { ImportKindSpec } from '../imports/kind.ts';
import type { WholeContacts, WholePillar, WholeTraining } from './kind.ts';
import {
  insertContacts,
  insertPillars,
  newPillars,
  REGISTER_THINGS,
  type RegisterThing,
  standingVersions,
} from './store/query.ts';
import { touchedRegister } from './swap/query.ts';
import { insertTrainings } from './trainings/query.ts';

/** What one edit says anew: pillars, trainings and lists of contacts, each whole. */
export interface RegisterEdit {
  readonly pillars?: readonly WholePillar[];
  readonly trainings?: readonly WholeTraining[];
  readonly contacts?: readonly WholeContacts[];
  /** the versions that were looked at: another one by now refuses the edit */
  readonly basedOn?: Partial<Record<RegisterThing, ReadonlyMap<number, number>>>;
}

const BY_HAND = { source: null, licence: null, asOf: null, simulated: false };

/** An edit of the register by hand: an import without a file, with who and when, undone like any other. */
export const registerImport: ImportKindSpec<RegisterEdit, RegisterEdit> = {
  kind: 'register',
  async check(env, _file, edit) {
    const { pillars = [], trainings = [], contacts = [], basedOn = {} } = edit;
    for (const thing of REGISTER_THINGS) {
      const seen = basedOn[thing] ?? new Map<number, number>();
      const now = await standingVersions(env.ctx.db.as(env.scope), thing, [...seen.keys()]);
      for (const [id, version] of seen) {
        if ((now.get(id) ?? 0) !== version) throw new Fault('register-changed', { id });
      }
    }
    const n = pillars.length + trainings.length + contacts.length;
    return {
      plan: edit,
      findings: new Findings(),
      understood: [],
      rows: { read: n, used: n, refused: 0 },
      brought: {
        ...(pillars.length > 0 ? { pillars: pillars.length } : {}),
        ...(trainings.length > 0 ? { trainings: trainings.length } : {}),
        ...(contacts.length > 0 ? { contacts: contacts.length } : {}),
      },
      provenance: BY_HAND,
    };
  },
  async stage(env, { pillars = [], trainings = [], contacts = [] }, importId) {
    await env.ctx.db.write(env.scope, async (tx) => {
      const fresh = await newPillars(tx, importId, pillars.filter((p) => p.id === null).length);
      let at = 0;
      const numbered = pillars.map((pillar) => ({ ...pillar, id: pillar.id ?? (fresh[at++] as number) }));
      if (numbered.length > 0) await insertPillars(tx, importId, numbered);
      await insertTrainings(tx, importId, trainings);
      for (const list of contacts) await insertContacts(tx, importId, list);
    });
    const register = await touchedRegister(env.ctx.db.as(env.scope), importId);
    return { regencies: [], periods: [], boundaries: false, register };
  },
};
