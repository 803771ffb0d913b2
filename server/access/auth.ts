import { createHmac, randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import { PASSWORD_LENGTH } from '../../data/contract/session.ts';
import type { Context } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import { system } from './scope.ts';

/** How long a session lasts from the sign-in. */
export const SESSION_HOURS = 12;
const LONGEST_USERNAME = 40;
/** The library's names of its two cookies that we pass on; browsers only see cookies of ours. */
const SESSION_COOKIE = 'better-auth.session_token';
const SECOND_COOKIE = 'better-auth.two_factor';

/**
 * The sign-in library on our database. Its routes are never mounted: handlers of ours call `auth.api`. There is no
 * plugin that lets one person act as another. Without transactions of its own: on the embedded database one connection
 * serves all, and each thing that it does here is one statement that matters.
 */
function makeAuth({ db, keys, log }: Pick<Context, 'db' | 'keys' | 'log'>) {
  return betterAuth({
    appName: 'Petasos',
    baseURL: 'http://localhost',
    secrets: keys.secrets('sign-in'),
    database: { db: db.as(system('accounts')), type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      // What it says may hold a name; that something failed is told by what it throws.
      log: (level) => log.debug({ level }, 'the sign-in library had something to say'),
    },
    advanced: { useSecureCookies: false, database: { generateId: () => randomUUID() } },
    session: {
      modelName: 'session',
      expiresIn: SESSION_HOURS * 3600,
      disableSessionRefresh: true,
      fields: {
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    plugins: [
      username({
        maxUsernameLength: LONGEST_USERNAME,
        schema: { user: { fields: { displayUsername: 'display_username' } } },
      }),
      twoFactor({
        issuer: 'Petasos',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  });
}

type Auth = ReturnType<typeof makeAuth>;
const made = new WeakMap<OpenDatabase, Auth>();

function authOf(ctx: Context): Auth {
  const known = made.get(ctx.db);
  if (known) return known;
  const auth = makeAuth(ctx);
  made.set(ctx.db, auth);
  return auth;
}

/** What a right password gives: a session, or where there is a second factor what it is asked for with. */
export type FirstStep = { readonly token: string } | { readonly pending: string };

/** Checks a password. Undefined: name and password do not match, or there is no such account. */
export async function checkPassword(
  ctx: Context,
  identifier: string,
  password: string,
): Promise<FirstStep | undefined> {
  const { api } = authOf(ctx);
  const isEmail = identifier.includes('@');
  const answer = await (isEmail
    ? api.signInEmail({ body: { email: identifier, password }, asResponse: true })
    : api.signInUsername({ body: { username: identifier, password }, asResponse: true }));
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  if (!answer.ok) return undefined;
  const { token } = (await answer.json()) as { token?: string };
  if (token) return { token };
  const pending = setCookie(answer, SECOND_COOKIE);
  return pending === undefined ? undefined : { pending };
}

/**
 * What a second factor gives: a session and whose it is. code: it is wrong. anew: the sign-in that it belongs to is over,
 * after a while or too many wrong ones. wait: too many wrong ones in several sign-ins.
 */
export type SecondStep =
  | { readonly token: string; readonly account: string }
  | { readonly refused: 'code' | 'anew' | 'wait' };

/** The second factor after a right password. */
export async function checkSecond(ctx: Context, pending: string, code: string): Promise<SecondStep> {
  const headers = new Headers({ cookie: `${SECOND_COOKIE}=${pending}` });
  const answer = await authOf(ctx).api.verifyTOTP({ body: { code }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  const said = (await answer.json()) as { token: string; user: { id: string }; code?: string };
  if (answer.ok) return { token: said.token, account: said.user.id };
  if (answer.status === 429) return { refused: 'wait' };
  return { refused: said.code === 'INVALID_CODE' ? 'code' : 'anew' };
}

/** Whose sign-in waits for its second factor; undefined: none does. */
export async function whoIsPending(ctx: Context, pending: string): Promise<string | undefined> {
  const { internalAdapter } = await authOf(ctx).$context;
  return (await internalAdapter.findVerificationValue(tokenOf(pending, '')))?.value;
}

/** A session for an account that proved itself in another way: a PIN, an invitation, the set-up link, the demo. */
export async function openSession(ctx: Context, account: string): Promise<string> {
  const { internalAdapter } = await authOf(ctx).$context;
  return (await internalAdapter.createSession(account)).token;
}

/** A password as it is kept (scrypt). */
export async function hashPassword(ctx: Context, password: string): Promise<string> {
  return (await authOf(ctx).$context).password.hash(password);
}

/** Begins a second factor; undefined: the password is wrong, or there is one already. */
export async function beginSecond(
  ctx: Context,
  token: string,
  password: string,
): Promise<string | undefined> {
  const headers = await signedIn(ctx, token);
  const answer = await authOf(ctx).api.enableTwoFactor({ body: { password }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  return answer.ok ? ((await answer.json()) as { totpURI: string }).totpURI : undefined;
}

/** Its first code. Gives the session that takes the place of this one; undefined: the code is wrong. */
export async function confirmSecond(ctx: Context, token: string, code: string): Promise<string | undefined> {
  const headers = await signedIn(ctx, token);
  const answer = await authOf(ctx).api.verifyTOTP({ body: { code }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  return answer.ok ? tokenOf(setCookie(answer, SESSION_COOKIE), token) : undefined;
}

/** Does without. Gives the session that takes the place of this one; undefined: the password is wrong. */
export async function removeSecond(
  ctx: Context,
  token: string,
  password: string,
): Promise<string | undefined> {
  const headers = await signedIn(ctx, token);
  const answer = await authOf(ctx).api.disableTwoFactor({ body: { password }, headers, asResponse: true });
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  return answer.ok ? tokenOf(setCookie(answer, SESSION_COOKIE), token) : undefined;
}

/** Chooses another password; every other session ends. Gives the session that takes the place of this one; undefined: the present one is wrong. */
export async function changeOwnPassword(
  ctx: Context,
  token: string,
  current: string,
  chosen: string,
): Promise<string | undefined> {
  const headers = await signedIn(ctx, token);
  const answer = await authOf(ctx).api.changePassword({
    body: { currentPassword: current, newPassword: chosen, revokeOtherSessions: true },
    headers,
    asResponse: true,
  });
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  return answer.ok ? tokenOf(setCookie(answer, SESSION_COOKIE), token) : undefined;
}

/** The header by which the library knows a session of its own. */
async function signedIn(ctx: Context, token: string): Promise<Headers> {
  const { secret } = await authOf(ctx).$context;
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(`${token}.${signature}`)}` });
}

/** The value of a cookie that the library sets; undefined where it takes it away or sets none. */
function setCookie(answer: Response, name: string): string | undefined {
  const said = answer.headers.getSetCookie().findLast((cookie) => cookie.startsWith(`${name}=`));
  const value = said?.slice(name.length + 1).split(';')[0];
  return value === '' ? undefined : value;
}

/** The token in a signed cookie. */
function tokenOf(cookie: string | undefined, before: string): string {
  if (cookie === undefined) return before;
  const value = decodeURIComponent(cookie);
  return value.slice(0, value.lastIndexOf('.'));
}
