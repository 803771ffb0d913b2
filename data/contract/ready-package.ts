import { z } from 'zod';
import { HAZARD_QUALITIES } from '../catalogue/hazards.ts';
import { CONTACT_KINDS } from '../catalogue/psks.ts';
import { RELIEF_ITEM_CODES } from '../catalogue/relief-items.ts';
import { areaCode, areaRef } from './area.ts';
import { facility } from './facility.ts';
import { flag } from './flag.ts';
import { hazardCode } from './hazard.ts';
import { paperMap } from './incident-paper.ts';
import { period } from './period.ts';
import { profilePeople } from './profile.ts';

export const readyQuery = z.object({
  phones: flag
    .default(false)
    .meta({ description: 'true: with numbers of contacts whose area the asker manages; recorded' }),
});

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
    /** percent of the area in zones by class; null: nobody looked at it here. quality, name: of the set that says so */
    hazards: z.array(
      z.object({
        hazard: hazardCode,
        shares: z.object({ rendah: z.number(), sedang: z.number(), tinggi: z.number() }).nullable(),
        quality: z.enum(HAZARD_QUALITIES).nullable(),
        set: z.string().nullable(),
      }),
    ),
    /** here first, then in the rest of the kecamatan; titik pengungsian before others */
    facilities: z.array(facility.extend({ isHere: z.boolean() })),
    /** in the kecamatan */
    stock: z.array(z.object({ item: z.enum(RELIEF_ITEM_CODES), count: z.int(), at: z.string() })),
    /** how many facilities and goods there are more, beyond those that are listed */
    more: z.object({ facilities: z.int(), stock: z.int() }),
    /** of here with its RW and RT, then of the kecamatan; null: the asker does not read contacts */
    contacts: z
      .array(
        z.object({
          kind: z.enum(CONTACT_KINDS),
          name: z.string(),
          hasPhone: z.boolean(),
          /** where numbers were asked for, and the asker manages the register there */
          phone: z.string().nullable(),
          area: areaRef,
        }),
      )
      .nullable(),
    /** may the asker ask for numbers? */
    mayPhones: z.boolean(),
    map: paperMap.nullable(),
    simulated: z.boolean(),
    release: z.object({ id: z.int(), madeAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'ReadyPackage', description: 'Paket siaga of a desa or kelurahan' });
export type ReadyPackage = z.infer<typeof readyPackage>;
