import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { pillarDraft } from '../../data/contract/volunteer.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { Fault } from '../../server/fault.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const KELAYAN = '63.71.01.1001';
const PEKAUMAN = '63.71.01.1002';
const BARAT = '63.71.03.1001';
const HOUSE = `${KELAYAN}`;
const all = forOperator('uji');

/** Somebody who holds the rights of the register in one area, and nothing else. */
function scopeIn(area: string, ...rights: ('pillars.read' | 'pillars.manage')[]): Scope {
  const base = everything('uji', 'uji');
  return forRequest({ ...base, rights: new Map(rights.map((right) => [right, [area]])) });
}

/** A draft with one role. */
function draft(name: string, role: string, area: string, more: object = {}, of: object = {}) {
  const held = {
    role,
    from: '2024-01-01',
    until: null,
    decree: null,
    decreeOn: null,
    areas: [{ code: area, share: null }],
  };
  return pillarDraft.parse({
    subject: 'person',
    name,
    home: null,
    phone: '0812-0000-0000',
    availability: 'ready',
    level: null,
    roles: [{ ...held, ...of }],
    certificates: [],
    ...more,
  });
}

async function refusal(work: Promise<unknown>): Promise<[string, unknown]> {
  const reason = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(reason instanceof Fault)) throw new Error(`not refused: ${String(reason)}`);
  return [reason.code, reason.detail.reason];
}

