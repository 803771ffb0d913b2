import type { PillarDraft } from '../../data/contract/volunteer.ts';
import type { Scope } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';

/** Pillars, trainings and contacts that the matrix of rights asks about: of an area, and of one beside it. */
export interface RegisterThings {
  readonly pillar: number;
  /** of the same name, to be merged */
  readonly twin: number;
  readonly version: number;
  /** the import that entered the pillar */
  readonly change: number;
  readonly training: number;
}

/** A PSM of an area. */
export function psmDraft(name: string, area: string): PillarDraft {
  const role = { role: 'psm', from: null, until: null, decree: null, decreeOn: null } as const;
  return {
    subject: 'person',
    name,
    home: area,
    phone: '0812-0000-0000',
    availability: 'ready',
    level: null,
    roles: [{ ...role, areas: [{ code: area, share: null }] }],
    certificates: [],
  };
}

export function trainingDraft(area: string) {
  return {
    kind: 'bimtek',
    name: `Bimtek ${area}`,
    theme: null,
    place: null,
    organiser: null,
    area,
    from: '2025-05-01',
    until: '2025-05-01',
    cancelled: false,
    participants: [],
  } as const;
}

export function contactsOf(area: string) {
  return {
    area,
    version: 0,
    contacts: [{ kind: 'babinsa', name: 'Babinsa Contoh', phone: '0811-111-1111', until: null }],
  } as const;
}

/** Enters what is asked about, anew: some of it is used up by asking. */
export async function enterRegister(ctx: Context, scope: Scope, area: string): Promise<RegisterThings> {
  const made = await pillarHandlers.addPillar(ctx, scope, psmDraft(`Pilar ${area}`, area));
  const twin = await pillarHandlers.addPillar(ctx, scope, psmDraft(`Pilar ${area}`, area));
  const training = await pillarHandlers.addTraining(ctx, scope, { ...trainingDraft(area), participants: [] });
  const { contacts } = contactsOf(area);
  const before = await pillarHandlers.contacts(ctx, scope, { area });
  await pillarHandlers.saveContacts(ctx, scope, {
    area,
    version: before.version,
    contacts: contacts.map((c, i) => ({ ...c, no: before.contacts[i]?.no })),
  });
  return {
    pillar: made.id,
    twin: twin.id,
    version: made.version,
    change: made.own?.changes[0]?.importId ?? 0,
    training: training.id,
  };
}
