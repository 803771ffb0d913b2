import { beforeAll, expect, test } from 'vitest';
import type { WhoComes } from '../../data/contract/duty.ts';
import { incidentDraft } from '../../data/contract/incident.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { facilityHandlers } from '../../server/facilities/handlers.ts';
import { Fault } from '../../server/fault.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { dutyHandlers } from '../../server/response/dispatch/handlers.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { siagaHandlers } from '../../server/response/siaga/handlers.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const MANTUIL = '63.71.01.1001';
const KELAYAN = '63.71.01.1002';
const FARTHER = '63.71.01.1003';
const all = forOperator('uji');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };

/** Mantuil is hit, Kelayan Selatan lies beside it, another one farther off. */
const FILE = [
  'Nama,Peran,Kode,Domisili,Telepon',
  'Tagana Satu,Tagana,63.71.01.1001,63.71.01.1001,0812-0000-0001',
  'Tagana Dua,Tagana,63.71.01.1002,63.71.01.1002,0812-0000-0002',
  'Tagana Tiga,Tagana,63.71.01.1003,63.71.01.1003,0812-0000-0003',
  'PSM Empat,PSM,63.71.01.1002,63.71.01.1002,0812-0000-0004',
];

async function refusal(work: Promise<unknown>): Promise<[string, unknown]> {
  const reason = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof Fault)) throw new Error(`not refused: ${String(reason)}`);
  return [reason.code, reason.detail.reason ?? reason.detail.incident];
}

