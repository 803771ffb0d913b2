import { type DemoRegister, makeRegister, type ServedArea } from '../../../data/demo/pillars.ts';
import { Findings } from '../../imports/findings.ts';
import type { ImportEnv, ImportKindSpec } from '../../imports/kind.ts';
import type { WholePillar } from '../../pillars/kind.ts';
import { insertContacts, insertPillars, newPillars } from '../../pillars/store/query.ts';
import { touchedRegister } from '../../pillars/swap/query.ts';
import { insertTrainings } from '../../pillars/trainings/query.ts';
import type { Generated } from '../generated.ts';
import { areaIds } from '../query.ts';
import { DEMO_PROVENANCE } from '../spec.ts';

const SEED = '1';

/** The simulated register of the demo: pillars, two trainings, and contacts of some areas. */
export const demoPillarsImport: ImportKindSpec<Generated, { made: Generated; register: DemoRegister }> = {
  kind: 'pillars',
  async check(_env, _file, made) {
    const register = makeRegister(SEED, servedAreas(made));
    const { pillars, trainings, contacts } = register;
    const rows = { read: pillars.length, used: pillars.length, refused: 0 };
    const brought = { pillars: pillars.length, trainings: trainings.length, contacts: contacts.length };
    const plan = { made, register };
    return { plan, findings: new Findings(), understood: [], rows, brought, provenance: DEMO_PROVENANCE };
  },
  async stage(env, { made, register }, importId) {
    const ids = await areaIds(
      env.ctx.db.as(env.scope),
      made.areas.map((a) => a.code),
    );
    const idOf = (area: number) => ids.get(made.areas[area]?.code ?? '') as number;
    await env.ctx.db.write(env.scope, async (tx) => {
      const numbers = await newPillars(tx, importId, register.pillars.length);
      const whole = register.pillars.map((_, i) => ({
        ...wholeOf(env, register, i, idOf),
        id: numbers[i] as number,
      }));
      await insertPillars(tx, importId, whole);
      await insertTrainings(
        tx,
        importId,
        register.trainings.map(({ participants, role, ...training }) => ({
          ...training,
          id: null,
          place: null,
          organiser: 'Dinas Sosial Kabupaten Contoh',
          areaId: null,
          cancelled: false,
          participants: participants.map((p) => ({ pillarId: numbers[p] as number, role })),
        })),
      );
      for (const [area, contacts] of Map.groupBy(register.contacts, (c) => c.area)) {
        const list = contacts.map(({ kind, name }, i) => ({
          no: i + 1,
          kind,
          name,
          phone: null,
          until: null,
        }));
        await insertContacts(tx, importId, { areaId: idOf(area), contacts: list });
      }
    });
    env.progress('stage', 1);
    const touched = await touchedRegister(env.ctx.db.as(env.scope), importId);
    return { regencies: [], periods: [], boundaries: false, register: touched };
  },
};

/** A pillar with a telephone number that nobody has. */
function wholeOf(
  env: ImportEnv,
  register: DemoRegister,
  at: number,
  idOf: (area: number) => number,
): WholePillar {
  const pillar = register.pillars[at] as DemoRegister['pillars'][number];
  const { subject, name, home, level, roles, certificate } = pillar;
  return {
    id: null,
    subject,
    name,
    homeId: home === null ? null : idOf(home),
    phone: env.ctx.keys.seal('register', `0800-0000-${String(at + 1).padStart(4, '0')}`),
    availability: (['ready', 'ready', 'limited', 'unknown'] as const)[at % 4] ?? 'ready',
    level,
    mergedInto: null,
    roles: roles.map(({ areas, ...role }, i) => ({
      ...role,
      no: i + 1,
      decree: `SK contoh ${role.from.slice(0, 4)}/${at + 1}`,
      decreeOn: role.from,
      areas: areas.map((area) => ({ areaId: idOf(area), share: null })),
    })),
    certificates:
      certificate === null
        ? []
        : [{ no: 1, kind: 'Sertifikat kompetensi', issuer: 'LSP Contoh', number: null, ...certificate }],
  };
}

/** The areas down to the RW, with the families of each desa in the last year. */
function servedAreas({ areas, people }: Generated): ServedArea[] {
  const last = people
    .map((row) => row.period)
    .sort()
    .at(-1);
  const families = new Map<number, number>();
  for (const row of people) {
    if (row.period !== last || row.households === null || row.band !== '*') continue;
    let desa = row.area;
    while (desa >= 0 && areas[desa]?.level !== 'desa') desa = areas[desa]?.parent ?? -1;
    if (desa >= 0) families.set(desa, (families.get(desa) ?? 0) + row.households);
  }
  return areas.map(({ code, level, kind, parent }, i) => ({
    code,
    level,
    kind,
    parent,
    households: families.get(i) ?? 0,
  }));
}
