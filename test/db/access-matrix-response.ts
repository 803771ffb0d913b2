import { facilityDraft } from '../../data/contract/facility.ts';
import { incidentDraft } from '../../data/contract/incident.ts';
import { stockMovementDraft } from '../../data/contract/stock.ts';
import type { Scope } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { facilityHandlers } from '../../server/facilities/handlers.ts';
import { dutyHandlers } from '../../server/response/dispatch/handlers.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';

/** Facilities, stock, incidents and duties that the matrix of rights asks about: of an area, and of one beside it. */
export interface ResponseThings {
  readonly facility: number;
  readonly version: number;
  readonly movement: number;
  readonly incident: number;
  readonly footprint: number;
  readonly duty: number;
}

export const facilityOf = (area: string) =>
  facilityDraft.parse({
    kind: 'lumbung-sosial',
    name: `Lumbung ${area}`,
    area,
    at: null,
    capacity: null,
    toilets: null,
    waterPoints: null,
    packsPerMeal: null,
    contactName: null,
    contactPhone: '0812-0000-0000',
    from: null,
    until: null,
  });

export const received = (facility: number) =>
  stockMovementDraft.parse({
    kind: 'masuk',
    facility,
    to: null,
    on: '2026-03-02',
    items: [{ item: 'beras', count: 10 }],
    number: null,
    giver: null,
    receiver: null,
    receiverRole: null,
    note: null,
    incident: null,
    decree: null,
  });

export const fireIn = (area: string) =>
  incidentDraft.parse({
    hazard: 'kebakaran-permukiman',
    startedAt: '2026-03-02T01:00:00Z',
    within: area,
    footprint: { kind: 'areas', areas: [area] },
  });

/** An incident as somebody says it anew. */
export const saidAnew = {
  hazard: 'kebakaran-permukiman',
  name: 'Kebakaran',
  startedAt: '2026-03-02T01:00:00Z',
  handling: 'ditangani',
  chronology: '',
  damage: '',
  efforts: '',
  urgent: '',
  bnbaNumber: null,
  bnbaTotal: null,
  displacedRate: null,
} as const;

/** Enters what is asked about; `pillar`: a PSM of the area, who is put on duty. */
export async function enterResponse(
  ctx: Context,
  scope: Scope,
  area: string,
  pillar: number,
): Promise<ResponseThings> {
  const facility = await facilityHandlers.addFacility(ctx, scope, facilityOf(area));
  const movement = await facilityHandlers.moveStock(ctx, scope, received(facility.id));
  const incident = await incidentHandlers.openIncident(ctx, scope, fireIn(area));
  const { duties } = await dutyHandlers.assignDuty(ctx, scope, {
    incident: incident.id,
    pillar,
    role: 'psm',
    task: null,
  });
  return {
    facility: facility.id,
    version: facility.version,
    movement: movement.id,
    incident: incident.id,
    footprint: incident.footprints[0]?.id ?? 0,
    duty: duties[0]?.id ?? 0,
  };
}
