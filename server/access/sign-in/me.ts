import { isPinRole, ROLE_CODES, type RoleCode } from '../../../data/catalogue/roles.ts';
import type { Me } from '../../../data/contract/session.ts';
import type { Context } from '../../context.ts';
import type { Visit } from '../../http/visit.ts';
import { describeGrants } from '../accounts/describe.ts';
import { listDemoAccounts } from '../accounts/query.ts';
import type { Areas } from '../principal.ts';
import { findAreas, hasAccounts, loadOfficeName } from '../query.ts';
import { system } from '../scope.ts';
import { fingerprint } from '../secrets.ts';
import { knownOf, sessionCookie, whoAsks } from '../who.ts';
import { countTakenAlone } from '../wider/query.ts';
import { findByDevice } from './query.ts';

/** The name of our cookie that holds the key of a browser profile. */
export const DEVICE_COOKIE = 'petasos-hp';

/** Who is asking, as the page needs to know it. */
export async function describeMe(ctx: Context, visit: Visit, token?: string): Promise<Me> {
  const key = token ?? visit.cookie(sessionCookie(ctx));
  const { account, grants, base } = await knownOf(ctx, key);
  const principal = await whoAsks(ctx, token === undefined ? visit : { ...visit, cookie: () => token });
  const db = ctx.db.as(system('accounts'));
  const device = visit.cookie(DEVICE_COOKIE);
  const bound = device === undefined ? undefined : await findByDevice(db, fingerprint(device));
  const isDemo = ctx.folder.kind === 'demo';
  return {
    state: account !== null ? 'in' : (await hasAccounts(db)) ? 'out' : 'none',
    office: await loadOfficeName(db),
    account:
      account === null
        ? null
        : {
            id: account.id,
            name: account.name,
            username: account.username,
            way: account.way,
            totp: account.totp,
            simulated: account.simulated,
            must: principal.must,
          },
    grants: describeGrants(grants),
    rights: [...base.rights.keys()],
    where: Object.fromEntries([...base.rights].map(([right, areas]) => [right, listed(areas)])),
    parts: base.parts.map(({ areas, series, ...part }) => ({
      ...part,
      areas: listed(areas),
      series: typeof series === 'string' ? series : [...series],
    })),
    home: await homeOf(
      ctx,
      base.parts.map((part) => part.areas),
    ),
    pin: bound ? { name: bound.name, state: bound.locked ? 'locked' : 'ready' } : null,
    demo: isDemo ? inOrder(await listDemoAccounts(db, ctx.clock.today())) : [],
    takenAlone:
      base.rights.has('accounts.manage') && base.rights.has('wider.give')
        ? await countTakenAlone(db, ctx.clock.now())
        : 0,
    until: account?.expiresAt.toISOString() ?? null,
  };
}

function listed(areas: Areas): 'all' | string[] {
  return areas === 'all' ? 'all' : [...areas];
}

/** Where somebody begins: the widest area that is read; null where that is all of them, or none. */
async function homeOf(ctx: Context, read: readonly Areas[]): Promise<Me['home']> {
  if (read.includes('all')) return null;
  const codes = read.flatMap((areas) => [...areas]).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const [first] = codes;
  if (first === undefined) return null;
  return (await findAreas(ctx.db.as(system('accounts')), [first], ctx.clock.today())).get(first) ?? null;
}

function inOrder(found: readonly Me['demo'][number][]): Me['demo'] {
  const place = (role: RoleCode) => ROLE_CODES.indexOf(role) + (isPinRole(role) ? 100 : 0);
  return [...found].sort((a, b) => place(a.role) - place(b.role));
}
