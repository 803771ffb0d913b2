import { beforeAll, expect, test } from 'vitest';
import type { ImportReport } from '../../data/contract/import.ts';
import { readWorkbook } from '../../data/read/workbook.ts';
import { id as words } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { importChanges } from './boundaries-files.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const all = forOperator('uji');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };

eachDatabase('a list of pillars as a file', (given) => {
  const ctx = () => given.ctx();
  const bring = (
    lines: readonly string[],
    more: { scope?: Scope; dryRun?: boolean; skipBadRows?: boolean } = {},
  ) =>
    importFile(ctx(), more.scope ?? all, 'pillars', {
      file: sourceFile('pilar.csv', lines.join('\n')),
      options: { skipBadRows: more.skipBadRows },
      provenance: NOTHING,
      dryRun: more.dryRun ?? false,
    });
  const list = (query: object = {}) =>
    pillarHandlers.pillars(ctx(), all, { standing: 'all', from: 0, most: 200, ...query });
  const said = (report: ImportReport) => report.problems.map((p) => [p.line, p.code]);

  beforeAll(async () => {
    const made = await runImport(ctx(), all, setupImport, {
      file: null,
      options: { code: '63.71' },
      provenance: NOTHING,
      dryRun: false,
    });
    expect(made.state).toBe('applied');
  });

  test('three columns are enough, and one undo takes the file back', async () => {
    const report = await bring([
      'Nama,Peran,Kelurahan',
      'Aminah Contoh,PSM,Kelayan Selatan',
      'Karang Taruna Mawar,Karang Taruna,Kelayan Selatan',
      'Burhan Contoh,Pendamping PKH,Pekauman',
    ]);
    expect(said(report).filter(([, code]) => code !== 'matched-by-name')).toEqual([]);
    expect(report).toMatchObject({ state: 'applied', brought: { pillars: 3, newPillars: 3, roles: 3 } });
    const { pillars } = await list();
    expect(pillars.map((p) => [p.name, p.subject, p.roles[0]?.role, p.roles[0]?.areas[0]?.name])).toEqual([
      ['Aminah Contoh', 'person', 'psm', 'Kelayan Selatan'],
      ['Burhan Contoh', 'person', 'pendamping-pkh', 'Pekauman'],
      ['Karang Taruna Mawar', 'institution', 'karang-taruna', 'Kelayan Selatan'],
    ]);
    await undoImport(ctx(), all, report.importId ?? 0);
    expect((await list()).total).toBe(0);
  });

  test('who serves a kecamatan stands in the same list, with the kelurahan left empty', async () => {
    const report = await bring([
      'no;nama;peran;kecamatan;kelurahan',
      '1;Aminah Contoh;PSM;Banjarmasin Selatan;Kelayan Selatan',
      '2;Zainal Contoh;TKSK;Banjarmasin Selatan;',
      // A code where a name is expected.
      '3;Rahmat Contoh;PSM;Banjarmasin Selatan;63.71.01.1003',
    ]);
    expect(report.state).toBe('applied');
    const { pillars } = await list({ role: 'tksk' });
    expect(pillars.map((p) => p.roles[0]?.areas.map((a) => a.code))).toEqual([['63.71.01']]);
    const { pillars: coded } = await list({ search: 'rahmat' });
    expect(coded[0]?.roles[0]?.areas[0]?.code).toBe('63.71.01.1003');
    await undoImport(ctx(), all, report.importId ?? 0);
  });

  test('a check stores nothing, and no report names anybody', async () => {
    const report = await bring(['nama,peran,kelurahan', 'Rahasia Contoh,PSM,Pekauman', ',PSM,Pekauman'], {
      dryRun: true,
    });
    expect(said(report)).toContainEqual([3, 'pillar-name-empty']);
    expect(JSON.stringify(report)).not.toContain('Rahasia');
    expect((await list()).total).toBe(0);
  });

  test('no report that is kept holds what stood in a cell of a list of persons', async () => {
    const kept = 'Siti 0812-3456-7890';
    const rows = ['nama,peran,kode,mulai,sampai,telepon,jenjang,ketersediaan,porsi,domisili'];
    const good = ['Z Contoh', 'PSM', '63.71.01.1001', '', '', '', '', '', '', ''];
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      rows.push(good.with(0, `Z Contoh ${at}`).with(at, kept).join(','));
    const told = await bring(rows, { skipBadRows: true });
    expect(told.state).toBe('applied');
    expect(told.problems.length).toBeGreaterThan(8);
    expect(JSON.stringify(told)).not.toMatch(/Siti|3456/);
    // Who brings the file is told, before it is kept.
    await undoImport(ctx(), all, told.importId ?? 0);
    expect(JSON.stringify(await bring(rows, { dryRun: true, skipBadRows: true }))).toContain('Siti');
  });

  test('rows that cannot be are each told with their remedy, and nothing is applied', async () => {
    const report = await bring([
      'nama,peran,kode,mulai,sampai,telepon,jenjang',
      'A Contoh,Psm desa,63.71.01.1001,,,,',
      'B Contoh,PSM,63.71.01.1999,,,,',
      'C Contoh,PSM,63.71.01.1001,2024-05-01,2023-05-01,,',
      'D Contoh,PSM,63.71.01.1001,kemarin,,,',
      'E Contoh,PSM,63.71.01.1001,,,nol delapan,',
      'F Contoh,Tagana,63.71.01.1001,,,,Pratama',
      'G Contoh,PSM,63.71.01.1001,2020-01-01,2024-12-31,,',
      'G Contoh,PSM,63.71.01.1001,2024-01-01,,,',
      'G Contoh,PSM,63.71.01.1001,2020-01-01,2024-12-31,,',
    ]);
    expect(report.state).toBe('refused');
    expect(said(report)).toEqual(
      expect.arrayContaining([
        [2, 'role-unknown'],
        [3, 'area-unknown'],
        [4, 'days-reversed'],
        [5, 'day-unreadable'],
        [6, 'phone-unreadable'],
        [7, 'rank-unknown'],
        [9, 'service-overlap'],
        [10, 'pillar-twice'],
      ]),
    );
    for (const problem of report.problems) expect(sayProblem(words, problem)).not.toContain(problem.code);
    expect((await list()).total).toBe(0);
  });

  test('one person with two roles in one kelurahan is one person; the same name elsewhere is another', async () => {
    const report = await bring([
      'nama,peran,kode,telepon',
      'Hj. Rusmini Contoh,PSM,63.71.01.1001,81200000001',
      'Rusmini Contoh,TKSK,63.71.01,0812-0000-0001',
      'Rusmini Contoh,PSM,63.71.03.1001,',
    ]);
    expect(report).toMatchObject({ state: 'applied', brought: { newPillars: 2, roles: 3 } });
    expect(said(report)).toContainEqual([4, 'pillar-same-name']);
    const { pillars } = await list({ search: 'rusmini' });
    expect(pillars.map((p) => p.roles.map((r) => r.role).sort())).toEqual([['psm', 'tksk'], ['psm']]);
    // Told again it changes nothing; told more it is completed.
    const again = await bring(['nama,peran,kode', 'Rusmini Contoh,PSM,63.71.01.1001']);
    expect(again).toMatchObject({ state: 'checked', problemCount: { 'pillars-unchanged': 1 } });
    const more = await bring(['nama,peran,kode,mulai', 'Rusmini Contoh,PSM,63.71.01.1001,2021-02-03']);
    expect(more).toMatchObject({ state: 'applied', brought: { pillars: 1, newPillars: 0 } });
    const { pillars: after } = await list({ search: 'rusmini', within: '63.71.01' });
    expect(after[0]?.roles.find((r) => r.role === 'psm')?.from).toBe('2021-02-03');
    await undoImport(ctx(), all, more.importId ?? 0);
    await undoImport(ctx(), all, report.importId ?? 0);
    expect((await list()).total).toBe(0);
  });

  test('rows of one service in several areas are one role, with its shares', async () => {
    await bring([
      'nama,peran,kode,mulai,bagian',
      'Dua Wilayah,PSM,63.71.01.1001,2024-01-01,60%',
      'Dua Wilayah,PSM,63.71.01.1002,2024-01-01,40%',
    ]);
    // Two kelurahan that hold nothing of each other are two people, unless a number says otherwise.
    expect((await list({ search: 'dua wilayah' })).total).toBe(2);
    await bring([
      'nama,peran,kode,mulai,bagian,hp',
      'Satu Orang,PSM,63.71.01.1001,2024-01-01,60%,081200000009',
      'Satu Orang,PSM,63.71.01.1002,2024-01-01,40%,081200000009',
    ]);
    const { pillars } = await list({ search: 'satu orang' });
    expect(pillars).toHaveLength(1);
    expect(pillars[0]?.roles.map((r) => r.areas.map((a) => a.share))).toEqual([[0.6, 0.4]]);
  });

  test('a file for an area that is not the own is refused whole', async () => {
    const rights = new Map([['pillars.manage', ['63.71.01.1001']] as const]);
    const scope = forRequest({ ...everything('uji', 'uji'), rights });
    const before = (await list()).total;
    const outside = bring(['nama,peran,kode', 'Luar Contoh,PSM,63.71.01.1002'], { scope });
    await expect(outside).rejects.toMatchObject({ code: 'import-outside' });
    expect((await list()).total).toBe(before);
  });

  test('a file writes no history of an area that is not the own', async () => {
    await bring(['nama,peran,kode,mulai', 'Lampau Contoh,PSM,63.71.01.1001,2025-01-01']);
    const rights = new Map([['pillars.manage', ['63.71.01.1001']] as const]);
    const scope = forRequest({ ...everything('uji', 'uji'), rights });
    const line = (area: string) => `Lampau Contoh,PSM,${area},2020-01-01,2020-12-31,63.71.01.1001`;
    const heading = 'nama,peran,kode,mulai,sampai,domisili';
    const outside = bring([heading, line('63.71.01.1002'), line('63.71.01.1001')], { scope });
    await expect(outside).rejects.toMatchObject({ code: 'import-outside' });
    expect((await list({ search: 'lampau' })).pillars[0]?.roles).toHaveLength(1);
    expect((await bring([heading, line('63.71.01.1001')], { scope })).state).toBe('applied');
    expect((await list({ search: 'lampau' })).pillars[0]?.roles).toHaveLength(2);
  });

  test('a file of one area tells nothing of somebody elsewhere: neither that the name is there nor the phone', async () => {
    const rights = new Map([['pillars.manage', ['63.71.01.1001']] as const]);
    const scope = forRequest({ ...everything('uji', 'uji'), rights });
    const heading = 'nama,peran,kode,telepon';
    const said = ['Jauh Contoh', 'Tidak Ada Contoh'].flatMap((name) => [
      [heading, `${name},Tagana,63.71.01.1001,0812-7777-0001`],
      [heading, `${name},Tagana,63.71.01.1001,0812-7777-0002`],
    ]);
    const answers = async () => {
      const made = [];
      for (const lines of said) {
        const { problems, problemCount, brought, rows, state } = await bring(lines, { scope, dryRun: true });
        made.push({ problems, problemCount, brought, rows, state });
      }
      return made;
    };
    const before = await answers();
    const there = await bring([heading, 'Jauh Contoh,Tagana,63.71.03.1001,0812-7777-0001']);
    expect(await answers()).toEqual(before);
    const report = await bring(said[0] ?? [], { scope });
    expect(report).toMatchObject({ state: 'applied', brought: { newPillars: 1 } });
    const { pillars } = await list({ search: 'jauh contoh' });
    expect(pillars.map((p) => p.roles.flatMap((r) => r.areas.map((a) => a.code))).sort()).toEqual([
      ['63.71.01.1001'],
      ['63.71.03.1001'],
    ]);
    for (const { importId } of [report, there]) await undoImport(ctx(), all, importId ?? 0);
  });

  test('trainings come in with their participants, each of the register, and go with one undo', async () => {
    await bring([
      'nama,peran,kelurahan',
      'Peserta Satu,PSM,Pekauman',
      'Peserta Dua,PSM,Pekauman',
      'Kembar Contoh,PSM,Pekauman',
      'Kembar Contoh,PSM,Pelambuan',
    ]);
    const train = (lines: readonly string[]) =>
      importFile(ctx(), all, 'trainings', {
        file: sourceFile('pelatihan.csv', lines.join('\n')),
        options: {},
        provenance: NOTHING,
        dryRun: false,
      });
    const heading = 'pelatihan;tanggal;nama;kelurahan';
    const wrong = await train([
      heading,
      'Bimtek PSM;12-05-2025;Bukan Siapa;',
      'Bimtek PSM;12-05-2025;Kembar Contoh;',
      'Bimtek PSM;kapan;Peserta Satu;',
    ]);
    expect([wrong.state, ...said(wrong)]).toEqual([
      'refused',
      [4, 'day-unreadable'],
      [2, 'participant-unknown'],
      [3, 'participant-ambiguous'],
    ]);
    const report = await train([
      heading,
      'Bimtek PSM;12-05-2025;Peserta Satu;',
      'Bimtek PSM;12-05-2025;Peserta Satu;',
      'Bimtek PSM;12-05-2025;Kembar Contoh;Pelambuan',
    ]);
    expect(report).toMatchObject({
      state: 'applied',
      brought: { trainings: 1, participants: 2 },
      problemCount: { 'participant-twice': 1 },
    });
    // The same event in another file is the same training.
    const more = await train([heading, 'BIMTEK PSM;2025-05-12;Peserta Dua;']);
    const held = await pillarHandlers.trainings(ctx(), all);
    expect(held.trainings).toMatchObject([{ kind: 'bimtek', from: '2025-05-12', byRole: [{ n: 3 }] }]);
    await undoImport(ctx(), all, more.importId ?? 0);
    await undoImport(ctx(), all, report.importId ?? 0);
    expect((await pillarHandlers.trainings(ctx(), all)).trainings).toEqual([]);
  });

  test('the register taken away as a workbook says the same when it comes back; phones only with the right', async () => {
    const file = (scope: Scope, phones: 'with' | 'without') =>
      pillarHandlers.pillarsFile(ctx(), scope, { standing: 'all', phones, lang: 'id' });
    const { name, bytes } = await file(all, 'with');
    expect(name).toBe('pilar-sosial-2026-03-02.xlsx');
    const back = await importFile(ctx(), all, 'pillars', {
      file: sourceFile(name, bytes),
      options: {},
      provenance: NOTHING,
      dryRun: false,
    });
    expect([back.state, back.brought]).toEqual(['checked', {}]);
    const cells = async (scope: Scope) => {
      const { sheets } = await readWorkbook((await file(scope, 'without')).bytes);
      return sheets?.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells)) ?? [];
    };
    expect(await cells(all)).not.toContain('081200000009');
    const peer = forRequest({
      ...everything('uji', 'uji'),
      rights: new Map([['pillars.read', ['63.71.01']] as const]),
    });
    expect(await cells(peer)).toContain('Satu Orang');
    await expect(file(peer, 'with')).rejects.toMatchObject({ code: 'outside-scope' });
    const form = await pillarHandlers.pillarsForm(ctx(), all, { lang: 'id' });
    const unfilled = await importFile(ctx(), all, 'pillars', {
      file: sourceFile(form.name, form.bytes),
      options: {},
      provenance: NOTHING,
      dryRun: false,
    });
    expect(unfilled.state).toBe('refused');
  });

  test('contacts of areas come as a file too, are completed, and are nobody who serves', async () => {
    const bringContacts = (rows: readonly string[], dryRun = false) =>
      importFile(ctx(), all, 'contacts', {
        file: sourceFile('kontak.csv', ['nama,jenis,kelurahan,rw,rt,telepon,sampai', ...rows].join('\n')),
        options: {},
        provenance: NOTHING,
        dryRun,
      });
    const before = (await list()).total;
    const bad = await bringContacts([
      'Aminah Contoh,Ketua RT,Pekauman,,,0812 0000 0001,',
      'Burhan Contoh,Presiden,Pekauman,,,,',
      'Citra Contoh,Babinsa,Pekauman,,,rahasia,',
      ',Puskesmas,Pekauman,,,,',
      'Dedi Contoh,Lurah,Negeri Antah,,,,',
      'Aminah Contoh,ketua rt,Pekauman,,,,',
      'Edi Contoh,Babinsa,Pekauman,,,,31-02-2026',
    ]);
    expect(bad.state).toBe('refused');
    const errors = bad.problems.filter((p) => p.severity === 'error');
    expect(errors.map((p) => [p.line, p.code]).sort()).toEqual([
      [3, 'contact-kind-unknown'],
      [4, 'phone-unreadable'],
      [5, 'pillar-name-empty'],
      [6, 'match-unsure'],
      [7, 'row-twice'],
      [8, 'day-unreadable'],
    ]);
    for (const problem of bad.problems) expect(sayProblem(words, problem)).not.toContain('undefined');
    expect(JSON.stringify(bad)).not.toMatch(/Aminah|Burhan|Citra|Dedi|0812/);
    const rows = [
      'Aminah Contoh,Ketua RT,Pekauman,,,0812 0000 0001,',
      'Puskesmas Pekauman,puskesmas,Pekauman,,,,',
    ];
    expect(await bringContacts(rows, true)).toMatchObject({ state: 'checked', importId: null });
    const report = await bringContacts(rows);
    expect(report).toMatchObject({ state: 'applied', brought: { contacts: 2, areas: 1 } });
    const held = async () =>
      (await pillarHandlers.contacts(ctx(), all, { area: '63.71.01.1003' })).contacts.map((c) => [
        c.no,
        c.kind,
        c.name,
        c.hasPhone,
        c.until,
      ]);
    const two = await held();
    expect(two).toEqual([
      [1, 'ketua-rt', 'Aminah Contoh', true, null],
      [2, 'puskesmas', 'Puskesmas Pekauman', false, null],
    ]);
    // Told again, with a day: the same contact, whose number stays.
    const again = await bringContacts(['AMINAH CONTOH,rt,Pekauman,,,,31-12-2027']);
    expect((await held())[0]).toEqual([1, 'ketua-rt', 'AMINAH CONTOH', true, '2027-12-31']);
    await undoImport(ctx(), all, again.importId ?? 0);
    expect(await held()).toEqual(two);
    expect((await list()).total).toBe(before);
    await undoImport(ctx(), all, report.importId ?? 0);
    expect(await held()).toEqual([]);
  });

  test('an area that was merged away is served until then, and by nobody after', async () => {
    const head = 'tingkat,kode_sekarang,nama,induk_lama,induk_baru,kode_lama,nama_lama,jenis,tanggal,dasar';
    const merged = `desa,63.71.01.1003,Mantuil,63.71.01,63.71.01,63.71.01.1098,Basirih Lama,gabung,2012-01-01,`;
    const changed = await importChanges(ctx(), `${head}\n${merged}\n`);
    expect(changed.state).toBe('applied');
    const lines = (until: string) => [
      'nama,peran,kode,mulai,sampai',
      `Lama Contoh,PSM,63.71.01.1098,2005-01-01,${until}`,
    ];
    const open = await bring(lines(''));
    expect([open.state, ...said(open)]).toEqual(['refused', [2, 'area-not-then']]);
    const ended = await bring(lines('2010-12-31'));
    expect(ended.state).toBe('applied');
    const { pillars } = await list({ search: 'lama contoh' });
    expect(pillars[0]?.roles[0]?.areas).toMatchObject([{ name: 'Basirih Lama', holds: false }]);
    const byHand = pillarHandlers.addPillar(ctx(), all, {
      subject: 'person',
      name: 'Tangan Contoh',
      home: null,
      phone: null,
      availability: 'unknown',
      level: null,
      certificates: [],
      roles: [
        {
          role: 'psm',
          from: null,
          until: null,
          decree: null,
          decreeOn: null,
          areas: [{ code: '63.71.01.1098', share: null }],
        },
      ],
    });
    await expect(byHand).rejects.toMatchObject({ code: 'register-refused', detail: { reason: 'area-gone' } });
  });
});
