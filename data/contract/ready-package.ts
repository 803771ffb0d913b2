import { z } from 'zod';
import { CONTACT_KINDS } from '../catalogue/psks.ts';
import { RELIEF_ITEM_CODES } from '../catalogue/relief-items.ts';
import { areaCode, areaRef } from './area.ts';
import { facility } from './facility.ts';
import { hazardCode } from './hazard.ts';
import { paperMap } from './incident-paper.ts';
import { period } from './period.ts';
import { profilePeople } from './profile.ts';

export const readyParams = z.object({
  area: areaCode.meta({ description: 'Code of a desa or kelurahan' }),
});

/** What has to be at hand in a desa or kelurahan before anything happens. */
export const readyPackage = z
  .object({
    area: areaRef,
    kind: z.string().nullable(),
    /** coarse to fine, without the area itself */
    path: z.array(areaRef),
    madeAt: z.iso.datetime(),
    period: period.nullable(),
    people: profilePeople.nullable(),
    /** who needs help to evacuate; hidden: known, and not told to the asker */
    evacuation: z.object({ count: z.int().nullable(), isHidden: z.boolean() }),
    /** percent of the area in zones by class; null: a class without a shape inside the area, or nothing known */
    hazards: z.array(
      z.object({
        hazard: hazardCode,
        shares: z.object({ rendah: z.number(), sedang: z.number(), tinggi: z.number() }).nullable(),
      }),
    ),
    /** here first, then in the rest of the kecamatan; titik pengungsian before others */
    facilities: z.array(facility.extend({ isHere: z.boolean() })),
    /** in the kecamatan */
    stock: z.array(z.object({ item: z.enum(RELIEF_ITEM_CODES), count: z.int(), at: z.string() })),
    /** null: the asker does not read contacts */
    contacts: z
      .array(
        z.object({ kind: z.enum(CONTACT_KINDS), name: z.string(), hasPhone: z.boolean(), area: areaRef }),
      )
      .nullable(),
    map: paperMap.nullable(),
    simulated: z.boolean(),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'ReadyPackage', description: 'Paket siaga of a desa or kelurahan' });
export type ReadyPackage = z.infer<typeof readyPackage>;
