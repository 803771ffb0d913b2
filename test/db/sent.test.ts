import { execFileSync, spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { RoleCode } from '../../data/catalogue/roles.ts';
import { headcountDraft, incidentDraft } from '../../data/contract/incident.ts';
import { makeAccount } from '../../server/access/accounts/handlers.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { principalOf } from '../../server/access/who.ts';
import { endWider, widen } from '../../server/access/wider/handlers.ts';
import { Fault } from '../../server/fault.ts';
import { importFile } from '../../server/imports/answer.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { callAreas, isCalled, mayCall } from '../../server/response/dispatch/calls.ts';
import { dutyHandlers } from '../../server/response/dispatch/handlers.ts';
import { incidentHandlers } from '../../server/response/handlers.ts';
import { responseHandlers } from '../../server/response/sheet-handlers.ts';
import { siagaHandlers } from '../../server/response/siaga/handlers.ts';
import { feature, geojson, importBoundaries, polygon, square } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const MANTUIL = '63.71.01.1001';
const KELAYAN = '63.71.01.1002';
const RT = (n: number) => `${MANTUIL}.rw001.rt00${n}`;
const RW = `${MANTUIL}.rw001`;
const office = forOperator('uji');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };

const FILE = [
  'Nama,Peran,Kode,Domisili,Telepon',
  `Tagana Satu,Tagana,${KELAYAN},${KELAYAN},0812-0000-0001`,
  `PSM Dua,PSM,${KELAYAN},${KELAYAN},0812-0000-0002`,
];

/** Of poppler-utils: reads a paper back as whoever holds it does. */
const readsPdf = spawnSync('pdftotext', ['-v']).error === undefined;

async function refusal(work: Promise<unknown>): Promise<string> {
  const reason = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof Fault)) throw new Error(`not refused: ${String(reason)}`);
  return reason.code;
}

