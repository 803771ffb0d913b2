import { z } from 'zod';
import { accountId, grant, personName, signInWay, username } from './account.ts';
import { areaCode, areaRef, level } from './area.ts';
import { right, roleCode } from './role.ts';

/** The library hashes what is given: a longer text is refused before, so that nobody makes the server work. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;
export const PIN_TRIES = 5;

/** What is given to be compared: any text up to the limit, whatever is wrong with it. */
const givenPassword = z.string().min(1).max(PASSWORD_LENGTH.most);
/** What is chosen. */
const newPassword = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most);
const pin = z.string().regex(/^\d{6}$/);
const totpCode = z
  .string()
  .regex(/^\d{6}$/)
  .meta({ example: '123456' });

/** A part of what somebody reads: areas x series, exactly or published. */
const scopePart = z.object({
  areas: z.union([z.literal('all'), z.array(areaCode)]),
  /** 'open': open types and people; else slugs */
  series: z.union([z.literal('all'), z.literal('open'), z.array(z.string())]),
  as: z.enum(['exact', 'published']),
  coarsest: level.nullable(),
  finest: level.nullable(),
});

/** What has to be done before anything else: a new password, or a second factor where the account needs one. */
const mustDo = z.enum(['password', 'totp']);

/**
 * Who is asking. none: there is no account here yet, the set-up link makes the first. out: nobody is signed in. in.
 */
export const me = z
  .object({
    state: z.enum(['none', 'out', 'in']),
    /** name of the office, for the sign-in page; empty where it has none */
    office: z.string(),
    account: z
      .object({
        id: accountId,
        name: z.string(),
        username: z.string(),
        way: signInWay,
        totp: z.boolean(),
        simulated: z.boolean(),
        must: mustDo.nullable(),
      })
      .nullable(),
    grants: z.array(grant),
    /** held somewhere; where, says `where` */
    rights: z.array(right),
    /** areas of each right held: 'all' or codes */
    where: z.partialRecord(right, z.union([z.literal('all'), z.array(areaCode)])),
    parts: z.array(scopePart),
    /** where to begin: the first area of the scope; null for all of it */
    home: areaRef.nullable(),
    /** this browser is bound to an account that signs in with a PIN */
    pin: z.object({ name: z.string(), state: z.enum(['ready', 'locked']) }).nullable(),
    /** the demo: one marked account a role, one tap each */
    demo: z.array(z.object({ role: roleCode, name: z.string(), where: z.string() })),
    /** wider rights that are open and that Tagana took alone: told to who manages accounts and gives them, else 0 */
    takenAlone: z.int().nonnegative(),
    until: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Me', description: 'Who is asking, what for, and how to sign in' });
export type Me = z.infer<typeof me>;

/** user name or e-mail, and password */
export const signInBody = z.object({
  identifier: z.string().trim().min(1).max(200),
  password: givenPassword,
});
/** totp: the password was right, the second factor is asked for */
export const signInAnswer = z.object({ next: z.enum(['done', 'totp']), me });
export const totpBody = z.object({ code: totpCode });
export const pinBody = z.object({ pin });
export const demoBody = z.object({ role: roleCode });

export const passwordChange = z.object({ current: givenPassword, password: newPassword });
export const pinChange = z.object({ current: pin, chosen: pin });
export const confirmBody = z.object({ password: givenPassword });
/** to be shown as a QR code and as text, once */
export const totpSetup = z.object({ uri: z.string(), secret: z.string() });

export const sessionRow = z
  .object({
    id: z.string(),
    current: z.boolean(),
    since: z.iso.datetime(),
    /** when it was used last, at most five minutes late */
    lastSeen: z.iso.datetime(),
    until: z.iso.datetime(),
    /** 'Chrome, Android', as far as the browser says */
    device: z.string(),
    address: z.string(),
  })
  .meta({ id: 'Session', description: 'A browser that is signed in' });
export type SessionRow = z.infer<typeof sessionRow>;

/** The link that the terminal prints while there is no account: makes the first one. */
export const setupBody = z.object({
  key: z.string().min(10).max(200),
  name: personName,
  username,
  password: newPassword,
  /** also these, everywhere, for an office where one person does it all */
  also: z
    .array(z.enum(['operator', 'planner']))
    .max(2)
    .default(['operator', 'planner']),
});

const secret = z.string().min(20).max(200);
/** The link of an invitation, or the user name and code of its text. */
const invitationKey = {
  token: secret.optional(),
  username: z.string().trim().toLowerCase().max(40).optional(),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
};
/** Looks at an invitation without using it. */
export const invitationLook = z.object(invitationKey);
export const invitationSeen = z.object({
  name: z.string(),
  username: z.string(),
  way: signInWay,
  roles: z.array(roleCode),
});
/** Uses it: a PIN or a password is chosen, and this browser is signed in. */
export const invitationUse = z.object({
  ...invitationKey,
  pin: pin.optional(),
  password: newPassword.optional(),
});
