import type { Context, FolderSwitch } from '../context.ts';
import type { OpenDatabase } from '../db/open.ts';
import type { Visit } from '../http/visit.ts';
import { composeRights } from './compose.ts';
import type { Principal } from './principal.ts';
import {
  findAccountName,
  findSession,
  type GrantRow,
  hasAccounts,
  loadGrants,
  loadOnDuty,
  loadRoleRights,
  loadWiderAreas,
  type SessionAccount,
  touchSession,
} from './query.ts';
import { system } from './scope.ts';

/** Our cookie that holds a session. The demo has one of its own: who looks round there is still signed in on the way back. */
export function sessionCookie({ folder }: Pick<Context, 'folder'>): string {
  return folder.kind === 'demo' ? 'petasos-contoh' : 'petasos';
}

/** A session is looked up again after this long at the latest; a change that is announced is heard at once. */
const KEPT_MS = 30_000;
const MOST_KEPT = 5000;

/** A session with what its account may do: what of a principal does not depend on the request. */
export interface Known {
  readonly account: SessionAccount | null;
  readonly grants: readonly GrantRow[];
  readonly base: Omit<Principal, 'must' | 'place'>;
}

interface Kept {
  readonly until: number;
  readonly known: Promise<Known>;
}

const kept = new WeakMap<OpenDatabase, Map<string, Kept>>();

/** A session says when it was used last, so late at most. */
const SEEN_EVERY_MS = 5 * 60_000;

/** Who asks, by the session of the browser; nobody where it has none, or one that has ended. */
export async function whoAsks(ctx: Context, visit: Visit): Promise<Principal> {
  const { account, base } = await knownOf(ctx, visit.cookie(sessionCookie(ctx)));
  const must =
    account === null
      ? null
      : account.mustChange
        ? 'password'
        : base.roles.includes('administrator') && !account.totp && !account.simulated && !visit.local
          ? 'totp'
          : null;
  return { ...base, must, place: visit.address };
}

/** The session of a token and what its account may do, at most half a minute old. */
export async function knownOf(ctx: Context, token: string | undefined): Promise<Known> {
  const sessions = sessionsOf(ctx);
  const key = token ?? '';
  const now = ctx.clock.now();
  const found = sessions.get(key);
  if (found && found.until > now.getTime()) {
    const known = await found.known;
    if (known.account === null || known.account.expiresAt > now) return known;
  }
  const known = look(ctx, token);
  // Tokens that nobody has are kept as well, but never so many that they push out those of people.
  if (sessions.size >= MOST_KEPT) sessions.clear();
  sessions.set(key, { until: now.getTime() + KEPT_MS, known });
  known.catch(() => sessions.delete(key));
  return known;
}

/**
 * What an account may do now: for a job of its, which runs later than it was asked for. Undefined: it has ended, is
 * locked, or never was.
 */
export async function principalOf(ctx: Context, account: string): Promise<Principal | undefined> {
  const db = ctx.db.as(system('accounts'));
  const named = await findAccountName(db, account);
  if (named === undefined) return undefined;
  const today = ctx.clock.today();
  const [rights, grants] = [await loadRoleRights(db), await loadGrants(db, today, [account])];
  const given = composeRights(grants, rights, today, await loadWiderAreas(db, account, ctx.clock.now()));
  const onDuty = await loadOnDuty(db, account);
  return { ...given, onDuty, account, who: `${named.name} (${named.username})`, must: null, place: null };
}

/** While no folder is open there is nobody to ask about: the way back from the demo is free, and nothing else. */
export function whileAway(folders: FolderSwitch | undefined): Principal {
  const leavesDemo = folders?.state().switching?.to === 'demo';
  return {
    account: null,
    who: 'siapa pun',
    roles: [],
    rights: new Map(leavesDemo ? [['folder.open', 'all']] : []),
    parts: [],
    must: null,
    place: null,
  };
}

function sessionsOf({ db }: Context): Map<string, Kept> {
  const known = kept.get(db);
  if (known) return known;
  const sessions = new Map<string, Kept>();
  kept.set(db, sessions);
  db.onDataChange(() => sessions.clear());
  return sessions;
}

async function look(ctx: Context, token: string | undefined): Promise<Known> {
  const db = ctx.db.as(system('accounts'));
  const today = ctx.clock.today();
  const isDemo = ctx.folder.kind === 'demo';
  const account = token === undefined ? undefined : await findSession(db, token, ctx.clock.now());
  const now = ctx.clock.now();
  if (account && now.getTime() - account.seenAt.getTime() >= SEEN_EVERY_MS) {
    await touchSession(db, account.session, now);
  }
  const rights = await loadRoleRights(db);
  if (account === undefined) {
    const everywhere: GrantRow = {
      account: '',
      role: 'public',
      area: '*',
      series: null,
      until: null,
      name: null,
      level: null,
    };
    const given = composeRights([everywhere], rights, today);
    // The way into the demo while nobody has an account, and the way out of it: nothing there is anybody's.
    const isFree = isDemo || !(await hasAccounts(db));
    const free = new Map([...given.rights, ...(isFree ? ([['folder.open', 'all']] as const) : [])]);
    return { account: null, grants: [], base: { ...given, rights: free, account: null, who: 'publik' } };
  }
  const grants = await loadGrants(db, today, [account.id]);
  const wider = await loadWiderAreas(db, account.id, ctx.clock.now());
  const given = composeRights(grants, rights, today, wider);
  // Nothing in the demo is anybody's: who looks round there in whatever role may leave it.
  const held = isDemo ? new Map([...given.rights, ['folder.open', 'all'] as const]) : given.rights;
  const who = `${account.name} (${account.username})`;
  const onDuty = await loadOnDuty(db, account.id);
  return { account, grants, base: { ...given, onDuty, rights: held, account: account.id, who } };
}