eachDatabase('whoever is sent to an incident', (given) => {
  const ctx = () => given.ctx();
  const accounts: Record<string, string> = {};
  const fire = async (areas: string[]) =>
    (
      await incidentHandlers.openIncident(
        ctx(),
        office,
        incidentDraft.parse({
          hazard: 'kebakaran-permukiman',
          startedAt: '2026-03-02T01:00:00Z',
          within: MANTUIL,
          footprint: { kind: 'areas', areas },
        }),
      )
    ).id;
  const as = async (who: string): Promise<Scope> => {
    const principal = await principalOf(ctx(), accounts[who] ?? '');
    if (!principal) throw new Error(`no account ${who}`);
    return forRequest(principal);
  };
  const account = async (name: string, role: RoleCode, area: string) => {
    const made = await makeAccount(ctx(), office, { name, grants: [{ role, areas: [area] }] });
    accounts[name] = made.account.id;
  };
  const pillarCalled = async (name: string) => {
    const found = await pillarHandlers.pillars(ctx(), office, {
      standing: 'all',
      from: 0,
      most: 50,
      search: name,
    });
    return found.pillars[0]?.id ?? 0;
  };
  const send = async (incident: number, name: string, role: 'tagana' | 'psm') => {
    const pillar = await pillarCalled(name);
    await dutyHandlers.linkAccount(ctx(), office, { account: accounts[name] ?? '', pillar });
    const { duties } = await dutyHandlers.assignDuty(ctx(), office, { incident, pillar, role, task: null });
    return duties.find((duty) => duty.pillar === pillar)?.id ?? 0;
  };
  const relieve = (duty: number) => dutyHandlers.changeDuty(ctx(), office, { duty, step: 'relieve' });
  const number = (scope: Scope, incident: number, area: string) =>
    dutyHandlers.contactToCall(ctx(), scope, { incident, area, no: 1 });
  const heads = async (scope: Scope, incident: number) => {
    const sheet = await responseHandlers.responseSheet(ctx(), scope, {
      incident,
      days: 3,
      profile: 'bnpb',
      food: 'cooked',
    });
    return sheet.heads.map(({ area, managed }) => [area.code, managed]);
  };

  beforeAll(async () => {
    const request = { provenance: NOTHING, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const shapes = [MANTUIL, KELAYAN].map((kode, i) =>
      feature({ kode }, polygon(square(114.58 + i * 0.02, -3.34, 0.02))),
    );
    await importBoundaries(ctx(), geojson(shapes), { level: 'desa' });
    await runImport(ctx(), office, areaListImport, {
      ...request,
      file: sourceFile('rt.csv', `kode,rw,rt\n${MANTUIL},001,001\n${MANTUIL},001,002\n`),
      options: { level: 'rt' },
    });
    const file = sourceFile('pilar.csv', FILE.join('\n'));
    await importFile(ctx(), office, 'pillars', { ...request, file, options: {} });
    for (const [area, kind, name] of [
      [RT(1), 'ketua-rt', 'Ketua Satu'],
      [RT(2), 'ketua-rt', 'Ketua Dua'],
      [RW, 'ketua-rw', 'Ketua RW'],
      [MANTUIL, 'kepala-desa', 'Lurah'],
      [KELAYAN, 'kepala-desa', 'Lurah Sebelah'],
    ] as const) {
      const contacts = [{ kind, name, phone: '0812-0000-0009', until: null }];
      await pillarHandlers.saveContacts(ctx(), office, { area, version: 0, contacts });
    }
    await account('Tagana Satu', 'tagana', KELAYAN);
    await account('PSM Dua', 'psm', KELAYAN);
    await account('Tagana Mantuil', 'tagana', MANTUIL);
  });

  test('a Tagana on duty reads the numbers of the heads of what is hit, of nobody else, and no longer than the duty', async () => {
    const incident = await fire([RT(1)]);
    expect(await refusal(number(await as('Tagana Satu'), incident, RT(1)))).toBe('outside-scope');
    expect(await heads(await as('Tagana Satu'), incident)).toEqual([]);
    const duty = await send(incident, 'Tagana Satu', 'tagana');
    const sent = await as('Tagana Satu');
    for (const area of [RT(1), RW, MANTUIL]) {
      expect(await number(sent, incident, area)).toEqual({ phone: '0812-0000-0009' });
    }
    // The RT beside it, the kelurahan beside it, and the register itself stay closed.
    for (const area of [RT(2), KELAYAN]) {
      expect(await refusal(number(sent, incident, area))).toBe('outside-scope');
    }
    expect(await refusal(pillarHandlers.contactPhone(ctx(), sent, { area: RT(1), no: 1 }))).toBe(
      'outside-scope',
    );
    expect(await refusal(pillarHandlers.contacts(ctx(), sent, { area: RT(1) }))).toBe('outside-scope');
    expect(await heads(sent, incident)).toEqual([
      [MANTUIL, true],
      [RW, true],
      [RT(1), true],
    ]);
    const list = await dutyHandlers.callList(ctx(), sent, { incident, lang: 'id', phones: true });
    expect(list.text).toContain('Ketua Satu, 0812-0000-0009');
    expect(list.text).toContain('Ketua RW, 0812-0000-0009');
    expect(list.text).not.toContain('Ketua Dua');
    expect(list.withPhone).toBe(3);
    const read = await ctx()
      .db.as(office)
      .selectFrom('audit_event')
      .select(['action', 'areas'])
      .where('action', '=', 'view.phone')
      .execute();
    expect(read.map(({ areas }) => areas)).toEqual([[RT(1)], [RW], [MANTUIL]]);
    await relieve(duty);
    expect(await refusal(number(await as('Tagana Satu'), incident, RT(1)))).toBe('outside-scope');
    expect(
      await refusal(
        dutyHandlers.callList(ctx(), await as('Tagana Satu'), { incident, lang: 'id', phones: true }),
      ),
    ).toBe('outside-scope');
  });

  test('an emergency right opens the numbers where something is hit, until it ends', async () => {
    const incident = await fire([RT(1)]);
    const before = await as('Tagana Mantuil');
    expect(await refusal(number(before, incident, RT(1)))).toBe('outside-scope');
    // Who is to be called is known to who serves there; the number is not.
    expect((await heads(before, incident)).map(([, managed]) => managed)).toEqual([false, false, false]);
    const draft = { areas: [MANTUIL], reason: 'Kebakaran malam ini', hours: 12 };
    const { wider } = await widen(ctx(), before, draft);
    const opened = await as('Tagana Mantuil');
    expect(await number(opened, incident, RT(1))).toEqual({ phone: '0812-0000-0009' });
    expect(await refusal(number(opened, incident, RT(2)))).toBe('outside-scope');
    await endWider(ctx(), opened, { wider: wider[0]?.id ?? 0 });
    expect(await refusal(number(await as('Tagana Mantuil'), incident, RT(1)))).toBe('outside-scope');
  });

  test('nobody reads numbers once the incident is over, nor whoever is no Tagana', async () => {
    const incident = await fire([RT(1)]);
    const duty = await send(incident, 'PSM Dua', 'psm');
    expect(await refusal(number(await as('PSM Dua'), incident, RT(1)))).toBe('outside-scope');
    await relieve(duty);
    await send(incident, 'Tagana Satu', 'tagana');
    expect(await number(await as('Tagana Satu'), incident, RT(1))).toBeTruthy();
    await incidentHandlers.changeIncident(ctx(), office, { incident, handling: 'selesai' });
    expect(await refusal(number(await as('Tagana Satu'), incident, RT(1)))).toBe('outside-scope');
  });

  test('whoever is sent may report of what is hit, whatever role they hold, until they are relieved', async () => {
    const incident = await fire([RT(1)]);
    const report = (scope: Scope, area: string) =>
      incidentHandlers.reportFigures(ctx(), scope, {
        incident,
        figures: [{ area, figures: { jiwa: 12 }, at: null, reporter: null }],
      });
    const count = (scope: Scope) =>
      incidentHandlers.reportHeadcount(ctx(), scope, {
        incident,
        ...headcountDraft.parse({ place: 'Masjid', on: '2026-03-02', jiwa: 12 }),
      });
    expect(['outside-scope', 'unknown-incident']).toContain(
      await refusal(report(await as('PSM Dua'), RT(1))),
    );
    const duty = await send(incident, 'PSM Dua', 'psm');
    const sent = await as('PSM Dua');
    expect((await report(sent, RT(1))).tells).toBe(true);
    expect((await count(sent)).headcounts.map(({ place }) => place)).toEqual(['Masjid']);
    // Of elsewhere nothing, and nothing else of this one.
    expect(await refusal(report(sent, KELAYAN))).toBe('outside-scope');
    expect(await refusal(incidentHandlers.changeIncident(ctx(), sent, { incident, name: 'Lain' }))).toBe(
      'outside-scope',
    );
    expect(await refusal(dutyHandlers.whoComes(ctx(), sent, { incident, role: 'tagana', most: 5 }))).toBe(
      'outside-scope',
    );
    await relieve(duty);
    expect(['outside-scope', 'unknown-incident']).toContain(await refusal(count(await as('PSM Dua'))));
  });

  test.skipIf(!readsPdf)(
    'the paket siaga on paper names RT heads, how many more there are, and numbers for whoever may read them',
    async () => {
      const many = Array.from({ length: 30 }, (_, i) => ({
        kind: 'ketua-rt' as const,
        name: `Pengurus ${String(i + 1).padStart(2, '0')}`,
        phone: '0812-0000-0007',
        until: i === 0 ? '2020-12-31' : null,
      }));
      const { version } = await pillarHandlers.contacts(ctx(), office, { area: RT(2) });
      await pillarHandlers.saveContacts(ctx(), office, { area: RT(2), version, contacts: many });
      const paper = async (phones: boolean, scope: Scope = office) => {
        const file = await siagaHandlers.readyPackagePaper(ctx(), scope, {
          area: MANTUIL,
          lang: 'id',
          phones,
        });
        return execFileSync('pdftotext', ['-layout', '-', '-'], { input: file.bytes }).toString();
      };
      const reads = async () =>
        (
          await ctx()
            .db.as(office)
            .selectFrom('audit_event')
            .select('action')
            .where('action', '=', 'view.phone')
            .execute()
        ).length;
      const before = await reads();
      const plain = await paper(false);
      expect(plain).toContain('Ketua Satu');
      expect(plain).toContain('Ketua RW');
      expect(plain).not.toContain('0812-0000');
      // Three of the kelurahan and its RT, and the 29 whose office goes on: 24 have room.
      expect(plain).toMatch(/\+ 8 lainnya/);
      expect(plain).not.toContain('Pengurus 01');
      expect(await reads()).toBe(before);
      const whole = await paper(true);
      expect(whole).toMatch(/Ketua Satu,[\s\S]{0,300}0812-0000-0009/);
      expect(await reads()).toBe(before + 1);
      const told = await siagaHandlers.readyPackage(ctx(), office, { area: MANTUIL, phones: true });
      expect(told.contacts).toHaveLength(32);
      // Who serves there knows whom to call, and reads no number by way of the paket.
      const tagana = await as('Tagana Mantuil');
      expect(
        (await siagaHandlers.readyPackage(ctx(), tagana, { area: MANTUIL, phones: true })).mayPhones,
      ).toBe(false);
      expect(await paper(true, tagana)).not.toContain('0812-0000');
      expect(await reads()).toBe(before + 2);
    },
  );

  test('an account is linked with one of the register by who manages both', async () => {
    const id = accounts['Tagana Satu'] ?? '';
    const pillar = await pillarCalled('Tagana Satu');
    const beside = forRequest({
      ...everything('operator', 'x'),
      rights: new Map([
        ['accounts.pillars', [KELAYAN]],
        ['pillars.manage', [MANTUIL]],
      ]),
    });
    expect(await refusal(dutyHandlers.linkAccount(ctx(), beside, { account: id, pillar }))).toBe(
      'unknown-pillar',
    );
    expect(
      await refusal(
        dutyHandlers.linkAccount(ctx(), forRequest({ ...everything('o', 'y'), rights: new Map() }), {
          account: id,
          pillar,
        }),
      ),
    ).toBe('unknown-account');
    await dutyHandlers.linkAccount(ctx(), office, { account: id, pillar });
    // One person has one account.
    const other = accounts['Tagana Mantuil'] ?? '';
    await dutyHandlers.linkAccount(ctx(), office, { account: other, pillar });
    expect((await dutyHandlers.linkedPillar(ctx(), office, { account: id })).pillar).toBeNull();
    expect((await dutyHandlers.linkedPillar(ctx(), office, { account: other })).pillar?.name).toBe(
      'Tagana Satu',
    );
    await dutyHandlers.linkAccount(ctx(), office, { account: other, pillar: null });
  });
});

test('no number is read by whom neither a duty, an emergency right nor the register lets', () => {
  const code = fc.constantFrom('63.71', '63.71.01', MANTUIL, RW, RT(1), RT(2), KELAYAN);
  fc.assert(
    fc.property(
      fc.array(code, { maxLength: 2 }),
      fc.array(code, { minLength: 1, maxLength: 3 }),
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
      fc.constantFrom<RoleCode>('tagana', 'psm', 'leader'),
      code,
      (wider, hit, onDuty, role, area) => {
        const scope = forRequest({
          ...everything('x', 'y'),
          rights: new Map(),
          parts: [],
          roles: [role],
          wider,
          onDuty,
        });
        const isRead =
          isCalled(callAreas(hit), area) && mayCall(scope, { id: 1, handling: 'ditangani' }, area);
        const isIn = (a: string, b: string) => a === b || a.startsWith(`${b}.`);
        if (isRead) {
          expect(role).toBe('tagana');
          expect(hit.some((h) => isIn(area, h) || isIn(h, area))).toBe(true);
          expect(onDuty.includes(1) || wider.some((w) => isIn(area, w) || isIn(w, area))).toBe(true);
        }
        expect(mayCall(scope, { id: 1, handling: 'selesai' }, area)).toBe(false);
      },
    ),
  );
});
