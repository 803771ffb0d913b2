import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { planBody } from '../../data/contract/plan.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import type { Fault } from '../../server/fault.ts';
import type { Call } from '../../server/http/progress.ts';
import { changeServiceAreas } from '../../server/pillars/answer.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { eachDatabase } from './harness.ts';

const SIZES: DemoSizes = { kecamatan: 2, desa: 7, rt: 45, people: 7_000 };
const PLACE = '99.01';
/** The year of today: a move holds from today on. */
const PERIOD = '2026';
const YEAR_BEFORE = '2025';
const LIMITS = { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] };
const scope = forOperator('uji');

eachDatabase('a plan of reassignment', (given) => {
  const ctx = () => given.ctx();
  const call = (more: Partial<Call> = {}): Call => ({
    progress: () => {},
    signal: new AbortController().signal,
    ...more,
  });
  const make = (more: object = {}, by = scope, how = call()) =>
    planHandlers.makePlan(
      ctx(),
      by,
      planBody.parse({
        within: PLACE,
        period: PERIOD,
        level: 'desa',
        roles: ['psp'],
        limits: LIMITS,
        ...more,
      }),
      how,
    );
  const facts = async (period = PERIOD) =>
    (
      await coverageHandlers.coverage(ctx(), scope, {
        within: PLACE,
        level: 'desa',
        period,
        role: 'psp',
      })
    ).facts;
  const refusal = async (work: Promise<unknown>) => {
    const fault = (await work.then(
      () => null,
      (reason: unknown) => reason,
    )) as Fault | null;
    return fault && [fault.code, fault.detail.reason].filter(Boolean).join(' ');
  };
  let desa: { code: string[]; name: string[]; id: number[] };

  beforeAll(async () => {
    await loadDemo(ctx(), scope, { sizes: SIZES });
    desa = await areas(ctx(), scope, { within: PLACE, level: 'desa', on: '2025-12-31' });
    const [first = '', second = ''] = desa.code;
    // Four where one is enough, and one more elsewhere.
    for (const [i, code] of [first, first, first, first, second].entries()) {
      await pillarHandlers.addPillar(ctx(), scope, {
        subject: 'person',
        name: `Petugas Contoh ${i}`,
        home: code,
        availability: 'unknown',
        level: null,
        roles: [
          {
            role: 'psp',
            from: null,
            until: null,
            decree: 'SK 7/2019',
            decreeOn: '2019-05-01',
            areas: [{ code, share: null }],
          },
        ],
        certificates: [],
      });
    }
  });

  test('cannot be made before the office says how many there should be', async () => {
    expect(await refusal(make())).toBe('plan-refused no-norm');
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
    expect(await refusal(make({ level: 'kecamatan' }))).toBe('plan-refused level');
  });

  test('says what holds when its moves are made: the map of coverage, counted anew, agrees', async () => {
    const before = await facts();
    const yearBefore = await facts(YEAR_BEFORE);
    const stages = new Set<string>();
    const plan = await make({}, scope, call({ progress: (stage) => stages.add(stage) }));
    // Whole officers are a flow: all aims at once.
    expect([...stages]).toEqual(['without']);
    expect(plan).toMatchObject({ state: 'optimal', gap: 0, contradictions: [], simulated: true });
    expect(Math.round(plan.outcomes[0]?.withoutCoverBefore ?? Number.NaN)).toBe(before.withoutCover);
    expect(plan.moves).toHaveLength(3);
    expect(plan.moves.every((move) => move.reason === 'nobody' && move.letter === 'surat-tugas')).toBe(true);
    expect(plan.moves[0]?.to.at).not.toBeNull();
    for (const { no } of plan.moves) {
      const after = await planHandlers.movePlanned(ctx(), scope, {
        plan: plan.id ?? 0,
        move: no,
        state: 'accepted',
      });
      expect(after.moves[no - 1]).toMatchObject({ state: 'accepted', outdated: false });
      expect((await facts()).withoutCover).toBe(Math.round(plan.moves[no - 1]?.withoutCoverAfter ?? -1));
    }
    expect((await facts()).withoutCover).toBe(Math.round(plan.outcomes[0]?.withoutCoverAfter ?? Number.NaN));
    // Who served where until yesterday is history: no move changes it.
    expect(await facts(YEAR_BEFORE)).toEqual(yearBefore);
    const moved = await pillarHandlers.pillar(ctx(), scope, { id: plan.moves[0]?.person.id ?? 0 });
    expect(moved.roles).toMatchObject([
      { no: 1, from: '2026-03-02', until: null, decree: null, areas: [{ id: plan.moves[0]?.to.id }] },
      { from: null, until: '2026-03-01', decree: 'SK 7/2019', areas: [{ id: plan.moves[0]?.from?.id }] },
    ]);
  });

  test('a move is taken back by itself, and only what is accepted is in the letter', async () => {
    const [head] = (await planHandlers.plans(ctx(), scope, { within: PLACE })).plans;
    const plan = head?.id ?? 0;
    expect(head).toMatchObject({ moves: 3, accepted: 3 });
    const yearBefore = await facts(YEAR_BEFORE);
    const undone = await planHandlers.movePlanned(ctx(), scope, { plan, move: 1, state: 'proposed' });
    expect(undone.moves.map((move) => move.state)).toEqual(['proposed', 'accepted', 'accepted']);
    const back = await pillarHandlers.pillar(ctx(), scope, { id: undone.moves[0]?.person.id ?? 0 });
    expect(back.roles).toMatchObject([{ no: 1, from: null, until: null, decree: 'SK 7/2019' }]);
    expect(await facts(YEAR_BEFORE)).toEqual(yearBefore);
    expect(await refusal(planHandlers.dropPlan(ctx(), scope, { plan }))).toBe('plan-refused accepted');
    const letter = await planHandlers.planLetter(ctx(), scope, { plan, of: 'accepted', lang: 'id' });
    expect(letter).toMatchObject({ type: 'application/pdf', inline: false });
    expect(letter.name).toMatch(/^DATA-CONTOH-BUKAN-DATA-SEBENARNYA-petasos-konsep-surat.*\.pdf$/);
    expect(Buffer.from(letter.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(
      await refusal(planHandlers.planLetter(ctx(), scope, { plan, move: 1, of: 'accepted', lang: 'id' })),
    ).toBe('plan-refused nothing-accepted');
  });

  test('nothing is changed where the register says otherwise by now', async () => {
    const plan = await make();
    const move = plan.moves[0];
    expect(move).toBeDefined();
    const elsewhere = desa.id.find((id) => id !== move?.to.id && id !== move?.from?.id) ?? 0;
    const change = {
      pillarId: move?.person.id ?? 0,
      roleNo: 1,
      areas: [{ areaId: elsewhere, share: null }],
      from: ctx().clock.today(),
      decree: null,
    };
    await changeServiceAreas(ctx(), scope, [change]);
    const accept = planHandlers.movePlanned(ctx(), scope, { plan: plan.id ?? 0, move: 1, state: 'accepted' });
    expect(await refusal(accept)).toBe('plan-outdated');
    const shown = await planHandlers.plan(ctx(), scope, { plan: plan.id ?? 0 });
    expect(shown.moves[0]).toMatchObject({ state: 'proposed', outdated: true });
    expect(
      (await planHandlers.dropPlan(ctx(), scope, { plan: plan.id ?? 0 })).plans.map((p) => p.id),
    ).not.toContain(plan.id);
  });

  test('nobody is moved into an area that was merged away since the plan was made: it is named', async () => {
    const plan = await make();
    const [move] = plan.moves;
    const accept = () =>
      planHandlers.movePlanned(ctx(), scope, { plan: plan.id ?? 0, move: move?.no ?? 0, state: 'accepted' });
    const holdsUntil = (day: string | null) =>
      ctx()
        .db.as(scope)
        .updateTable('area_version')
        .set({ valid_to: day })
        .where('area_id', '=', move?.to.id ?? 0)
        .execute();
    await holdsUntil('2026-03-01');
    const fault = (await accept().catch((reason: unknown) => reason)) as Fault;
    expect([fault.code, fault.detail.area]).toEqual(['plan-outdated', move?.to.name]);
    const { moves } = await planHandlers.plan(ctx(), scope, { plan: plan.id ?? 0 });
    expect(moves[0]).toMatchObject({ state: 'proposed', outdated: true });
    await holdsUntil(null);
    expect((await accept()).moves[0]).toMatchObject({ state: 'accepted', outdated: false });
    await planHandlers.movePlanned(ctx(), scope, { plan: plan.id ?? 0, move: 1, state: 'proposed' });
    await planHandlers.dropPlan(ctx(), scope, { plan: plan.id ?? 0 });
  });

  test('who serves is as of today and need of the latest figures before it, also where an older period is chosen', async () => {
    const now = await make();
    const older = await make({ period: '2025' });
    expect(older).toMatchObject({ registerOn: '2026-03-02', needPeriod: '2025', period: '2025' });
    expect(older.moves.map((m) => [m.person.id, m.from?.id])).toEqual(
      now.moves.map((m) => [m.person.id, m.from?.id]),
    );
    const ends = await make({ period: '2026' });
    expect(ends.registerOn).toBe('2026-12-31');
    for (const { id } of [now, older, ends]) await planHandlers.dropPlan(ctx(), scope, { plan: id ?? 0 });
  });

  test('areas that lie apart are planned together: the right is asked in each, and none may lie in another', async () => {
    const [first = '', , third = ''] = desa.code;
    const both = await make({ within: first, areas: [third] });
    expect(both.areas.map((area) => area.code)).toEqual([third]);
    expect(both.outcomes[0]?.areas).toBe(2);
    for (const move of both.moves) expect([first, third]).toContain(move.to.code);
    expect(await refusal(make({ within: first, areas: [first] }))).toBe('plan-refused nested');
    expect(await refusal(make({ within: PLACE, areas: [third] }))).toBe('plan-refused nested');
    expect(await refusal(make({ within: third, areas: [PLACE] }))).toBe('plan-refused nested');
    const one = forRequest({
      ...everything('Satu', 'satu'),
      rights: new Map([
        ['coverage.plan', [first]],
        ['figures.read', ['99.01']],
      ]),
    });
    expect(await refusal(make({ within: first, areas: [third] }, one))).toBe('outside-scope');
    expect(await refusal(planHandlers.plan(ctx(), one, { plan: both.id ?? 0 }))).toBe('outside-scope');
    await planHandlers.dropPlan(ctx(), scope, { plan: both.id ?? 0 });
  });

  test('who is not available stays, is told of, and counts as serving nowhere only where that is asked for', async () => {
    const { id } = await pillarHandlers.addPillar(ctx(), scope, {
      subject: 'person',
      name: 'Petugas Sakit',
      home: desa.code[5] ?? '',
      availability: 'away',
      level: null,
      roles: [
        {
          role: 'psp',
          from: null,
          until: null,
          decree: null,
          decreeOn: null,
          areas: [{ code: desa.code[5] ?? '', share: null }],
        },
      ],
      certificates: [],
    });
    const counted = await make();
    const without = await make({ limits: { ...LIMITS, withoutAway: true } });
    for (const plan of [counted, without]) {
      expect(plan.notMoved.find(({ person }) => person.id === id)?.why).toBe('away');
      expect(plan.moves.map(({ person }) => person.id)).not.toContain(id);
      await planHandlers.dropPlan(ctx(), scope, { plan: plan.id ?? 0 });
    }
    expect(without.outcomes[0]?.withoutCoverBefore ?? Number.NaN).toBeGreaterThan(
      counted.outcomes[0]?.withoutCoverBefore ?? Number.NaN,
    );
    expect(without.outcomes[0]?.coveredBefore).toBe((counted.outcomes[0]?.coveredBefore ?? 0) - 1);
    await pillarHandlers.erasePillar(ctx(), scope, { id, reason: 'Uji' });
  });

  test('limits that contradict each other are named, and nothing is kept', async () => {
    const before = (await planHandlers.plans(ctx(), scope, { within: PLACE })).plans.length;
    const plan = await make({ limits: { ...LIMITS, mostNeedPerPerson: 1 } });
    expect(plan).toMatchObject({ id: null, state: 'contradiction', moves: [] });
    expect(plan.contradictions[0]?.limits).toEqual(['mostNeedPerPerson', 'keepCovered']);
    expect((await planHandlers.plans(ctx(), scope, { within: PLACE })).plans).toHaveLength(before);
  });

  test('is cancelled without a trace', async () => {
    const before = (await planHandlers.plans(ctx(), scope, { within: PLACE })).plans.length;
    const gone = new AbortController();
    const asked = make(
      {},
      scope,
      call({ signal: gone.signal, progress: () => gone.abort(new Error('gone')) }),
    );
    await expect(asked).rejects.toThrow('gone');
    expect((await planHandlers.plans(ctx(), scope, { within: PLACE })).plans).toHaveLength(before);
  });

  test('who plans but does not keep the register proposes, and accepts nothing', async () => {
    const rights = new Map(everything('').rights);
    rights.delete('pillars.manage');
    const planner = forRequest({ ...everything('Perencana', 'perencana'), rights });
    const plan = await make({}, planner);
    const accept = planHandlers.movePlanned(ctx(), planner, {
      plan: plan.id ?? 0,
      move: 1,
      state: 'accepted',
    });
    expect(await refusal(accept)).toBe('outside-scope');
    const elsewhere = forRequest({
      ...everything('Lain', 'lain'),
      rights: new Map([
        ['coverage.plan', ['99.01.01']],
        ['figures.read', ['99.01.01']],
      ]),
    });
    expect(await refusal(planHandlers.plan(ctx(), elsewhere, { plan: plan.id ?? 0 }))).toBe('outside-scope');
    expect(await refusal(make({}, elsewhere))).toBe('outside-scope');
    // Names and homes are of the register: who does not read it is told what moves, not who.
    const unread = new Map(rights);
    unread.delete('pillars.read');
    const stranger = forRequest({ ...everything('Perencana Lain', 'lain'), rights: unread });
    const seen = await planHandlers.plan(ctx(), stranger, { plan: plan.id ?? 0 });
    expect(seen.moves.map(({ to }) => to.code)).toEqual(plan.moves.map(({ to }) => to.code));
    expect(seen.moves.every(({ person, home }) => person.name === null && home === null)).toBe(true);
    expect(plan.moves.every(({ person, home }) => person.name !== null && home !== null)).toBe(true);
    expect(seen.notMoved.every(({ person }) => person.name === null)).toBe(true);
    const letter = { plan: plan.id ?? 0, of: 'accepted', lang: 'id' } as const;
    expect(await refusal(planHandlers.planLetter(ctx(), stranger, letter))).toBe('outside-scope');
    const blind = new Map(everything('').rights);
    blind.delete('figures.read');
    const keeper = forRequest({ ...everything('Administrator', 'administrator'), rights: blind });
    expect(await refusal(make({}, keeper))).toBe('outside-scope no-figures');
  });

  test('those who belong to their desa stay, and those of others are a proposal to who decides', async () => {
    await planHandlers.saveMoveRule(ctx(), scope, { role: 'psp', moves: 'ownDesa', decidedBy: null });
    const own = await make();
    expect(own.moves).toEqual([]);
    expect(new Set(own.notMoved.map((n) => n.why))).toEqual(new Set(['own-desa']));
    const rule = { role: 'psp', moves: 'proposal', decidedBy: 'Kepala Dinas Sosial Provinsi' } as const;
    const { rules } = await planHandlers.saveMoveRule(ctx(), scope, rule);
    expect(rules.find((r) => r.role === 'psp')).toEqual(rule);
    const plan = await make();
    expect(plan.moves[0]).toMatchObject({ letter: 'usulan', decidedBy: 'Kepala Dinas Sosial Provinsi' });
    // A proposal goes out before anybody has decided: all of them in one letter, none of them accepted.
    const asked = { plan: plan.id ?? 0, lang: 'id' } as const;
    expect(await refusal(planHandlers.planLetter(ctx(), scope, { ...asked, of: 'accepted' }))).toBe(
      'plan-refused nothing-accepted',
    );
    const letter = await planHandlers.planLetter(ctx(), scope, { ...asked, of: 'proposals' });
    expect(Buffer.from(letter.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  test('each new officer is placed where most people are without cover', async () => {
    const found = await planHandlers.recruit(ctx(), scope, {
      within: PLACE,
      period: PERIOD,
      level: 'desa',
      role: 'psp',
    });
    const { withoutCover } = await facts();
    expect(Math.round(found.withoutCover)).toBe(withoutCover);
    expect(found.steps).toHaveLength(found.meetsAll);
    expect(found.steps.at(-1)?.withoutCover).toBe(0);
    const gains = found.steps.map((step) => step.gain);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
  });

  test('a norm of minutes asks who is near, is answered beside the one in use, and moves nobody', async () => {
    const reach = { minutes: 30, speedKmh: 12, detour: 1.5 };
    const said = { role: 'psp', unit: 'reach', level: 'desa', series: null, per: null, rate: 1 } as const;
    const rest = { counts: 'all', decree: null, note: '', from: null, until: null, active: false } as const;
    const made = coverageHandlers.makeNorm(ctx(), scope, { ...said, ...rest, reach, mark: 'contoh' });
    expect(await refusal(made)).toBe('norm-refused assumed');
    const norm = await coverageHandlers.makeNorm(ctx(), scope, { ...said, ...rest, reach, mark: 'asumsi' });
    expect(norm.reach).toEqual(reach);
    const asked = { within: PLACE, level: 'desa', period: PERIOD, role: 'psp', norm: norm.id } as const;
    const near = await coverageHandlers.coverage(ctx(), scope, asked);
    expect(near).toMatchObject({ norm: { id: norm.id }, facts: { reach } });
    expect((await facts()).reach).toBeNull();
    // 30 minutes at 12 km/h on ways half as long again are 4 km: measured by the database on the sphere.
    const { rows } = await sql<{ code: string; n: number }>`
      select a.code, count(distinct v.volunteer_id)::int as n from area_version a
      left join (select v.volunteer_id, p.label_point from volunteer_version v
          join volunteer_role r on r.version_id = v.id and r.role = 'psp' and r.until_day is null
          left join service_area s on s.role_id = r.id
          join area_version p on p.current and p.area_id in (v.home_area_id, s.area_id) where v.current) v
        on ST_DistanceSphere(v.label_point, a.label_point) <= 4000
      where a.current and a.level = 'desa' group by a.code`.execute(ctx().db.as(scope));
    const far = rows.filter(({ n }) => n === 0).map(({ code }) => code);
    expect(near.gaps.map(({ code }) => code).sort()).toEqual(far.sort());
    expect(far.length).toBeGreaterThan(0);
    expect(far.length).toBeLessThan(rows.length);
    expect(near.facts.states).toMatchObject({ 'belum-ada': far.length, terpenuhi: rows.length - far.length });
    const other = coverageHandlers.coverage(ctx(), scope, { ...asked, role: 'psm' });
    expect(await refusal(other)).toBe('unknown-norm');
    const { norms } = await coverageHandlers.norms(ctx(), scope);
    const held = norms.find((n) => n.role === 'psp' && n.active);
    const { id: old = 0, ...inUse } = held ?? { ...norm };
    await coverageHandlers.changeNorm(ctx(), scope, { ...inUse, active: false, norm: old });
    const { id, ...draft } = norm;
    await coverageHandlers.changeNorm(ctx(), scope, { ...draft, active: true, norm: id });
    expect(await refusal(make())).toBe('plan-refused reach');
  });
});