eachDatabase('the register of the pillars', (given) => {
  const ctx = () => given.ctx();
  const list = (scope: Scope, query: object = {}) =>
    pillarHandlers.pillars(ctx(), scope, { standing: 'serving', from: 0, most: 50, ...query });
  const add = (...said: Parameters<typeof draft>) => pillarHandlers.addPillar(ctx(), all, draft(...said));

  beforeAll(async () => {
    const made = await runImport(ctx(), all, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: { source: null, licence: null, asOf: null, simulated: false },
      dryRun: false,
    });
    expect(made.state).toBe('applied');
  });

  test('one who is entered serves, is changed, and every undo gives back what was', async () => {
    const made = await add('Siti Contoh', 'psm', KELAYAN, { home: PEKAUMAN });
    expect(made).toMatchObject({ name: 'Siti Contoh', managed: true, own: { hasPhone: true } });
    const { phone } = await pillarHandlers.pillarPhone(ctx(), all, { id: made.id });
    expect(phone).toBe('0812-0000-0000');
    const ended = await pillarHandlers.changePillar(ctx(), all, {
      id: made.id,
      version: made.version,
      pillar: {
        ...draft('Siti Contoh', 'psm', KELAYAN, {}, { no: 1, until: '2025-12-31' }),
        phone: undefined,
      },
    });
    expect(ended.roles).toMatchObject([{ no: 1, until: '2025-12-31', serving: false }]);
    expect(ended.own?.hasPhone).toBe(true);
    expect((await list(all, { within: KELAYAN })).total).toBe(0);
    expect((await list(all, { within: KELAYAN, on: '2025-06-01' })).total).toBe(1);
    const last = ended.own?.changes[0]?.importId ?? 0;
    const first = ended.own?.changes[1]?.importId ?? 0;
    expect(await refusal(pillarHandlers.undoRegister(ctx(), all, { change: first }))).toEqual([
      'undo-blocked',
      'later-imports',
    ]);
    await pillarHandlers.undoRegister(ctx(), all, { change: last });
    expect(await list(all, { within: KELAYAN })).toMatchObject({ total: 1, byRole: [{ role: 'psm', n: 1 }] });
    await pillarHandlers.undoRegister(ctx(), all, { change: first });
    expect((await list(all, { standing: 'all' })).total).toBe(0);
  });

  test('a change based on what somebody else has changed since is refused', async () => {
    const made = await add('Budi Contoh', 'psm', PEKAUMAN);
    const change = () =>
      pillarHandlers.changePillar(ctx(), all, {
        id: made.id,
        version: made.version,
        pillar: draft('Budi Baru', 'psm', PEKAUMAN, {}, { no: 1 }),
      });
    await change();
    expect((await refusal(change()))[0]).toBe('register-changed');
  });

  test.each([
    ['reversed', { until: '2023-01-01' }, {}],
    ['area-unknown', { areas: [{ code: '63.71.01.1999', share: null }] }, {}],
    ['shares', { areas: [KELAYAN, PEKAUMAN].map((code) => ({ code, share: 0.7 })) }, {}],
    ['subject', { role: 'lks' }, {}],
    ['level', {}, { level: 'muda' }],
  ])('what cannot be so is refused with its reason: %s', async (reason, of, more) => {
    const before = (await list(all)).total;
    expect(await refusal(add('Salah Contoh', 'psm', KELAYAN, more, of))).toEqual([
      'register-refused',
      reason,
    ]);
    expect((await list(all)).total).toBe(before);
  });

  test('the same role in the same area at a time is refused, one after the other not', async () => {
    const role = { role: 'psm', decree: null, decreeOn: null, areas: [{ code: KELAYAN, share: null }] };
    const roles = (until: string) => [
      { ...role, from: '2020-01-01', until },
      { ...role, from: '2024-01-01', until: null },
    ];
    expect(await refusal(add('Rina Contoh', 'psm', KELAYAN, { roles: roles('2024-01-01') }))).toEqual([
      'register-refused',
      'overlap',
    ]);
    const made = await add('Rina Contoh', 'psm', KELAYAN, { roles: roles('2023-12-31') });
    expect(made.roles.map((r) => r.serving)).toEqual([true, false]);
  });

  test('peers see name and role, the home no finer than the kelurahan, and no phone', async () => {
    const decreed = {
      role: 'tksk',
      from: '2020-01-01',
      until: null,
      decree: 'SK 12/2020',
      decreeOn: '2019-12-30',
    };
    await add('Dewi Contoh', 'tksk', '63.71.03', {
      home: BARAT,
      roles: [{ ...decreed, areas: [{ code: '63.71.03', share: 1 }] }],
    });
    const peer = scopeIn(BARAT, 'pillars.read');
    const { pillars } = await list(peer);
    const told = { decree: null, decreeOn: null, areas: [{ share: null }] };
    expect(pillars).toMatchObject([
      { name: 'Dewi Contoh', home: { code: BARAT }, managed: false, roles: [told] },
    ]);
    const id = pillars[0]?.id ?? 0;
    expect(await pillarHandlers.pillar(ctx(), peer, { id })).toMatchObject({ own: null });
    expect((await refusal(pillarHandlers.pillarPhone(ctx(), peer, { id })))[0]).toBe('outside-scope');
    // Who manages one kelurahan does not manage the TKSK of the whole kecamatan.
    const operator = scopeIn(BARAT, 'pillars.read', 'pillars.manage');
    expect((await refusal(pillarHandlers.pillarPhone(ctx(), operator, { id })))[0]).toBe('outside-scope');
    const above = scopeIn('63.71.03', 'pillars.read', 'pillars.manage');
    expect(await pillarHandlers.pillar(ctx(), above, { id })).toMatchObject({
      own: { hasPhone: true },
      roles: [{ decree: 'SK 12/2020', decreeOn: '2019-12-30', areas: [{ share: 1 }] }],
    });
    expect((await list(scopeIn(KELAYAN, 'pillars.read'), { search: 'Dewi' })).total).toBe(0);
    // Who lives in an area and serves elsewhere is not of that area.
    await add('Warga Contoh', 'psm', PEKAUMAN, { home: BARAT });
    expect((await list(all, { within: BARAT, search: 'Warga' })).total).toBe(0);
    expect((await list(all, { within: PEKAUMAN, search: 'Warga' })).total).toBe(1);
  });

  test('a list of an area and a role holds who has that role there, and not elsewhere or in another', async () => {
    await add('Dua Peran', 'psm', PEKAUMAN, {
      roles: [
        { ...draft('X', 'psm', PEKAUMAN).roles[0], until: '2024-12-31' },
        draft('X', 'tagana', BARAT).roles[0],
      ],
    });
    const found = async (query: object) => (await list(all, { search: 'Dua Peran', ...query })).total;
    expect(await found({ within: BARAT, role: 'tagana' })).toBe(1);
    expect(await found({ within: PEKAUMAN, role: 'tagana' })).toBe(0);
    expect(await found({ within: PEKAUMAN })).toBe(0);
    expect(await found({ within: PEKAUMAN, on: '2024-06-01' })).toBe(1);
    expect(await found({ within: PEKAUMAN, standing: 'ended' })).toBe(1);
    expect(await found({ within: BARAT, standing: 'ended' })).toBe(0);
    expect(await found({ within: PEKAUMAN, standing: 'all', role: 'tagana' })).toBe(0);
  });

  test('nobody is entered, or moved, into an area that is not the own', async () => {
    const operator = scopeIn(PEKAUMAN, 'pillars.read', 'pillars.manage');
    const outside = pillarHandlers.addPillar(ctx(), operator, draft('Luar Contoh', 'psm', KELAYAN));
    expect((await refusal(outside))[0]).toBe('import-outside');
    const made = await pillarHandlers.addPillar(ctx(), operator, draft('Dalam Contoh', 'psm', PEKAUMAN));
    const moved = pillarHandlers.changePillar(ctx(), operator, {
      id: made.id,
      version: made.version,
      pillar: draft('Dalam Contoh', 'psm', KELAYAN, {}, { no: 1 }),
    });
    expect((await refusal(moved))[0]).toBe('import-outside');
  });

  test('nobody writes what somebody did in an area that is not the own, and what is over there stays allowed', async () => {
    const made = await add('Riwayat Contoh', 'psm', KELAYAN, {}, { until: '2024-12-31' });
    const closed = { no: 1, until: '2024-12-31', from: '2024-01-01' };
    const held = (area: string, of: object) => draft('Riwayat Contoh', 'psm', area, {}, of).roles;
    const here = held(PEKAUMAN, { from: '2025-01-01' });
    const both = await pillarHandlers.changePillar(ctx(), all, {
      id: made.id,
      version: made.version,
      pillar: { ...draft('Riwayat Contoh', 'psm', PEKAUMAN), roles: [...held(KELAYAN, closed), ...here] },
    });
    const operator = scopeIn(PEKAUMAN, 'pillars.read', 'pillars.manage');
    const [old, now] = [...both.roles].sort((a, b) => a.no - b.no);
    const write = (roles: ReturnType<typeof held>, name = 'Riwayat Contoh') =>
      pillarHandlers.changePillar(ctx(), operator, {
        id: made.id,
        version: both.version,
        pillar: { ...draft(name, 'psm', PEKAUMAN), roles },
      });
    const still = held(PEKAUMAN, { no: now?.no, from: '2025-01-01' });
    const was = held(KELAYAN, { ...closed, no: old?.no });
    const wrong = [
      [...held(KELAYAN, { ...closed, no: old?.no, until: '2023-06-30', from: '2023-01-01' }), ...still],
      [...held(KELAYAN, { ...closed, no: old?.no, decree: '188/1' }), ...still],
      [...held(BARAT, { from: '2020-01-01', until: '2020-12-31' }), ...was, ...still],
      still,
    ];
    for (const roles of wrong) expect((await refusal(write(roles)))[0]).toBe('import-outside');
    expect((await write([...was, ...still], 'Riwayat Baru')).name).toBe('Riwayat Baru');
  });

  test('two who are one become one with all their roles and trainings, and apart again by undo', async () => {
    const one = await add('Hasan Basri', 'psm', KELAYAN);
    const other = await add('Hasan Basri', 'tagana', '63.71.01', {
      phone: '+62 812 0000 0001',
      level: 'madya',
    });
    const event = await pillarHandlers.addTraining(ctx(), all, {
      kind: 'bimtek',
      name: 'Bimtek contoh',
      theme: null,
      place: null,
      organiser: null,
      area: '63.71',
      from: '2025-05-01',
      until: '2025-05-02',
      cancelled: false,
      participants: [{ pillar: other.id, role: 'tagana' }],
    });
    const { pairs } = await pillarHandlers.likelySame(ctx(), all, {});
    expect(pairs).toContainEqual(
      expect.objectContaining({
        one: expect.objectContaining({ id: one.id }),
        other: expect.objectContaining({ id: other.id }),
        why: ['same-name'],
      }),
    );
    const joined = await pillarHandlers.mergePillars(ctx(), all, { keep: one.id, gone: other.id });
    expect(joined.level).toBe('madya');
    expect(joined.roles.map((r) => r.role).sort()).toEqual(['psm', 'tagana']);
    expect(joined.own?.trainings).toMatchObject([{ id: event.id, role: 'tagana' }]);
    expect((await refusal(pillarHandlers.pillar(ctx(), all, { id: other.id })))[0]).toBe('unknown-pillar');
    const seen = await pillarHandlers.training(ctx(), all, { training: event.id });
    expect(seen.participants).toMatchObject([{ pillar: one.id }]);
    await pillarHandlers.undoRegister(ctx(), all, { change: joined.own?.changes[0]?.importId ?? 0 });
    expect((await pillarHandlers.pillar(ctx(), all, { id: other.id })).roles).toHaveLength(1);
    await pillarHandlers.partPillars(ctx(), all, { one: one.id, other: other.id });
    const left = (await pillarHandlers.likelySame(ctx(), all, {})).pairs;
    expect(left.some((pair) => pair.one.id === one.id && pair.other.id === other.id)).toBe(false);
  });

  test('a training is the work of who manages where it was held; every change of it stands there and is taken back', async () => {
    const said = {
      kind: 'bimtek' as const,
      name: 'Bimtek kelurahan',
      theme: null,
      place: null,
      organiser: null,
      from: '2025-06-01',
      until: '2025-06-01',
      cancelled: false,
      participants: [],
    };
    const own = scopeIn('63.71.01', 'pillars.read', 'pillars.manage');
    const other = scopeIn('63.71.03', 'pillars.read', 'pillars.manage');
    for (const area of ['63.71', '63.71.03', null])
      expect((await refusal(pillarHandlers.addTraining(ctx(), own, { ...said, area })))[0]).toBe(
        'outside-scope',
      );
    const made = await pillarHandlers.addTraining(ctx(), own, { ...said, area: '63.71.01' });
    expect(made.changes).toMatchObject([{ kind: 'register', holds: true, undoable: true, state: 'applied' }]);
    const id = { training: made.id };
    expect(await pillarHandlers.training(ctx(), other, id)).toMatchObject({ managed: false, changes: [] });
    const change = (scope: Scope) =>
      pillarHandlers.changeTraining(ctx(), scope, {
        ...id,
        version: made.version,
        draft: { ...said, area: '63.71.01', name: 'Bimtek lanjutan' },
      });
    expect((await refusal(change(other)))[0]).toBe('outside-scope');
    const { changes, name } = await change(own);
    expect([name, changes.map((c) => c.undoable)]).toEqual(['Bimtek lanjutan', [true, false]]);
    const [last, first] = changes.map((c) => ({ change: c.importId }));
    if (!last || !first) throw new Error('two changes were made');
    expect((await refusal(pillarHandlers.undoRegister(ctx(), other, last)))[0]).toBe('unknown-import');
    await pillarHandlers.undoRegister(ctx(), own, last);
    const before = await pillarHandlers.training(ctx(), own, id);
    expect(before.name).toBe('Bimtek kelurahan');
    expect(before.changes.map((c) => [c.state, c.undoable])).toEqual([
      ['undone', false],
      ['applied', true],
    ]);
    await pillarHandlers.undoRegister(ctx(), own, first);
    expect((await refusal(pillarHandlers.training(ctx(), own, id)))[0]).toBe('unknown-training');
  });

  test('in which RT somebody lives is not found out by asking RT by RT', async () => {
    const rt = (n: number) => `${PEKAUMAN}.rw001.rt00${n}`;
    const report = await importFile(ctx(), all, 'areas', {
      provenance: { source: null, licence: null, asOf: null, simulated: true },
      dryRun: false,
      file: sourceFile('rt.csv', `kode desa,rw,rt\n${PEKAUMAN},001,001\n${PEKAUMAN},001,002\n`),
      options: {},
    });
    expect(report.state).toBe('applied');
    await add('Rumah Contoh', 'psm', KELAYAN, { home: rt(1) });
    await add('Tanpa Contoh', 'psm', KELAYAN, { home: rt(1), roles: [] });
    const seen = async (scope: Scope, within?: string) =>
      (await list(scope, { within, standing: 'all' })).pillars.map((one) => one.name);
    for (const scope of [scopeIn(PEKAUMAN, 'pillars.read'), scopeIn('63.71', 'pillars.read')]) {
      const [here, next] = [await seen(scope, rt(1)), await seen(scope, rt(2))];
      expect(here).toContain('Tanpa Contoh');
      expect(next).toEqual(here);
    }
    const own = async (n: number) => seen(scopeIn(rt(n), 'pillars.read'));
    expect(await own(2)).toEqual(await own(1));
  });

  test('certificates are counted by role and area, and the months in which they run out', async () => {
    const certificate = { kind: 'LSPS', role: 'tksk', issuer: null, number: 'X-1', issued: '2023-04-01' };
    await add('Sertifikat Contoh', 'tksk', '63.71.02', {
      certificates: [{ ...certificate, validUntil: '2026-04-01' }],
    });
    const told = await pillarHandlers.certification(ctx(), all, { within: '63.71', role: 'tksk' });
    expect(told.byArea).toContainEqual(
      expect.objectContaining({ area: expect.objectContaining({ code: '63.71.02' }), persons: 1, ending: 1 }),
    );
    expect(told.ending).toContainEqual({ month: '2026-04', n: 1 });
  });

  test('contacts of an area are no supply, and their phones are read one by one', async () => {
    const said = {
      area: HOUSE,
      version: 0,
      contacts: [{ kind: 'ketua-rw' as const, name: 'Ketua Contoh', phone: '0811-111-1111', until: null }],
    };
    const kept = await pillarHandlers.saveContacts(ctx(), all, said);
    expect(kept.contacts).toEqual([
      { no: 1, kind: 'ketua-rw', name: 'Ketua Contoh', hasPhone: true, until: null },
    ]);
    expect(await pillarHandlers.contactPhone(ctx(), all, { area: HOUSE, no: 1 })).toEqual({
      phone: '0811-111-1111',
    });
    expect((await list(all, { search: 'Ketua' })).total).toBe(0);
  });

  test('two who write the contacts of an area, or a training, at once: the second is told, and nothing is lost', async () => {
    const { version } = await pillarHandlers.contacts(ctx(), all, { area: BARAT });
    const write = (name: string, no?: number) => ({
      area: BARAT,
      version,
      contacts: [{ ...(no ? { no } : {}), kind: 'babinsa' as const, name, phone: null, until: null }],
    });
    const first = await pillarHandlers.saveContacts(ctx(), all, write('Pertama Contoh'));
    const second = pillarHandlers.saveContacts(ctx(), all, write('Kedua Contoh'));
    expect((await refusal(second))[0]).toBe('register-changed');
    expect((await pillarHandlers.contacts(ctx(), all, { area: BARAT })).contacts).toEqual(first.contacts);
    const said = {
      kind: 'bimtek' as const,
      name: 'Bimtek bersama',
      theme: null,
      place: null,
      organiser: null,
      area: '63.71',
      from: '2025-06-01',
      until: '2025-06-02',
      cancelled: false,
      participants: [],
    };
    const { id, version: held } = await pillarHandlers.addTraining(ctx(), all, said);
    const both = await Promise.allSettled(
      ['Satu', 'Dua'].map((name) =>
        pillarHandlers.changeTraining(ctx(), all, { training: id, version: held, draft: { ...said, name } }),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a contact who asks for it is taken out of every list, and a form that is still open brings nobody back', async () => {
    const area = '63.71.03.1002';
    const person = (name: string, no?: number) => ({
      ...(no ? { no } : {}),
      kind: 'babinsa' as const,
      name,
      phone: '0811-222-2222',
      until: null,
    });
    const save = (version: number, ...contacts: ReturnType<typeof person>[]) =>
      pillarHandlers.saveContacts(ctx(), all, { area, version, contacts });
    const one = await save(0, person('Lupakan Contoh'), person('Tetap Contoh'));
    const two = await save(one.version, person('Lupakan Contho', 1), person('Tetap Contoh', 2));
    const erase = (scope: Scope, name: string) =>
      pillarHandlers.eraseContact(ctx(), scope, { area, name, reason: 'surat 12/2026' });
    expect((await refusal(erase(scopeIn(PEKAUMAN, 'pillars.manage'), 'Lupakan Contoh')))[0]).toBe(
      'outside-scope',
    );
    expect(await refusal(erase(all, 'Tidak Pernah'))).toEqual(['register-refused', 'contact']);
    const left = await erase(all, 'lupakan contoh');
    expect(left.contacts.map(({ name }) => name)).toEqual(['Tetap Contoh']);
    const kept = await sql<{
      name: string;
    }>`select name from area_contact where name ilike 'lupakan%'`.execute(ctx().db.as(all));
    expect(kept.rows).toEqual([]);
    const event = await sql<{ subject: string | null; areas: string[]; detail: object }>`
      select subject, areas, detail from audit_event where action = 'contact.erased'`.execute(
      ctx().db.as(all),
    );
    expect(event.rows).toEqual([{ subject: null, areas: [area], detail: { reason: 'surat 12/2026' } }]);
    const again = save(two.version, person('Lupakan Contoh', 1), person('Tetap Contoh', 2));
    expect((await refusal(again))[0]).toBe('register-changed');
  });

  test('who moves has served where they served until the day before, and a correction replaces what was wrong', async () => {
    const name = 'Pindah Contoh';
    const made = await add(name, 'psm', KELAYAN, {}, { from: '2010-01-01', decree: 'SK 1/2010' });
    const write = async (area: string, of: object) => {
      const { version } = await pillarHandlers.pillar(ctx(), all, { id: made.id });
      const pillar = draft(name, 'psm', area, {}, { no: 1, from: '2010-01-01', ...of });
      return pillarHandlers.changePillar(ctx(), all, { id: made.id, version, pillar });
    };
    const served = async (within: string, on: string) =>
      (await list(all, { within, on, search: name })).total;
    const moved = await write(PEKAUMAN, { movedOn: '2025-03-01' });
    expect(moved.roles.map((r) => [r.no, r.from, r.until, r.decree, r.areas[0]?.code])).toEqual([
      [1, '2025-03-01', null, null, PEKAUMAN],
      [2, '2010-01-01', '2025-02-28', 'SK 1/2010', KELAYAN],
    ]);
    expect(await Promise.all([served(KELAYAN, '2015-06-01'), served(PEKAUMAN, '2015-06-01')])).toEqual([
      1, 0,
    ]);
    expect(await Promise.all([served(KELAYAN, '2025-03-01'), served(PEKAUMAN, '2025-03-01')])).toEqual([
      0, 1,
    ]);
    const change = moved.own?.changes[0]?.importId ?? 0;
    await pillarHandlers.undoRegister(ctx(), all, { change });
    expect(await served(KELAYAN, '2025-03-01')).toBe(1);
    expect(await refusal(write(PEKAUMAN, { movedOn: '2010-01-01' }))).toEqual([
      'register-refused',
      'reversed',
    ]);
    const corrected = await write(PEKAUMAN, {});
    expect(corrected.roles).toHaveLength(1);
    expect(await Promise.all([served(KELAYAN, '2015-06-01'), served(PEKAUMAN, '2015-06-01')])).toEqual([
      0, 1,
    ]);
  });

  test('who asks to be forgotten is taken out of every version, and nothing brings the name back', async () => {
    const made = await add('Lupakan Saya', 'psm', BARAT, { home: BARAT });
    await pillarHandlers.erasePillar(ctx(), all, { id: made.id, reason: 'permintaan sendiri' });
    expect((await list(all, { search: 'Lupakan', standing: 'all' })).total).toBe(0);
    const rows = await ctx()
      .db.as(all)
      .selectFrom('volunteer_version')
      .selectAll()
      .where('volunteer_id', '=', made.id)
      .execute();
    expect(rows).toMatchObject([{ name: '', phone: null, home_area_id: null }]);
    const reports = await ctx().db.as(all).selectFrom('import').select('report').execute();
    expect(JSON.stringify(reports)).not.toMatch(/Lupakan/);
  });

  describe('what is kept', () => {
    test('no phone number stands in the clear', async () => {
      const rows = await ctx().db.as(all).selectFrom('volunteer_version').select('phone').execute();
      const sealed = rows.flatMap((r) => r.phone ?? []);
      expect(sealed.length).toBeGreaterThan(3);
      expect(sealed.every((phone) => phone.startsWith('petasos.1.'))).toBe(true);
    });

    test('that a phone was read is on record, with the area', async () => {
      const events = await ctx()
        .db.as(all)
        .selectFrom('audit_event')
        .select(['subject', 'areas'])
        .where('action', '=', 'view.phone')
        .execute();
      expect(events).toContainEqual({ subject: 'contact 1', areas: [HOUSE] });
      expect(events[0]?.areas).toEqual([KELAYAN]);
    });
  });
});
