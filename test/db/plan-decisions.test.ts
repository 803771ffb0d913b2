import { beforeAll, expect, test } from 'vitest';
import { type MoveState, type Plan, planBody } from '../../data/contract/plan.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import type { Fault } from '../../server/fault.ts';
import { changeServiceAreas, undoRegisterChange } from '../../server/pillars/answer.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { eachDatabase } from './harness.ts';

const SIZES: DemoSizes = { kecamatan: 2, desa: 7, rt: 45, people: 7_000 };
const PLACE = '99.01';
const TODAY = '2026-03-02';
const LIMITS = { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] };
const scope = forOperator('uji');

/** What others decide of: handed in, approved by a decree from a day on, or refused. */
eachDatabase('a move that others decide of', (given) => {
  const ctx = () => given.ctx();
  let plan: Plan;
  let homes: string[];
  const id = () => plan.id ?? 0;
  const decide = async (state: MoveState, more: object = {}, move = 1) => {
    plan = await planHandlers.movePlanned(ctx(), scope, { plan: id(), move, state, ...more });
    return plan.moves[move - 1];
  };
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (reason: Fault) => [reason.code, reason.detail.reason, reason.detail.from].filter(Boolean).join(' '),
    );
  const person = (move = 1) => plan.moves[move - 1]?.person.id ?? 0;
  const roles = async (move = 1) => (await pillarHandlers.pillar(ctx(), scope, { id: person(move) })).roles;
  const rule = (moves: 'free' | 'proposal') =>
    planHandlers.saveMoveRule(ctx(), scope, { role: 'psp', moves, decidedBy: null });
  const add = (name: string, code: string, from: string | null = null) =>
    pillarHandlers.addPillar(ctx(), scope, {
      subject: 'person',
      name,
      home: code,
      availability: 'unknown',
      level: null,
      roles: [
        {
          role: 'psp',
          from,
          until: null,
          decree: 'SK 7/2019',
          decreeOn: null,
          areas: [{ code, share: null }],
        },
      ],
      certificates: [],
    });

  beforeAll(async () => {
    await loadDemo(ctx(), scope, { sizes: SIZES });
    homes = (await areas(ctx(), scope, { within: PLACE, level: 'desa', on: '2025-12-31' })).code;
    for (const i of [0, 1, 2]) await add(`Petugas ${i}`, homes[0] ?? '', '2019-05-01');
    await coverageHandlers.makeNorm(ctx(), scope, {
      role: 'psp',
      unit: 'area',
      level: 'desa',
      series: null,
      per: null,
      reach: null,
      rate: 1,
      counts: 'all',
      mark: 'asumsi',
      decree: null,
      note: '',
      from: null,
      until: null,
      active: true,
    });
    await rule('proposal');
    plan = await planHandlers.makePlan(
      ctx(),
      scope,
      planBody.parse({ within: PLACE, period: '2026', level: 'desa', roles: ['psp'], limits: LIMITS }),
      { progress: () => {}, signal: new AbortController().signal },
    );
    expect(plan.moves).toHaveLength(2);
  });

  test('is handed in with its day, and the register stays as it was', async () => {
    const before = await roles();
    expect(await decide('submitted')).toMatchObject({
      state: 'submitted',
      submittedOn: TODAY,
      importId: null,
    });
    expect(plan).toMatchObject({ accepted: 0, submitted: 1, refused: 0 });
    expect(await roles()).toEqual(before);
    expect(await refusal(planHandlers.dropPlan(ctx(), scope, { plan: id() }))).toBe('plan-refused accepted');
  });

  test('stays a proposal, whatever the rule of its role says later', async () => {
    await rule('free');
    const seen = await planHandlers.plan(ctx(), scope, { plan: id() });
    expect(seen.moves.map(({ letter }) => letter)).toEqual(['usulan', 'surat-tugas']);
    expect(await refusal(decide('submitted', {}, 2))).toBe('move-refused own-decision');
    expect(await refusal(decide('refused', {}, 2))).toBe('move-refused own-decision');
    await rule('proposal');
  });

  test.each<[string, object, string]>([
    ['without a decree', { from: '2026-02-01' }, 'move-refused decree'],
    ['without a day', { decree: 'SK 3/2026' }, 'move-refused decree'],
    ['from a day long ago', { decree: 'SK 3/2026', from: '2020-01-01' }, 'move-refused from-far 2025-03-01'],
    [
      'from a day years ahead',
      { decree: 'SK 3/2026', from: '2062-01-01' },
      'move-refused from-far 2027-03-03',
    ],
  ])('is not approved %s, and nothing is changed', async (_, more, told) => {
    const before = await roles();
    expect(await refusal(decide('accepted', more))).toBe(told);
    expect(await roles()).toEqual(before);
  });

  test('is approved by a decree from its day on: until then the old service and its decree stay', async () => {
    const to = plan.moves[0]?.to.id;
    const from = plan.moves[0]?.from?.id;
    expect(await decide('accepted', { decree: 'SK 3/2026', from: '2026-02-01' })).toMatchObject({
      state: 'accepted',
      outdated: false,
      decree: { number: 'SK 3/2026', from: '2026-02-01' },
      submittedOn: TODAY,
    });
    expect(plan).toMatchObject({ accepted: 1, submitted: 0 });
    expect(await roles()).toMatchObject([
      { no: 1, from: '2026-02-01', until: null, decree: 'SK 3/2026', areas: [{ id: to }] },
      { from: '2019-05-01', until: '2026-01-31', decree: 'SK 7/2019', areas: [{ id: from }] },
    ]);
  });

  test('goes back to what it was before, the register and the note as one', async () => {
    expect(await decide('submitted')).toMatchObject({ state: 'submitted', decree: null, submittedOn: TODAY });
    expect(await roles()).toMatchObject([{ no: 1, from: '2019-05-01', until: null, decree: 'SK 7/2019' }]);
    expect(await decide('refused', { note: 'Formasi sudah penuh' })).toMatchObject({
      state: 'refused',
      refused: { on: TODAY, note: 'Formasi sudah penuh' },
    });
    expect(plan).toMatchObject({ accepted: 0, submitted: 0, refused: 1 });
    expect(await decide('proposed')).toMatchObject({ state: 'proposed', refused: null, submittedOn: null });
  });

  test('approved from a day to come, it changes nothing until then, and is not called outdated', async () => {
    expect(await decide('accepted', { decree: 'SK 4/2026', from: '2026-04-01' })).toMatchObject({
      state: 'accepted',
      outdated: false,
      importId: expect.any(Number),
    });
    const held = (await roles()).find(({ until }) => until === '2026-03-31');
    expect(held).toMatchObject({ decree: 'SK 7/2019' });
    expect(await decide('proposed')).toMatchObject({ state: 'proposed', importId: null });
  });

  test('the register and the note change in one transaction: where one cannot be written the other is not', async () => {
    const before = await roles(2);
    const [move] = plan.moves.slice(1);
    const change = {
      pillarId: person(2),
      roleNo: 1,
      areas: [{ areaId: move?.to.id ?? 0, share: null }],
      from: TODAY,
      decree: null,
    };
    const failing = () => Promise.reject(new Error('the note cannot be written'));
    await expect(changeServiceAreas(ctx(), scope, [change], failing)).rejects.toThrow('the note');
    expect(await roles(2)).toEqual(before);
    const done = await changeServiceAreas(ctx(), scope, [change]);
    const after = await roles(2);
    await expect(undoRegisterChange(ctx(), scope, done, failing)).rejects.toThrow('the note');
    expect(await roles(2)).toEqual(after);
    await undoRegisterChange(ctx(), scope, done);
    expect(await roles(2)).toEqual(before);
  });

  test('where others serve the new area by now, both figures are told before it is decided', async () => {
    const seen = async () => (await planHandlers.plan(ctx(), scope, { plan: id() })).moves[0]?.filled;
    expect(await seen()).toBeNull();
    await add('Petugas Baru', plan.moves[0]?.to.code ?? '');
    expect(await seen()).toEqual({ before: 0, now: 1 });
    // It is for whoever decides to say; and nobody is held up.
    expect(await decide('accepted', { decree: 'SK 5/2026', from: TODAY })).toMatchObject({ filled: null });
  });

  test('a day before the role began is refused with the day that it began', async () => {
    const late = await add('Petugas Akhir', homes[0] ?? '', '2026-02-15');
    const made = await planHandlers.makePlan(
      ctx(),
      scope,
      planBody.parse({
        within: PLACE,
        period: '2026',
        level: 'desa',
        roles: ['psp'],
        limits: { ...LIMITS, pinned: [0, 1, 2].map((i) => i + late.id - 4) },
      }),
      { progress: () => {}, signal: new AbortController().signal },
    );
    const move = made.moves.find((one) => one.person.id === late.id);
    expect(move).toBeDefined();
    const asked = { plan: made.id ?? 0, move: move?.no ?? 0, decree: 'SK 6/2026', from: '2026-02-01' };
    expect(await refusal(planHandlers.movePlanned(ctx(), scope, { ...asked, state: 'accepted' }))).toBe(
      'move-refused from-early 2026-02-15',
    );
  });
});
