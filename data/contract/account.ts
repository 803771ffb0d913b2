import { z } from 'zod';
import { areaCode, level } from './area.ts';
import { roleCode } from './role.ts';

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

export const accountId = z.uuid().meta({ id: 'AccountId', description: 'An account' });

/** Of the class of pillars and officers: named, for signing in and being reached, until the account ends. */
export const personName = line(120).min(1).meta({ example: 'Nama lengkap' });
export const phone = z
  .string()
  .regex(/^\+?[0-9][0-9 -]{7,18}$/)
  .meta({ description: 'For WhatsApp', example: '0812-0000-0000' });
export const username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._]{2,39}$/)
  .meta({ id: 'Username', description: 'Small letters, digits, dots', example: 'operator.kelayan' });

/** One role an account holds, where, and until when. */
export const grantDraft = z.object({
  role: roleCode,
  /** 'all', or codes: the scope is each of these areas with all below */
  areas: z.union([z.literal('all'), z.array(areaCode).min(1).max(200)]),
  /** narrower than the role reads: just these series (slugs). Absent: as the role */
  series: z.array(z.string().max(60)).min(1).max(60).optional(),
  /** last day; absent: until taken away */
  until: z.iso.date().optional(),
});
export type GrantDraft = z.input<typeof grantDraft>;

export const grant = z.object({
  role: roleCode,
  areas: z.union([
    z.literal('all'),
    z.array(
      z.object({
        code: areaCode,
        name: z.string(),
        level: level.nullable(),
        /** false: the area was merged away or taken back, and gives no rights any more */
        holds: z.boolean(),
      }),
    ),
  ]),
  series: z.array(z.string()).nullable(),
  until: z.iso.date().nullable(),
});

/** How somebody signs in: with a password, or with a PIN on the phone that used the invitation. */
export const signInWay = z.enum(['password', 'pin']);

/** invited: has not used the invitation. active. locked: too many tries, until renewed. ended: for good, unless renewed. */
const accountState = z.enum(['invited', 'active', 'locked', 'ended']);

export const account = z
  .object({
    id: accountId,
    name: z.string(),
    username: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    way: signInWay,
    state: accountState,
    totp: z.boolean(),
    grants: z.array(grant),
    lastSeen: z.iso.datetime().nullable(),
    madeAt: z.iso.datetime(),
    madeBy: z.string(),
    endedAt: z.iso.datetime().nullable(),
    /** a marked account of the demo */
    simulated: z.boolean(),
  })
  .meta({ id: 'Account', description: 'Somebody who may sign in' });
export type Account = z.infer<typeof account>;

/** Shown once, to be passed on: nobody can read it again. */
export const invitation = z
  .object({
    /** path and query of the page that uses it: put the address of this Petasos before it */
    path: z.string().meta({ example: '/undangan?kode=…' }),
    /** the other way in: user name and code typed on the same page */
    username: z.string(),
    code: z.string().regex(/^\d{6}$/),
    way: signInWay,
    until: z.iso.datetime(),
  })
  .meta({ id: 'Invitation', description: 'Lets one person in once' });
export type Invitation = z.infer<typeof invitation>;

export const invited = z.object({ account, invitation });

export const accountDraft = z.object({
  name: personName,
  /** absent: made from the name */
  username: username.optional(),
  email: z.email().max(200).optional(),
  phone: phone.optional(),
  grants: z.array(grantDraft).min(1).max(20),
});

export const accountChange = z.object({
  name: personName,
  email: z.email().max(200).nullable(),
  phone: phone.nullable(),
});

/** A list pasted from a spreadsheet or read from a CSV: nama, peran, kode wilayah, telepon, sampai. One person a row. */
export const ACCOUNT_LIST_LIMIT = 500;
export const accountList = z.object({
  text: z.string().min(1).max(200_000),
  check: z.boolean().default(false).meta({ description: 'Only say what would be made' }),
});

export const accountListAnswer = z.object({
  made: z.array(invited),
  /** with `check`: what would be made */
  read: z.array(
    z.object({
      line: z.int(),
      name: z.string(),
      role: roleCode,
      areas: z.array(z.object({ code: z.string(), name: z.string() })),
      phone: z.string().nullable(),
      until: z.iso.date().nullable(),
    }),
  ),
  /** rows that were not understood; nothing is made while there are any */
  problems: z.array(
    z.object({
      line: z.int(),
      column: z.enum(['name', 'role', 'area', 'phone', 'until', 'row']),
      code: z.enum([
        'missing',
        'unknown-role',
        'unknown-area',
        'outside-scope',
        'not-a-pin-role',
        'phone-form',
        'date-form',
        'in-the-past',
        'twice',
        'too-many',
      ]),
      value: z.string(),
    }),
  ),
});
export type AccountListProblem = z.infer<typeof accountListAnswer>['problems'][number];

/** A wider right of a Tagana: the open types, exactly, for areas hit, for a time. */
export const wider = z
  .object({
    id: z.int(),
    account: accountId,
    name: z.string(),
    areas: z.array(z.object({ code: areaCode, name: z.string() })),
    reason: z.string(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    givenBy: z.string(),
    /** taken by the Tagana alone: the administrator is told */
    bySelf: z.boolean(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'WiderRight', description: 'The open types for a Tagana while an incident is open' });
export type Wider = z.infer<typeof wider>;

export const WIDER_SELF_HOURS = 24;
const WIDER_GIVEN_HOURS = 14 * 24;
export const widerDraft = z.object({
  /** absent: for oneself */
  account: accountId.optional(),
  areas: z.array(areaCode).min(1).max(50),
  reason: line(300).min(5),
  hours: z.int().min(1).max(WIDER_GIVEN_HOURS),
});
