import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { makeSetupLink } from '../../server/access/first/setup.ts';
import { system } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { freshDatabase, openContext } from './harness.ts';
import { serveVisitors, type Visitor } from './visitor.ts';

const PASSWORD = 'sandi administrator';
/** Sessions are kept for half a minute of this clock, which stands: what ends here ends by the word of the other server. */
const suite = inject('cluster') ? describe : describe.skip;

suite('two servers on one PostgreSQL', () => {
  const contexts: Context[] = [];
  const sites: Awaited<ReturnType<typeof serveVisitors>>[] = [];
  let admin: Visitor;

  beforeAll(async () => {
    const config = await freshDatabase('server', '/nonexistent');
    for (let i = 0; i < 2; i += 1) {
      const ctx = await openContext(config);
      contexts.push(ctx);
      sites.push(await serveVisitors(ctx));
    }
    admin = at(0).visitor();
    const key = new URL((await makeSetupLink(server(0))) ?? '', 'http://x').searchParams.get('kunci');
    const first = { key, name: 'Ani', username: 'ani', password: PASSWORD };
    expect((await admin.ask('makeFirst', first)).json.next).toBe('done');
  });
  afterAll(async () => {
    for (const site of sites) await site.stop();
    for (const { db } of contexts) await db.close();
  });

  const server = (i: number) => contexts[i] as Context;
  const at = (i: number) => sites[i] as (typeof sites)[number];
  /** Resolves once the server has heard a word that was said after this was called. */
  const heard = (i: number) =>
    new Promise<void>((done) => {
      const stop = server(i).db.onDataChange(() => {
        stop();
        done();
      });
    });
  const join = async () => {
    const made = await admin.ask('makeAccount', {
      name: 'Budi',
      grants: [{ role: 'operator', areas: 'all' }],
    });
    expect([made.status, made.code]).toEqual([200, '']);
    const token = new URL(made.json.invitation.path, 'http://x').searchParams.get('kode') ?? '';
    const here = at(0).visitor();
    const used = await here.ask('useInvitation', { token, password: PASSWORD });
    expect(used.json.next).toBe('done');
    const [session = ''] = here.cookies.values();
    // The same browser, let through to the other server by a proxy.
    const there = at(1).signedIn(session);
    expect((await there.ask('session')).json).toMatchObject({ state: 'in', grants: [{ role: 'operator' }] });
    return { account: made.json.account.id as string, here, there };
  };
  const rightsOf = async (visitor: Visitor) => (await visitor.ask('session')).json.rights as string[];

  test('what one server knows of a session it keeps, so that this suite can fail', async () => {
    const { account, there } = await join();
    const { db } = server(0);
    await db.as(system('accounts')).deleteFrom('session').where('user_id', '=', account).execute();
    expect((await there.ask('session')).json.state).toBe('in');
  });

  test('an account that is ended at one server is out at the other at once, without waiting half a minute', async () => {
    const { account, there } = await join();
    const word = heard(1);
    expect((await admin.ask('endAccount', { account })).status).toBe(200);
    await word;
    expect((await there.ask('session')).json.state).toBe('out');
    expect((await there.ask('imports')).code).toBe('signed-out');
  });

  test('who signs out at one server is out at the other', async () => {
    const { here, there } = await join();
    const word = heard(1);
    await here.ask('signOut');
    await word;
    expect((await there.ask('session')).json.state).toBe('out');
  });

  test('a role taken away at one server gives nothing at the other', async () => {
    const { account, there } = await join();
    expect(await rightsOf(there)).toContain('imports.write');
    const word = heard(1);
    const grants = [{ role: 'leader', areas: 'all' }];
    expect((await admin.ask('changeGrants', { account, grants })).status).toBe(200);
    await word;
    expect(await rightsOf(there)).not.toContain('imports.write');
  });
});
