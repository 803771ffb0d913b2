import { beforeEach, expect, test } from 'vitest';
import { everything, type Principal } from '../../server/access/principal.ts';
import { forRequest, system } from '../../server/access/scope.ts';
import { recordView } from '../../server/audit/views.ts';
import type { Context } from '../../server/context.ts';
import { takeTurn } from '../../server/http/rate-limit.ts';
import { eachDatabase } from './harness.ts';

const ASKED = { indicator: 'total.count', level: 'rt', within: '63.71.01', period: '2025', sex: 'A' };
const account = (name: string, as: 'exact' | 'published' = 'exact'): Principal => ({
  ...everything(name, `00000000-${name}`),
  roles: [as === 'exact' ? 'planner' : 'leader'],
  parts: [{ areas: ['63.71'], series: 'open', as, coarsest: null, finest: null }],
  place: '203.0.113.7',
});

eachDatabase('what is seen is on record', (given) => {
  let now = 0;
  /** as another server process on the same database: it remembers nothing */
  const another = (): Context => ({
    ...given.ctx(),
    db: { ...given.ctx().db },
    clock: { now: () => new Date(now), today: () => '2026-03-02' },
  });
  const kept = () =>
    given
      .ctx()
      .db.as(system('audit'))
      .selectFrom('audit_event')
      .selectAll()
      .where('action', 'like', 'view.%')
      .orderBy('id')
      .execute();

  beforeEach(async () => {
    now = Date.parse('2026-03-02T03:00:00Z');
    await given.ctx().db.run('truncate audit_event');
  });

  test('who, as what, which figures of which area, exact or published, when and from where', async () => {
    await recordView(another(), forRequest(account('Sari')), 'values', ASKED);
    const lurah = account('Lurah', 'published');
    await recordView(another(), forRequest(lurah), 'values', { ...ASKED, level: 'kabupaten' });
    const [first, second] = await kept();
    expect(first).toMatchObject({
      who: 'Sari',
      account: '00000000-Sari',
      role: 'planner',
      areas: ['63.71.01'],
      reads: 'exact',
      place: '203.0.113.7',
      action: 'view.values',
      detail: { indicator: 'total.count', level: 'rt', period: '2025', sex: 'A' },
      at: new Date('2026-03-02T03:00:00Z'),
    });
    expect(second).toMatchObject({ role: 'leader', reads: 'published' });
  });

  test('the same view once in five minutes, by whichever server it is answered; another view or account by itself', async () => {
    const [one, other] = [another(), another()];
    const sari = forRequest(account('Sari'));
    for (const ctx of [one, one, other, other]) await recordView(ctx, sari, 'values', ASKED);
    expect(await kept()).toHaveLength(1);
    await recordView(one, sari, 'values', { ...ASKED, indicator: 'kelompok-anak.count' });
    await recordView(one, forRequest(account('Budi')), 'values', ASKED);
    expect(await kept()).toHaveLength(3);
    now += 5 * 60_000;
    await recordView(one, sari, 'values', ASKED);
    expect(await kept()).toHaveLength(4);
  });

  test('who looked at names is kept: contacts of an area, participants of a training, likely doubles, a plan', async () => {
    const sari = forRequest(account('Sari'));
    await recordView(another(), sari, 'contacts', { area: '63.71.01.1001' });
    await recordView(another(), sari, 'training', { training: 7 });
    await recordView(another(), sari, 'likelySame', { within: '63.71.01' });
    await recordView(another(), sari, 'plan', { plan: 3 });
    expect((await kept()).map(({ action, subject, areas }) => [action, subject, areas])).toEqual([
      ['view.contacts', null, ['63.71.01.1001']],
      ['view.training', 'training 7', []],
      ['view.likelySame', null, ['63.71.01']],
      ['view.plan', 'plan 3', []],
    ]);
  });

  test('what holds no figures is not kept', async () => {
    await recordView(another(), forRequest(account('Sari')), 'office', {});
    expect(await kept()).toEqual([]);
  });

  test('servers on one PostgreSQL count tries together, and without the address of who tries', async () => {
    const [one, other] = [another(), another()];
    let refused = 0;
    const turn = (ctx: Context) => takeTurn(ctx, 'sign-in', '203.0.113.7').catch(() => refused++);
    for (let n = 0; n < 151; n++) await Promise.all([turn(one), turn(other)]);
    // The embedded database has one process, which counts by itself.
    expect(refused).toBe(given.kind === 'server' ? 2 : 0);
    const { rows } = await given.ctx().db.run('select key from rate_count');
    expect(JSON.stringify(rows)).not.toContain('203.0');
    now += 15 * 60_000;
    await turn(one);
    expect(refused).toBe(given.kind === 'server' ? 2 : 0);
  });
});
