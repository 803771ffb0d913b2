import { z } from 'zod';
import { RELIEF_ITEM_CODES } from '../catalogue/relief-items.ts';
import { personName } from './account.ts';
import { areaCode, areaRef } from './area.ts';
import { facilityId } from './facility.ts';
import { wholeNumber } from './whole-number.ts';

export const reliefItemCode = z
  .enum(RELIEF_ITEM_CODES)
  .meta({ id: 'ReliefItem', description: 'Item of a lumbung sosial', example: 'beras' });

/**
 * masuk: received. keluar: handed over. pindah: to another facility. koreksi: a mistake put right, by more or fewer.
 * hitung: counted in the store, all that is there.
 */
export const STOCK_MOVES = ['masuk', 'keluar', 'pindah', 'koreksi', 'hitung'] as const;
export const stockMove = z.enum(STOCK_MOVES).meta({ id: 'StockMove' });
export type StockMove = z.infer<typeof stockMove>;

const MOST = 10_000_000;
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^\P{Cc}*$/u);

/** One movement of one or several items, with who gives and who receives: a berita acara serah terima. */
export const stockMovementDraft = z
  .object({
    kind: stockMove,
    facility: z.int().min(1),
    /** of pindah: where to */
    to: z.int().min(1).nullable(),
    on: z.iso.date(),
    items: z
      .array(
        z.object({
          item: reliefItemCode,
          /** whole units; of koreksi the difference (may be negative), of hitung what was counted, else more than 0 */
          count: z.int().min(-MOST).max(MOST),
        }),
      )
      .min(1)
      .max(RELIEF_ITEM_CODES.length),
    /** number of the berita acara; null: made by Petasos */
    number: text(80).nullable(),
    giver: personName.nullable(),
    receiver: personName.nullable(),
    receiverRole: text(120).nullable(),
    note: text(300).nullable(),
    incident: z.int().min(1).nullable(),
    /** decree that opens what may only leave by decree; null: none yet */
    decree: text(120).nullable(),
  })
  .meta({ id: 'StockMovementDraft' });
export type StockMovementDraft = z.output<typeof stockMovementDraft>;

const namedFacility = z.object({ id: z.int(), name: z.string() });

export const stockMovement = z
  .object({
    id: z.int(),
    kind: stockMove,
    facility: namedFacility,
    to: namedFacility.nullable(),
    on: z.iso.date(),
    number: z.string(),
    giver: z.string().nullable(),
    receiver: z.string().nullable(),
    receiverRole: z.string().nullable(),
    note: z.string().nullable(),
    incident: z.int().nullable(),
    decree: z.string().nullable(),
    /** by how much the stock of `facility` changed */
    items: z.array(z.object({ item: reliefItemCode, change: z.int() })),
    madeBy: z.string(),
    madeAt: z.iso.datetime(),
    importId: z.int().nullable(),
  })
  .meta({ id: 'StockMovement', description: 'A movement of stock; never changed, put right by another' });
export type StockMovement = z.infer<typeof stockMovement>;

export const stockQuery = z.object({
  within: areaCode.optional(),
  facility: facilityId.optional(),
});

/** Of one item everywhere, and where it lies. */
export const stock = z
  .object({
    items: z.array(
      z.object({
        item: reliefItemCode,
        count: z.int(),
        /** may leave only by decree */
        decree: z.boolean(),
        at: z.array(
          z.object({
            facility: z.int(),
            name: z.string(),
            area: areaRef,
            count: z.int(),
            managed: z.boolean(),
          }),
        ),
      }),
    ),
    /** when stock last changed; null: nothing ever moved */
    asOf: z.iso.datetime().nullable(),
    simulated: z.boolean(),
  })
  .meta({ id: 'Stock', description: 'What lies in stock, by item and facility' });
export type Stock = z.infer<typeof stock>;

export const stockMovementsQuery = z.object({
  within: areaCode.optional(),
  facility: facilityId.optional(),
  item: reliefItemCode.optional(),
  incident: wholeNumber(1, 2_147_483_647).optional(),
  from: wholeNumber(0, 1_000_000).default(0),
  most: wholeNumber(1, 200).default(50),
});
export const stockMovements = z.object({ total: z.int(), movements: z.array(stockMovement) });
