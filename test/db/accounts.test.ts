import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { id as words } from '../../data/words/id.ts';
import { makeDemoAccounts } from '../../server/access/first/demo.ts';
import { makeSetupLink } from '../../server/access/first/setup.ts';
import { forJob, forOperator, system } from '../../server/access/scope.ts';
import { principalOf } from '../../server/access/who.ts';
import type { Context } from '../../server/context.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { runUser } from '../../server/terminal/run-user.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';
import { totpNow } from './totp.ts';
import { serveVisitors, type Visitor } from './visitor.ts';

const DESA = '63.71.01.1001';
const OTHER = '63.71.02.1001';
const PASSWORD = 'sandi administrator';
const PIN = '135790';

eachDatabase('accounts', (given) => {
  let ctx: Context;
  let now = new Date('2026-03-02T03:00:00Z').getTime();
  let site: Awaited<ReturnType<typeof serveVisitors>>;
  let admin: Visitor;
  /** of the administrator's authenticator */
  let usedCode = '';
  const scope = forOperator('uji');

  beforeAll(async () => {
    const clock = {
      now: () => new Date(now),
      today: () => new Date(now).toISOString().slice(0, 10),
    };
    ctx = { ...given.ctx(), clock };
    site = await serveVisitors(ctx);
    const provenance = { source: null, licence: null, asOf: null, simulated: false };
    const request = { file: null, options: { code: '63.71' }, provenance, dryRun: false };
    expect((await runImport(ctx, scope, setupImport, request)).state).toBe('applied');
    await importFile(ctx, scope, 'need', {
      file: sourceFile('ppks.csv', `kode,jenis,jumlah\n${DESA},LUT,12\n${OTHER},LUT,3\n`),
      options: { period: '2025' },
      provenance,
      dryRun: false,
    });
  });
  afterAll(() => site?.stop());

  const later = (hours: number) => {
    now += hours * 3_600_000;
  };
  const values = (visitor: Visitor, within = DESA) =>
    visitor.ask('values', {
      indicator: 'lanjut-usia-terlantar.count',
      level: 'desa',
      within,
      period: '2025',
    });
  const invite = async (role: string, areas: unknown, more: object = {}) => {
    const made = await admin.ask('makeAccount', {
      name: `Orang ${role}`,
      grants: [{ role, areas }],
      ...more,
    });
    expect([made.status, made.code]).toEqual([200, '']);
    return made.json as {
      account: { id: string; username: string };
      invitation: { path: string; code: string };
    };
  };
  const tokenIn = (path: string) => new URL(path, 'http://x').searchParams.get('kode') ?? '';
  const join = async (role: string, areas: unknown) => {
    const { account, invitation } = await invite(role, areas);
    const visitor = site.visitor();
    const isPin = role === 'psm' || role === 'tagana' || role === 'tksk';
    const used = await visitor.ask('useInvitation', {
      token: tokenIn(invitation.path),
      ...(isPin ? { pin: PIN } : { password: PASSWORD }),
    });
    expect([used.status, used.code, used.json?.next]).toEqual([200, '', 'done']);
    return { visitor, account };
  };

  test('before the first account nobody sees anything, and only the link of the terminal makes one, once', async () => {
    const visitor = site.visitor();
    expect((await visitor.ask('session')).json).toMatchObject({ state: 'none', account: null, parts: [] });
    expect((await values(visitor)).code).toBe('signed-out');
    const path = (await makeSetupLink(ctx)) ?? '';
    const replaced = (await makeSetupLink(ctx)) ?? '';
    const body = { name: 'Ani', username: 'ani', password: PASSWORD };
    const key = (from: string) => new URL(from, 'http://x').searchParams.get('kunci') ?? '';
    expect((await visitor.ask('makeFirst', { ...body, key: key(path) })).code).toBe('setup-unusable');
    const made = await visitor.ask('makeFirst', { ...body, key: key(replaced) });
    expect(made.json).toMatchObject({ next: 'done', me: { state: 'in', account: { username: 'ani' } } });
    expect(made.cookies[0]).toMatch(/; HttpOnly; SameSite=Lax/);
    expect((await visitor.ask('makeFirst', { ...body, key: key(replaced) })).code).toBe('setup-unusable');
    expect(await makeSetupLink(ctx)).toBeNull();
    expect((await values(visitor)).json.count).toEqual([12]);
    admin = visitor;
  });

  test('a wrong password, an unknown name and an ended account are told apart by nobody, and tries are made to wait', async () => {
    const visitor = site.visitor();
    const signIn = (identifier: string, password: string) => visitor.ask('signIn', { identifier, password });
    const { account } = await join('planner', [DESA]);
    expect((await signIn(account.username, PASSWORD)).json.next).toBe('done');
    await admin.ask('endAccount', { account: account.id });
    const refused = await signIn(account.username, PASSWORD);
    const wrong = await signIn('ani', 'bukan sandinya');
    const unknown = await signIn('tidak.ada', 'bukan sandinya');
    expect([refused.text, unknown.text]).toEqual([wrong.text, wrong.text]);
    for (let i = 0; i < 4; i += 1) await signIn('tidak.ada', 'bukan sandinya');
    expect((await signIn('tidak.ada', 'bukan sandinya')).code).toBe('too-many-tries');
    for (let i = 0; i < 4; i += 1) await signIn('ani', 'bukan sandinya');
    expect((await signIn('ani', PASSWORD)).code).toBe('too-many-tries');
    later(0.1);
    expect((await signIn('ANI', PASSWORD)).json.next).toBe('done');
    expect((await signIn('ani', 'x'.repeat(10_000))).code).toBe('bad-request');
  });

  test('a session that is tampered with, has ended or is of an ended account is none', async () => {
    const { visitor, account } = await join('planner', [DESA]);
    expect((await values(visitor)).status).toBe(200);
    const [[name, token] = ['', '']] = [...visitor.cookies];
    const bent = site.visitor();
    bent.cookies.set(name, `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`);
    expect((await values(bent)).code).toBe('signed-out');
    await admin.ask('endSessionsOf', { account: account.id });
    expect((await values(visitor)).code).toBe('signed-out');
    const again = site.visitor();
    await again.ask('signIn', { identifier: account.username, password: PASSWORD });
    expect((await values(again)).status).toBe(200);
    await sql`update session set expires_at = ${new Date(now - 1000)} where user_id = ${account.id}`.execute(
      ctx.db.as(scope),
    );
    later(0.01);
    expect((await values(again)).code).toBe('signed-out');
  });

  test('who signs out is out at once, in that browser only', async () => {
    const { visitor, account } = await join('planner', [DESA]);
    const second = site.visitor();
    await second.ask('signIn', { identifier: account.username, password: PASSWORD });
    const { sessions } = (await second.ask('sessions')).json;
    expect(sessions.map((s: { current: boolean }) => s.current).sort()).toEqual([false, true]);
    const kept = new Map(visitor.cookies);
    expect((await visitor.ask('signOut')).json.state).toBe('out');
    for (const [key, value] of kept) visitor.cookies.set(key, value);
    expect((await values(visitor)).code).toBe('signed-out');
    expect((await values(second)).status).toBe(200);
    const mine = (await second.ask('sessions')).json.sessions[0].id;
    expect((await admin.ask('endSession', { session: mine })).code).toBe('not-found');
    await second.ask('endSession', { session: mine });
    expect((await values(second)).code).toBe('signed-out');
  });

  test('a pillar comes in by a link that is used once, and by PIN on that phone alone', async () => {
    const { account, invitation } = await invite('psm', [DESA]);
    const token = tokenIn(invitation.path);
    const [preview, phone, thief] = [site.visitor(), site.visitor(), site.visitor()];
    expect((await preview.ask('lookAtInvitation', { token })).json).toMatchObject({
      way: 'pin',
      roles: ['psm'],
    });
    expect((await phone.ask('useInvitation', { token, pin: '123456' })).code).toBe('account-refused');
    expect((await phone.ask('useInvitation', { token, password: PASSWORD })).code).toBe('account-refused');
    expect((await phone.ask('useInvitation', { token, pin: PIN })).json.next).toBe('done');
    expect((await thief.ask('useInvitation', { token, pin: PIN })).code).toBe('invitation-unusable');
    expect((await thief.ask('lookAtInvitation', { token })).code).toBe('invitation-unusable');
    await phone.ask('signOut');
    expect((await phone.ask('session')).json.pin).toEqual({ name: 'Orang psm', state: 'ready' });
    expect((await thief.ask('signInPin', { pin: PIN })).code).toBe('sign-in-failed');
    expect((await phone.ask('signInPin', { pin: PIN })).json.next).toBe('done');
    expect((await values(phone)).json.count).toEqual([12]);
    expect((await values(phone, OTHER)).code).toBe('outside-scope');
    expect((await thief.ask('signIn', { identifier: account.username, password: PIN })).code).toBe(
      'sign-in-failed',
    );
  });

  test('after five wrong PINs the account is locked, until it is renewed; then the old phone is nobody', async () => {
    const { visitor, account } = await join('psm', [DESA]);
    const tried = [];
    for (let i = 0; i < 6; i += 1) tried.push((await visitor.ask('signInPin', { pin: '999990' })).code);
    expect(tried).toEqual([...Array(4).fill('sign-in-failed'), 'account-locked', 'account-locked']);
    expect((await visitor.ask('signInPin', { pin: PIN })).code).toBe('account-locked');
    expect((await values(visitor)).code).toBe('signed-out');
    const list = (await admin.ask('accounts')).json.accounts;
    expect(list.find((a: { id: string }) => a.id === account.id).state).toBe('locked');
    const { invitation } = (await admin.ask('renewAccount', { account: account.id })).json;
    // Whoever found the phone has no five tries more.
    expect((await visitor.ask('session')).json.pin).toBeNull();
    expect((await visitor.ask('signInPin', { pin: PIN })).code).toBe('sign-in-failed');
    const phone = site.visitor();
    await phone.ask('useInvitation', { token: tokenIn(invitation.path), pin: '864209' });
    expect((await values(phone)).status).toBe(200);
    expect((await visitor.ask('signInPin', { pin: PIN })).code).toBe('sign-in-failed');
  });

  test('a password does not let in whose account was renewed, and nobody renews the own account', async () => {
    const { account } = await join('planner', [DESA]);
    await admin.ask('renewAccount', { account: account.id });
    const old = site.visitor();
    expect((await old.ask('signIn', { identifier: account.username, password: PASSWORD })).code).toBe(
      'sign-in-failed',
    );
    const own = (await admin.ask('session')).json.account.id;
    expect((await admin.ask('renewAccount', { account: own })).code).toBe('account-refused');
    expect((await admin.ask('accounts')).status).toBe(200);
  });

  test('a PIN is changed for another one', async () => {
    const { visitor } = await join('psm', [DESA]);
    expect((await visitor.ask('changePin', { current: PIN, chosen: PIN })).code).toBe('account-refused');
    expect((await visitor.ask('changePin', { current: PIN, chosen: '864209' })).status).toBe(200);
    expect((await visitor.ask('changePin', { current: PIN, chosen: '973108' })).code).toBe('sign-in-failed');
  });

  test('a session says when it was used last, to five minutes', async () => {
    const { visitor } = await join('psm', [DESA]);
    const seen = async () => (await visitor.ask('sessions')).json.sessions[0].lastSeen;
    expect(await seen()).toBe(new Date(now).toISOString());
    later(1);
    expect(await seen()).toBe(new Date(now).toISOString());
  });

  test('many wrong PINs at once are no more tries than many in turn', async () => {
    const { visitor } = await join('psm', [DESA]);
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, i) => visitor.ask('signInPin', { pin: String(200_000 + i) })),
    );
    expect(all.filter((a) => a.code === 'sign-in-failed').length).toBeLessThan(5);
    expect((await visitor.ask('signInPin', { pin: PIN })).code).toBe('account-locked');
  });

  test('an invitation is over after a day, when it is replaced, and after five wrong codes', async () => {
    const first = await invite('psm', [DESA]);
    const byCode = (visitor: Visitor, username: string, code: string) =>
      visitor.ask('useInvitation', { username, code, pin: PIN });
    const visitor = site.visitor();
    const { username } = first.account;
    const renewed = (await admin.ask('renewAccount', { account: first.account.id })).json.invitation;
    const old = await visitor.ask('useInvitation', { token: tokenIn(first.invitation.path), pin: PIN });
    expect(old.code).toBe('invitation-unusable');
    expect((await byCode(visitor, username, renewed.code)).json.next).toBe('done');
    const second = await invite('psm', [DESA]);
    const wrong = second.invitation.code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i += 1) await byCode(visitor, second.account.username, wrong);
    later(1);
    const tooLate = await byCode(visitor, second.account.username, second.invitation.code);
    expect(tooLate.code).toBe('invitation-unusable');
    const third = await invite('psm', [DESA]);
    later(25);
    const over = await visitor.ask('useInvitation', { token: tokenIn(third.invitation.path), pin: PIN });
    expect(over.code).toBe('invitation-unusable');
    await admin.ask('signIn', { identifier: 'ani', password: PASSWORD });
  });

  test('two phones at once: one of them uses the invitation', async () => {
    const { invitation } = await invite('psm', [DESA]);
    const phones = [site.visitor(), site.visitor(), site.visitor()];
    const token = tokenIn(invitation.path);
    const all = await Promise.all(phones.map((phone) => phone.ask('useInvitation', { token, pin: PIN })));
    expect(all.map((a) => a.code).sort()).toEqual(['', 'invitation-unusable', 'invitation-unusable']);
  });

  test('a second factor is asked for once it is on, and an administrator away from the machine cannot do without', async () => {
    const far = { 'X-Forwarded-For': '10.1.2.3' };
    expect((await admin.ask('accounts', {}, far)).code).toBe('must-first');
    const begun = await admin.ask('beginTotp', { password: PASSWORD }, far);
    expect(begun.json.uri).toContain('otpauth://totp/Petasos:ani?');
    expect((await admin.ask('confirmTotp', { code: '000000' }, far)).code).toBe('totp-wrong');
    const done = await admin.ask('confirmTotp', { code: totpNow(begun.json.secret) }, far);
    expect(done.json.account.totp).toBe(true);
    expect((await admin.ask('accounts', {}, far)).status).toBe(200);
    expect((await admin.ask('removeTotp', { password: PASSWORD })).code).toBe('account-refused');
    const visitor = site.visitor();
    const first = await visitor.ask('signIn', { identifier: 'ani', password: PASSWORD });
    expect(first.json).toMatchObject({ next: 'totp', me: { account: null } });
    expect((await values(visitor)).code).toBe('signed-out');
    expect((await visitor.ask('signInTotp', { code: '000000' })).code).toBe('totp-wrong');
    usedCode = totpNow(begun.json.secret, Date.now() + 30_000);
    const second = await visitor.ask('signInTotp', { code: usedCode });
    expect(second.json.next).toBe('done');
    expect((await values(visitor)).status).toBe(200);
  });

  test('a code that let somebody in lets in nobody else, and after five wrong ones one begins anew', async () => {
    const begin = async () => {
      const visitor = site.visitor();
      await visitor.ask('signIn', { identifier: 'ani', password: PASSWORD });
      return visitor;
    };
    const failed = async () =>
      (
        await ctx.db
          .as(scope)
          .selectFrom('audit_event')
          .select('id')
          .where('action', '=', 'sign-in.failed')
          .execute()
      ).length;
    const before = await failed();
    const again = await begin();
    // The code that let the administrator in is still one that the app might show.
    const seen = await again.ask('signInTotp', { code: usedCode });
    expect([seen.code, (await again.ask('session')).json.account]).toEqual(['totp-wrong', null]);
    expect(await failed()).toBe(before + 1);
    const guesser = await begin();
    const said: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      said.push((await guesser.ask('signInTotp', { code: String(100_000 + i) })).json.detail);
    }
    expect(new Set(said.slice(0, 5)).size).toBe(1);
    expect(said[5]).toContain('masuk lagi dengan kata sandi');
  });

  test('who was given a password changes it before anything else; another session ends with it', async () => {
    const said: string[] = [];
    const terminal = {
      words,
      who: 'root',
      signal: new AbortController().signal,
      out: (text: string) => void said.push(text),
      progress: () => {},
    };
    const run = (command: object) => runUser(ctx, scope, { do: 'user', ...command } as never, terminal);
    expect(await run({ what: 'add', name: 'Budi', username: 'budi', role: 'planner', areas: [DESA] })).toBe(
      0,
    );
    const given = /sementara: (\S+)/.exec(said.join('\n'))?.[1] ?? '';
    const [one, two] = [site.visitor(), site.visitor()];
    for (const v of [one, two]) await v.ask('signIn', { identifier: 'budi', password: given });
    expect((await values(one)).code).toBe('must-first');
    const same = await one.ask('changePassword', { current: given, password: given });
    expect(same.code).toBe('account-refused');
    const wrong = await one.ask('changePassword', { current: 'bukan ini', password: PASSWORD });
    expect(wrong.code).toBe('sign-in-failed');
    const changed = await one.ask('changePassword', { current: given, password: PASSWORD });
    expect(changed.json.account.must).toBeNull();
    expect((await values(one)).status).toBe(200);
    expect((await values(two)).code).toBe('signed-out');
    expect(await run({ what: 'reset', username: 'budi' })).toBe(0);
    expect((await values(one)).code).toBe('signed-out');
    expect(await run({ what: 'disable', username: 'tidak.ada' })).toBe(1);
    await run({ what: 'list' });
    expect(said.some((line) => line.startsWith('budi '))).toBe(true);
  });

  test('a list of pillars is made whole or not at all, and says what it does not understand', async () => {
    const list = (text: string, check = false) => admin.ask('makeAccounts', { text, check });
    const bad = await list(
      `nama\tperan\tkode\ttelepon\tsampai\nSiti Aminah\tPSM\t${DESA}\t0812-0000-0001\t31/12/2027\nBudi\tJuru\t${DESA}\nCici\tOperator\t${DESA}\nDodi\tTKSK\t63.71.99\nEti\tRT\t${DESA}\t12\nFitri\tPSM\t${DESA}\t\t2020-01-01`,
    );
    expect(bad.json.made).toEqual([]);
    expect(bad.json.problems.map((p: { line: number; code: string }) => [p.line, p.code])).toEqual([
      [3, 'unknown-role'],
      [4, 'not-a-pin-role'],
      [5, 'unknown-area'],
      [6, 'phone-form'],
      [7, 'in-the-past'],
    ]);
    const good = `Siti Aminah;PSM;${DESA}\nSiti Aminah;Ketua RW;${OTHER}`;
    expect((await list(good, true)).json.made).toEqual([]);
    const made = (await list(good)).json.made as {
      account: { username: string };
      invitation: { code: string };
    }[];
    expect(made.map((m) => m.account.username)).toEqual(['siti.aminah', 'siti.aminah2']);
    expect(made[0]?.invitation.code).toMatch(/^\d{6}$/);
    // Brought again by mistake, it makes nobody a second account; who has the same name has another number.
    const again = (await list(good)).json;
    expect(again.problems.map((p: { line: number; code: string }) => [p.line, p.code])).toEqual([
      [1, 'twice'],
      [2, 'twice'],
    ]);
    expect(again.made).toEqual([]);
  });

  test('a role without area, an area that is gone, and the last administrator are refused', async () => {
    const grant = (grants: unknown) => admin.ask('makeAccount', { name: 'Orang', grants });
    const reason = (answer: { json: { detail: string } }) => answer.json.detail;
    expect((await grant([{ role: 'psm', areas: [] }])).code).toBe('bad-request');
    expect(reason(await grant([{ role: 'psm', areas: ['63.71.01.1999'] }]))).toContain('tidak ada');
    const mixed = [
      { role: 'psm', areas: [DESA] },
      { role: 'planner', areas: [DESA] },
    ];
    expect(reason(await grant(mixed))).toContain('tidak dapat digabung');
    const { account } = (await admin.ask('session')).json;
    expect(reason(await admin.ask('endAccount', { account: account.id }))).toContain(
      'administrator terakhir',
    );
    expect(reason(await grant([{ role: 'psm', areas: [DESA], until: '2020-01-01' }]))).toContain(
      'sudah lewat',
    );
  });

  test('a grant ends with its day, and with its area', async () => {
    const { visitor, account } = await join('planner', [DESA]);
    const changed = await admin.ask('changeGrants', {
      account: account.id,
      grants: [{ role: 'planner', areas: [DESA], until: '2026-03-04' }],
    });
    expect(changed.status).toBe(200);
    expect((await values(visitor)).status).toBe(200);
    const version = sql`update area_version set valid_to = ${'2026-03-01'} where code = ${DESA}`;
    await version.execute(ctx.db.as(scope));
    await ctx.db.announce(0);
    const gone = (await visitor.ask('session')).json;
    expect([gone.parts, gone.grants[0].areas[0].holds]).toEqual([[], false]);
    await sql`update area_version set valid_to = null where code = ${DESA}`.execute(ctx.db.as(scope));
    later(72);
    const again = site.visitor();
    await again.ask('signIn', { identifier: account.username, password: PASSWORD });
    expect((await again.ask('session')).json.parts).toEqual([]);
    expect((await values(again)).code).toBe('forbidden');
  });

  test('a Tagana opens the open types for oneself for a day, marked for the administrator, in the own area', async () => {
    const { visitor } = await join('tagana', [DESA]);
    const widen = (areas: string[], hours: number) =>
      visitor.ask('widen', { areas, hours, reason: 'kebakaran di RT 02' });
    expect((await values(visitor)).code).toBe('not-released');
    const aid = { indicator: 'bantuan-evakuasi.count', level: 'desa', within: DESA, period: '2025' };
    expect((await visitor.ask('values', aid)).json.count).toEqual([12]);
    const { indicators } = (await visitor.ask('indicators', { within: DESA })).json;
    const seen = [...new Set(indicators.map((i: { series: string }) => i.series))];
    expect(seen).toEqual(['bantuan-evakuasi', 'penduduk', 'kk']);
    expect((await widen([OTHER], 2)).code).toBe('wider-refused');
    expect((await widen([DESA], 25)).code).toBe('wider-refused');
    const { wider } = (await widen([DESA], 24)).json;
    expect(wider[0]).toMatchObject({ bySelf: true, areas: [{ code: DESA }] });
    expect((await values(visitor)).json.count).toEqual([12]);
    const events = await ctx.db
      .as(scope)
      .selectFrom('audit_event')
      .select(['action', 'areas'])
      .where('action', '=', 'wider.taken')
      .execute();
    expect(events).toEqual([{ action: 'wider.taken', areas: [DESA] }]);
    expect((await admin.ask('session')).json.takenAlone).toBe(1);
    await visitor.ask('endWider', { wider: wider[0].id });
    expect((await admin.ask('session')).json.takenAlone).toBe(0);
    expect((await values(visitor)).code).toBe('not-released');
  });

  test('a job of an account has the rights of the moment in which it runs', async () => {
    const { account } = await join('planner', [DESA]);
    const asked = await principalOf(ctx, account.id);
    expect(asked && forJob(asked).parts).toMatchObject([{ areas: [DESA], as: 'exact' }]);
    await admin.ask('changeGrants', { account: account.id, grants: [{ role: 'leader', areas: [DESA] }] });
    expect((await principalOf(ctx, account.id))?.parts).toMatchObject([{ as: 'published' }]);
    await admin.ask('endAccount', { account: account.id });
    expect(await principalOf(ctx, account.id)).toBeUndefined();
  });

  test('there are no marked accounts outside of the demo, and there one tap lets in', async () => {
    await makeDemoAccounts(ctx);
    const visitor = site.visitor();
    expect((await visitor.ask('signInDemo', { role: 'operator' })).code).toBe('sign-in-failed');
    const count = await ctx.db
      .as(system('accounts'))
      .selectFrom('account')
      .select('id')
      .where('simulated', '=', true)
      .execute();
    expect(count).toEqual([]);
    const demo: Context = { ...ctx, folder: { ...ctx.folder, kind: 'demo', takesFiles: false } };
    await makeDemoAccounts(demo);
    const show = await serveVisitors(demo);
    const tap = show.visitor();
    const roles = (await tap.ask('session')).json.demo.map((d: { role: string }) => d.role);
    expect(roles).toEqual([
      'administrator',
      'operator',
      'planner',
      'leader',
      'tagana',
      'psm',
      'tksk',
      'pensosmas',
      'pkh',
    ]);
    expect((await tap.ask('signInDemo', { role: 'psm' })).json.me.account.simulated).toBe(true);
    expect((await tap.ask('session')).json.rights).toContain('folder.open');
    await show.stop();
  });

  test('no secret of anybody is kept so that it could be used', async () => {
    const rows = await sql<{ text: string }>`
      select coalesce(string_agg(i::text, ' '), '') || coalesce((select string_agg(a::text, ' ') from account a), '')
        || coalesce((select string_agg(c::text, ' ') from credential c), '')
        || coalesce((select string_agg(e::text, ' ') from audit_event e), '') as text from invitation i`.execute(
      ctx.db.as(scope),
    );
    const kept = rows.rows[0]?.text ?? '';
    expect(kept).not.toContain(PASSWORD);
    expect(kept).not.toMatch(/\b135790\b/);
    const { invitation } = await invite('psm', [DESA]);
    expect(kept).not.toContain(tokenIn(invitation.path));
  });
});