eachDatabase('who comes to an incident', (given) => {
  const ctx = () => given.ctx();
  const open = async (area: string) => {
    const draft = incidentDraft.parse({
      hazard: 'kebakaran-permukiman',
      startedAt: '2026-03-02T01:00:00Z',
      within: area,
      footprint: { kind: 'areas', areas: [area] },
    });
    return (await incidentHandlers.openIncident(ctx(), all, draft)).id;
  };
  const ask = (incident: number) => dutyHandlers.whoComes(ctx(), all, { incident, role: 'tagana', most: 40 });
  const names = ({ comers, leftOut }: WhoComes) => [
    comers.map((c) => c.name),
    leftOut.map((l) => [l.name, l.why]),
  ];
  const numberOf = async (name: string) => {
    const { pillars } = await pillarHandlers.pillars(ctx(), all, {
      standing: 'all',
      from: 0,
      most: 50,
      search: name,
    });
    return pillars[0]?.id ?? 0;
  };

  beforeAll(async () => {
    const request = { provenance: NOTHING, dryRun: false };
    await runImport(ctx(), all, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const shapes = [MANTUIL, KELAYAN, FARTHER].map((kode, i) =>
      feature({ kode }, polygon(square(114.58 + i * 0.02, -3.34, 0.02))),
    );
    const drawn = await importBoundaries(ctx(), geojson(shapes), { level: 'desa' });
    expect(drawn.state).toBe('applied');
    const brought = await importFile(ctx(), all, 'pillars', {
      ...request,
      file: sourceFile('pilar.csv', FILE.join('\n')),
      options: {},
    });
    expect(brought.problems.filter((p) => p.severity === 'error')).toEqual([]);
  });

  test('the nearest whose own kelurahan is not hit comes first, and what stays at home is said', async () => {
    const found = await ask(await open(MANTUIL));
    expect(names(found)).toEqual([['Tagana Dua', 'Tagana Tiga'], [['Tagana Satu', 'desa-hit']]]);
    expect(found).toMatchObject({ all: 2, inTime: 2, basis: { roads: false, mark: 'asumsi' } });
    const [first] = found.comers;
    expect(first).toMatchObject({ staysAtHome: 0, hasPhone: true, home: { code: KELAYAN } });
    expect(first?.time).toMatchObject({ basis: 'straight', inTime: true, km: 2 });
    // No finer than an estimate is: from several scenes it would be told where somebody lives.
    expect((first?.time?.minutes ?? 1) % 5).toBe(0);
  });

  test('the paket siaga names nobody whose office has ended', async () => {
    const contact = (name: string, until: string | null) => ({
      kind: 'ketua-rw' as const,
      name,
      phone: null,
      until,
    });
    const contacts = [contact('Ketua Lama', '2020-12-31'), contact('Ketua Sekarang', null)];
    await pillarHandlers.saveContacts(ctx(), all, { area: MANTUIL, version: 0, contacts });
    const told = await siagaHandlers.readyPackage(ctx(), all, { area: MANTUIL, phones: false });
    expect(told.contacts?.map(({ name }) => name)).toEqual(['Ketua Sekarang']);
  });

  test('when an incident ends, whoever was on duty is free for the next one', async () => {
    const incident = await open(FARTHER);
    const pillar = await numberOf('Tagana Dua');
    await dutyHandlers.assignDuty(ctx(), all, { incident, pillar, role: 'tagana', task: null });
    await incidentHandlers.changeIncident(ctx(), all, { incident, handling: 'selesai' });
    const { duties } = await dutyHandlers.duties(ctx(), all, { incident });
    expect(duties.map(({ state }) => state)).toEqual(['relieved']);
    const found = await ask(await open(MANTUIL));
    expect(names(found)[0]).toContain('Tagana Dua');
  });

  test('roads that are loaded say the time, and minutes by hand win over both', async () => {
    const incident = await open(MANTUIL);
    const line = (coordinates: number[][]) =>
      feature({ highway: 'path' }, { type: 'LineString', coordinates });
    const roads = [
      line([
        [114.59, -3.33],
        [114.61, -3.33],
        [114.63, -3.33],
      ]),
    ];
    const report = await importFile(ctx(), all, 'roads', {
      file: geojson(roads),
      options: {},
      provenance: NOTHING,
      dryRun: false,
    });
    expect(report.state).toBe('applied');
    const found = await ask(incident);
    expect(found.comers.map((c) => c.time?.basis)).toEqual(['roads', 'roads']);
    expect(found.comers[0]?.time?.minutes).toBeGreaterThan(30);
    const pillar = await numberOf('Tagana Tiga');
    await dutyHandlers.setMinutes(ctx(), all, { incident, pillar, minutes: 12 });
    expect((await ask(incident)).comers[0]).toMatchObject({
      name: 'Tagana Tiga',
      time: { minutes: 12, basis: 'hand' },
    });
    await dutyHandlers.setMinutes(ctx(), all, { incident, pillar, minutes: null });
    // A shelter is as far as the road is long, where one leads there; the straight line stands beside it.
    const shelter = { kind: 'titik-pengungsian' as const, name: 'Balai Contoh', area: KELAYAN };
    const unknown = { capacity: 50, toilets: null, waterPoints: null, packsPerMeal: null, contactName: null };
    await facilityHandlers.addFacility(ctx(), all, {
      ...shelter,
      ...unknown,
      at: [114.61, -3.33],
      from: null,
      until: null,
    });
    const sheet = await responseHandlers.responseSheet(ctx(), all, {
      incident,
      days: 3,
      profile: 'bnpb',
      food: 'cooked',
    });
    expect(sheet.shelters.list).toMatchObject([{ facility: { name: 'Balai Contoh' }, km: 2.2 }]);
    expect(sheet.shelters.list[0]?.minutes).toBe(17);
    expect((await ask(incident)).comers[0]?.name).toBe('Tagana Dua');
  });

  test('nobody is on two duties at a time, also where two assign at once, and who is relieved is free again', async () => {
    const [one, other] = [await open(MANTUIL), await open(FARTHER)];
    const pillar = await numberOf('Tagana Dua');
    const assign = (incident: number) =>
      dutyHandlers.assignDuty(ctx(), all, { incident, pillar, role: 'tagana', task: 'Dapur umum' });
    const tried = await Promise.allSettled([assign(one), assign(other), assign(one)]);
    expect(tried.filter((t) => t.status === 'fulfilled')).toHaveLength(1);
    for (const t of tried) if (t.status === 'rejected') expect((t.reason as Fault).code).toBe('on-duty');
    const held = (await dutyHandlers.duties(ctx(), all, { incident: one })).duties[0];
    const incident = held ? one : other;
    expect(await refusal(assign(incident))).toEqual(['on-duty', incident]);
    expect((await ask(incident)).leftOut.find((l) => l.pillar === pillar)?.why).toBe('on-duty');
    const duty = (await dutyHandlers.duties(ctx(), all, { incident })).duties[0]?.id ?? 0;
    const step = (what: 'confirm' | 'arrive' | 'relieve') =>
      dutyHandlers.changeDuty(ctx(), all, { duty, step: what });
    expect((await step('confirm')).duties[0]).toMatchObject({ state: 'confirmed', task: 'Dapur umum' });
    expect((await step('arrive')).duties[0]?.state).toBe('arrived');
    expect((await step('relieve')).duties[0]?.state).toBe('relieved');
    expect((await refusal(step('confirm')))[1]).toBe('step');
    await assign(one === incident ? other : one);
    const again = await dutyHandlers.duties(ctx(), all, { incident: one === incident ? other : one });
    await dutyHandlers.changeDuty(ctx(), all, { duty: again.duties[0]?.id ?? 0, step: 'relieve' });
  });

  test('only who holds the role is assigned, and only where the asker may write', async () => {
    const incident = await open(MANTUIL);
    const pillar = await numberOf('PSM Empat');
    const assign = (scope: typeof all) =>
      dutyHandlers.assignDuty(ctx(), scope, { incident, pillar, role: 'tagana', task: null });
    expect(await refusal(assign(all))).toEqual(['duty-refused', 'role']);
    const base = everything('uji', 'uji');
    const away = forRequest({ ...base, rights: new Map([['incidents.write', ['63.71.03']]]) });
    expect((await refusal(assign(away)))[0]).toBe('outside-scope');
  });

  test('nobody from another provinsi, and nobody without a role, is put on duty or given minutes', async () => {
    await runImport(ctx(), all, setupImport, {
      provenance: NOTHING,
      dryRun: false,
      file: null,
      options: { code: '32.73' },
    });
    const brought = await importFile(ctx(), all, 'pillars', {
      provenance: NOTHING,
      dryRun: false,
      file: sourceFile('jauh.csv', 'Nama,Peran,Kode\nTagana Jauh,Tagana,32.73'),
      options: {},
    });
    expect(brought.problems.filter((p) => p.severity === 'error')).toEqual([]);
    const incident = await open(MANTUIL);
    const pillar = await numberOf('Tagana Jauh');
    expect(pillar).toBeGreaterThan(0);
    const assigned = dutyHandlers.assignDuty(ctx(), all, { incident, pillar, role: 'tagana', task: null });
    expect((await refusal(assigned))[0]).toBe('unknown-pillar');
    const said = dutyHandlers.setMinutes(ctx(), all, { incident, pillar, minutes: 5 });
    expect((await refusal(said))[0]).toBe('unknown-pillar');
    const kept = await ctx().db.as(all).selectFrom('travel_minutes').select('volunteer_id').execute();
    expect(kept.filter((row) => row.volunteer_id === pillar)).toEqual([]);
  });

  test('the call list has numbers of those alone whose area the asker manages, and says who read them', async () => {
    const incident = await open(MANTUIL);
    const pillar = await numberOf('Tagana Dua');
    await dutyHandlers.assignDuty(ctx(), all, { incident, pillar, role: 'tagana', task: null });
    const { version } = await pillarHandlers.contacts(ctx(), all, { area: MANTUIL });
    await pillarHandlers.saveContacts(ctx(), all, {
      area: MANTUIL,
      version,
      contacts: [{ kind: 'kepala-desa', name: 'Lurah Contoh', phone: '0812-0000-0009', until: null }],
    });
    const list = (scope: typeof all, phones: boolean) =>
      dutyHandlers.callList(ctx(), scope, { incident, lang: 'id', phones });
    const plain = await list(all, false);
    expect(plain).toMatchObject({ people: 2, withPhone: 0 });
    expect(plain.text).toContain('1. Tagana Dua (Tagana), ±');
    expect(plain.text).toContain('Kepala desa/lurah Mantuil: Lurah Contoh');
    expect(plain.text).not.toMatch(/0812/);
    const full = await list(all, true);
    expect(full.text).toContain('081200000002');
    expect(full.text).toContain('0812-0000-0009');
    const seen = await ctx()
      .db.as(all)
      .selectFrom('audit_event')
      .select('detail')
      .where('action', '=', 'duty.call-list')
      .execute();
    expect(seen.map((e) => e.detail)).toEqual([{ phones: 2 }]);
    const base = everything('uji', 'uji');
    const tagana = forRequest({ ...base, rights: new Map([['incidents.write', ['63.71']]]) });
    expect((await list(tagana, true)).text).not.toMatch(/0812/);
    // A footprint reaches beyond the register that somebody reads: no name of it there, and no home of who is on duty.
    expect((await list(tagana, false)).text).not.toContain('Lurah Contoh');
    const reader = forRequest({ ...base, rights: new Map([['incidents.read', ['63.71']]]) });
    const told = await dutyHandlers.duties(ctx(), reader, { incident });
    expect(told.duties.map((d) => [d.name, d.home])).toEqual([['Tagana Dua', null]]);
    // With all of the role away, the kelurahan has nobody.
    const { atHome } = await ask(incident);
    expect(atHome).toMatchObject([{ area: { code: KELAYAN }, left: 0 }]);
  });
});
