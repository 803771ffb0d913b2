import { z } from 'zod';
import { CONTACT_KINDS } from '../catalogue/psks.ts';
import { personName, phone } from './account.ts';
import { areaCode, areaRef } from './area.ts';
import { wholeNumber } from './whole-number.ts';

const contactKind = z.enum(CONTACT_KINDS).meta({ id: 'ContactKind' });

/** The contacts of one area, whole. */
export const contactsDraft = z
  .object({
    area: areaCode,
    /** the version that was looked at; 0: there was none */
    version: z.int().min(0),
    contacts: z
      .array(
        z.object({
          /** the number that the contact has; absent: a new one */
          no: z.int().min(1).max(99).optional(),
          kind: contactKind,
          name: personName,
          /** absent: stays as it is; null: none */
          phone: phone.nullable().optional(),
          until: z.iso.date().nullable(),
        }),
      )
      .max(60),
  })
  .meta({ id: 'ContactsDraft' });

/** People to call in an area. They serve nobody here and count in no coverage. */
export const contacts = z
  .object({
    area: areaRef,
    /** the version that is shown: what is written says on which it was based; 0: nobody wrote one yet */
    version: z.int(),
    managed: z.boolean(),
    contacts: z.array(
      z.object({
        no: z.int(),
        kind: contactKind,
        name: z.string(),
        hasPhone: z.boolean(),
        until: z.iso.date().nullable(),
      }),
    ),
  })
  .meta({ id: 'Contacts' });

export const eraseContactBody = z
  .object({
    area: areaCode,
    name: personName.meta({ description: 'As it stands or stood in a list of the area' }),
    reason: z.string().trim().min(5).max(300),
  })
  .meta({ id: 'EraseContact' });

export const contactNo = wholeNumber(1, 99).meta({
  description: 'Number of a contact of the area',
  example: '1',
});

export const phoneAnswer = z.object({ phone: z.string() });
