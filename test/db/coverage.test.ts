import readExcel from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { takenQuery } from '../../data/contract/export.ts';
import type { NormDraft } from '../../data/contract/norm.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { readWorkbook } from '../../data/read/workbook.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { id as words } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest, type Scope } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { exportFile } from '../../server/export/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { profile, values } from '../../server/indicators/handlers.ts';
import { answerSheet } from '../../server/indicators/sheet/answer.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { spmHandlers } from '../../server/spm/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const KEC = ['63.71.01', '63.71.02', '63.71.03', '63.71.04', '63.71.05'];
const desa = (kec: number, n: number) => `${KEC[kec]}.${1000 + n}`;
const call = { progress: () => {}, signal: new AbortController().signal };
const SERVICE = 'lansia-terlantar';

/** Elderly of three kelurahan a kecamatan: plenty, but for two in the first. */
const NEED = [
  'kode,jenis,tahun,jumlah',
  ...KEC.flatMap((_, kec) =>
    [1, 2, 3].flatMap((n) => [
      `${desa(kec, n)},FM,2025,${40 + 7 * n + kec}`,
      `${desa(kec, n)},LUT,2025,${kec === 0 && n === 1 ? 2 : 15 + 3 * n + kec}`,
    ]),
  ),
  '',
].join('\n');

const PILLARS = [
  'nama,peran,kode,mulai',
  `Aminah Contoh,PSM,${desa(0, 1)},2020-01-01`,
  `Aminah Contoh,Relawan,${desa(0, 1)},2020-01-01`,
  `Burhan Contoh,PSM,${desa(0, 2)},2020-01-01`,
  `Citra Contoh,PSM,${desa(0, 2)},2020-01-01`,
  `Dedi Contoh,Relawan,${desa(1, 1)},2020-01-01`,
  `Edi Contoh,TKSK,${KEC[0]},2020-01-01`,
  '',
].join('\n');

/** Target and served: in each kelurahan with need, but one that is told wrongly and one that nobody knows. */
const SPM = [
  'layanan,kode,tahun,sasaran,terlayani,anggaran',
  ...KEC.flatMap((_, kec) =>
    [1, 2, 3].map(
      (n) =>
        `${SERVICE},${desa(kec, n)},2025,${20 + n + kec},${kec === 1 ? 19 + n + kec : 8 + n},"1.000.000"`,
    ),
  ),
];

const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

const NORM: NormDraft = {
  role: 'relawan',
  unit: 'figures',
  level: null,
  series: 'kelompok-lanjut-usia',
  per: 10,
  reach: null,
  rate: 1,
  counts: 'all',
  mark: 'asumsi',
  decree: null,
  note: '',
  from: null,
  until: null,
  active: true,
};

eachDatabase('coverage and services', (given) => {
  const ctx = () => given.ctx();
  const bring = (kind: 'need' | 'pillars' | 'spm', text: string, skipBadRows = false) =>
    importFile(ctx(), office, kind, {
      provenance: SAID,
      dryRun: false,
      file: sourceFile('a.csv', text),
      options: { skipBadRows },
    });
  const leader = async () => {
    const principal = { ...everything('Bupati', 'leader'), rights: new Map(), parts: [PUBLISHED] };
    return forRequest(principal, await releaseNow(ctx()));
  };
  const ask = (scope: Scope, indicator: string, more: object = {}) =>
    values(
      ctx(),
      scope,
      valuesQuery.parse({ indicator, level: 'desa', within: CITY, period: '2025', ...more }),
    );
  const coverage = (scope: Scope, role: 'psm' | 'relawan' | 'tksk', more: object = {}) =>
    coverageHandlers.coverage(ctx(), scope, { within: CITY, level: 'desa', period: '2025', role, ...more });
  const setNorm = async (change: Partial<NormDraft>) => {
    const { norms } = await coverageHandlers.norms(ctx(), office);
    const found = norms.find((n) => n.role === change.role);
    if (!found) return coverageHandlers.makeNorm(ctx(), office, { ...NORM, ...change });
    const { id, ...said } = found;
    return coverageHandlers.changeNorm(ctx(), office, { ...said, ...change, norm: id });
  };

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    expect((await bring('need', NEED)).state).toBe('applied');
    const brought = await bring('pillars', PILLARS);
    expect(brought.problems.filter((p) => p.severity === 'error')).toEqual([]);
    await setNorm({ role: 'relawan' });
  });

  describe('norms', () => {
    test('one without a decree colours nothing until the office sets it', async () => {
      const before = await ask(office, 'petugas-psm.state');
      expect(new Set(before.class)).toEqual(new Set([-1]));
      const { facts } = await coverage(office, 'psm');
      expect(coverageWords.id.coverage.answer(facts, 'kelurahan')).toEqual({
        lead: 'Tiga PSM bertugas di Kota Banjarmasin.',
        more: ['Norma belum ditetapkan, sehingga kekurangannya belum dapat dihitung.'],
      });
      await setNorm({ role: 'psm', rate: 1 });
      const after = await ask(office, 'petugas-psm.state');
      expect(after.legend.classes.map((c) => c.areas)).toEqual([50, 0, 0, 2]);
      const at = after.id.length;
      expect(at).toBe(52);
    });

    test.each([
      ['a zero rate', { rate: 0 }, 'zero-rate'],
      ['a regulation without a number', { mark: 'peraturan' as const }, 'decree'],
      ['dates that are reversed', { from: '2026-01-01', until: '2025-01-01' }, 'dates'],
      ['a figure that nobody counts', { series: 'entah' }, 'series'],
      ['a norm beside another of the role', {}, 'overlap'],
      ['an area and a figure at once', { level: 'desa' as const }, 'unit'],
    ])('%s is refused with its reason', async (_, change, reason) => {
      const refused = coverageHandlers.makeNorm(ctx(), office, { ...NORM, ...change });
      await expect(refused).rejects.toMatchObject({ code: 'norm-refused', detail: { reason } });
    });

    test('people of the kelurahan without a PSM stand first in the list of gaps', async () => {
      const { gaps, facts } = await coverage(office, 'psm');
      expect(gaps).toHaveLength(50);
      expect(gaps[0]).toMatchObject({ state: 'belum-ada', supply: 0, missing: 1, withoutCover: 93 });
      expect(facts).toMatchObject({ supply: 3, missing: 50, states: { 'belum-ada': 50, terpenuhi: 2 } });
      expect(coverageWords.id.coverage.answer(facts, 'kelurahan').lead).toMatch(
        /^Dari 52 kelurahan di Kota Banjarmasin, 50 belum memiliki PSM, antara lain /,
      );
    });

    test('can be for every so many of anything that is counted, as people in a zone, and for no rate', async () => {
      const own = { unit: { id: 'jiwa', en: 'people' }, source: '', access: 'open' as const };
      const rest = { ...own, rates: [], finest: 'desa' as const, shareOf: null };
      const name = { id: 'Jiwa di daerah rawan', en: '' };
      await makeOwnIndicator(ctx(), office, { code: 'TERANCAM', kind: 'jiwa', name, ...rest });
      await makeOwnIndicator(ctx(), office, {
        code: 'INDEKS',
        kind: 'nilai',
        name: { id: 'Indeks', en: '' },
        ...rest,
      });
      const report = await importFile(ctx(), office, 'figures', {
        provenance: SAID,
        dryRun: false,
        file: sourceFile(
          'terancam.csv',
          `kode,tahun,jumlah\n${desa(1, 1)},2025,25000\n${desa(1, 2)},2025,0\n`,
        ),
        options: { indicator: 'TERANCAM' },
      });
      expect(report.state).toBe('applied');
      const { norms } = await coverageHandlers.norms(ctx(), office);
      const { id, ...before } = norms.find((n) => n.role === 'relawan') ?? { ...NORM, id: 0 };
      const change = (series: string) =>
        coverageHandlers.changeNorm(ctx(), office, { ...before, series, per: 10_000, norm: id });
      await expect(change('kantor-indeks')).rejects.toMatchObject({ detail: { reason: 'series' } });
      await change('kantor-terancam');
      const missing = await ask(office, 'petugas-relawan.missing');
      const state = await ask(office, 'petugas-relawan.state');
      const told = missing.id.flatMap((_, i) => (missing.value[i] === null ? [] : [i]));
      // Two and a half are asked for and one serves; where nobody is in the zone nobody is missing; else nothing is known.
      expect(told.map((i) => [missing.value[i], state.value[i]])).toEqual([
        [1.5, 1],
        [0, 3],
      ]);
      await coverageHandlers.changeNorm(ctx(), office, { ...before, norm: id });
    });

    test('an RT-fine question is answered by who serves the area that holds it', async () => {
      const tksk = await ask(office, 'petugas-tksk.state');
      expect(tksk.legend.classes.map((c) => c.areas)).toEqual([40, 0, 0, 12]);
    });
  });

  describe('who reads published figures', () => {
    test('sees officers, and no coverage that stands on a hidden figure', async () => {
      await makeRelease(ctx(), office, { note: '' }, call);
      const exact = await ask(office, 'petugas-relawan.missing');
      const seen = await ask(await leader(), 'petugas-relawan.missing');
      const at = exact.id.indexOf(seen.id[seen.basis.indexOf('hidden')] ?? -1);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(exact.value[at]).not.toBeNull();
      // What is shown is what is published, and nothing of what is hidden shows anywhere else.
      for (const [i, basis] of seen.basis.entries()) {
        if (basis === 'hidden') expect([seen.value[i], seen.class[i]]).toEqual([null, -4]);
        else if (seen.value[i] !== null) expect(seen.value[i]).toBe(exact.value[i]);
      }
      const group = await ask(await leader(), 'kelompok-lanjut-usia.count');
      expect(seen.basis.map((b) => b === 'hidden')).toEqual(group.basis.map((b) => b === 'hidden'));
      const { gaps, facts, release } = await coverage(await leader(), 'relawan');
      expect(release).not.toBeNull();
      expect(facts.states.hidden).toBe(seen.hidden.n);
      expect([facts.demand, facts.missing, facts.withoutCover]).toEqual([null, null, null]);
      for (const gap of gaps.filter((g) => g.hidden)) {
        expect([gap.demand, gap.missing, gap.withoutCover, gap.state, gap.shared]).toEqual(
          Array(5).fill(null),
        );
      }
      const counts = await ask(await leader(), 'petugas-relawan.count');
      expect([counts.hidden.n, counts.total.count]).toEqual([0, 2]);
    });

    test('sees nothing finer than the kelurahan', async () => {
      await expect(coverage(await leader(), 'psm', { level: 'rt' })).rejects.toMatchObject({
        code: 'published-coarser',
      });
    });

    test('has need and coverage side by side in nine classes, without what is hidden', async () => {
      const pair = async (scope: Scope) =>
        coverageHandlers.bivariate(ctx(), scope, {
          within: CITY,
          level: 'desa',
          period: '2025',
          role: 'relawan',
          need: 'total.count',
        });
      const [exact, seen] = [await pair(office), await pair(await leader())];
      expect(exact.areas.reduce((a, b) => a + b, 0)).toBe(15);
      expect(seen.class.filter((c) => c === -4).length).toBeGreaterThan(0);
      expect(exact.highlight.length).toBeGreaterThan(0);
      for (const id of exact.highlight) expect(exact.class[exact.id.indexOf(id)]).toBeGreaterThanOrEqual(6);
      // Plainly: the upper third of need, and of these whoever has less than the norm asks for.
      const [need, ratio] = [await ask(office, 'total.count'), await ask(office, 'petugas-relawan.ratio')];
      const counted = need.value.filter((v): v is number => v !== null && v > 0).sort((a, b) => a - b);
      const high = counted[Math.floor((counted.length * 2) / 3)] ?? 0;
      const wanted = need.id.filter((id, i) => {
        const met = ratio.value[ratio.id.indexOf(id)] ?? null;
        return (need.value[i] ?? 0) >= high && met !== null && met < 100;
      });
      expect([...exact.highlight].sort()).toEqual([...wanted].sort());
      // Whoever reads published figures sees none of it where one side is hidden.
      const dark = new Set(seen.id.filter((_, i) => seen.class[i] === -4));
      expect(seen.highlight.filter((id) => dark.has(id))).toEqual([]);
    });
  });

  describe('services of the minimum standards', () => {
    const spm = (scope: Scope, more: object = {}) =>
      spmHandlers.spm(ctx(), scope, {
        within: CITY,
        level: 'desa',
        period: '2025',
        service: SERVICE,
        ...more,
      });

    test('what is wrong in a file is said by line, and nothing is kept', async () => {
      const report = await bring(
        'spm',
        [
          SPM[0],
          `${SERVICE},${desa(0, 1)},2025,10,12,`,
          `entah,${desa(0, 2)},2025,10,2,`,
          `${SERVICE},${desa(0, 3)},2025,10,2,mahal`,
          `${SERVICE},${desa(0, 4)},2025,10,2,`,
          `${SERVICE},${desa(0, 4)},2025,10,3,`,
          `,${desa(0, 5)},2025,10,3,`,
        ].join('\n'),
      );
      expect(report.state).toBe('refused');
      const errors = report.problems.filter((p) => p.severity === 'error');
      expect(errors.map((p) => [p.line, p.code]).sort()).toEqual([
        [2, 'served-over-target'],
        [3, 'service-unknown'],
        [4, 'budget-unreadable'],
        [6, 'row-twice'],
        [7, 'service-empty'],
      ]);
      for (const problem of errors) expect(sayProblem(words, problem)).not.toContain('undefined');
      expect((await spm(office)).facts.target).toBeNull();
    });

    test('a file with other headings is read as somebody says, its bad rows are told, and the next is read the same way', async () => {
      const line = (n: number, served: number) => `${SERVICE},${desa(4, n)},2021,10,${served}`;
      const text = ['Program,kode,tahun,Kuota,Sudah', line(1, 4), line(2, 12), line(3, 6), ''].join('\n');
      const bringSaid = (file: string, reading?: ReadingChange) =>
        importFile(ctx(), office, 'spm', {
          provenance: SAID,
          dryRun: false,
          file: sourceFile('lain.csv', file),
          options: { skipBadRows: true, reading },
        });
      const unread = await bringSaid(text);
      expect(unread.problems.map((p) => p.code)).toContain('column-missing');
      expect(unread.reading?.columns.map((c) => c.heading)).toEqual([
        'Program',
        'kode',
        'tahun',
        'Kuota',
        'Sudah',
      ]);
      const [program, , , quota, done] = (unread.reading?.columns ?? []).map((c) => c.key);
      const columns = {
        [program ?? '']: 'keep:layanan',
        [quota ?? '']: 'keep:sasaran',
        [done ?? '']: 'keep:terlayani',
      };
      const read = await bringSaid(text, { columns });
      expect(read).toMatchObject({ state: 'applied', rows: { read: 3, used: 2, refused: 1 } });
      const errors = read.problems.filter((p) => p.severity === 'error');
      expect(errors.map((p) => [p.line, p.code])).toEqual([[3, 'served-over-target']]);
      expect((await spm(office, { period: '2021' })).facts).toMatchObject({
        target: 20,
        served: 10,
        reported: 2,
      });
      const again = await bringSaid(text.replace(',10,12', ',10,2'));
      expect(again).toMatchObject({ state: 'applied', rows: { used: 3 }, reading: { remembered: true } });
      for (const { importId } of [again, read]) await undoImport(ctx(), office, importId ?? 0);
    });

    test('target, served and what lies between stand by kelurahan, with the sentence', async () => {
      const report = await bring('spm', SPM.join('\n'));
      expect(report).toMatchObject({ state: 'applied', rows: { read: 15, used: 15, refused: 0 } });
      const table = await spm(office);
      expect(table.facts).toMatchObject({ target: 360, served: 186, unserved: 174, reported: 15, hidden: 0 });
      expect(table.rows[0]).toMatchObject({
        target: 25,
        served: 9,
        unserved: 16,
        achieved: 36,
        budget: 1_000_000,
      });
      expect(coverageWords.id.spmAnswer.answer(table.facts, 'kelurahan').lead).toMatch(
        /^Menurut 15 kelurahan yang sudah melapor \(dari 52 di Kota Banjarmasin\), 174 dari 360 lanjut usia terlantar belum terlayani; tujuh kelurahan memuat 6\d persennya\.$/,
      );
    });

    test('the workbook holds what the screen does, with who is counted and the decree', async () => {
      const asked = { indicator: `spm-${SERVICE}.unserved`, level: 'desa', within: CITY, period: '2025' };
      const reason = 'Bahan rapat koordinasi SPM';
      const { bytes, name } = await exportFile(ctx(), office, {
        format: 'xlsx',
        ...takenQuery.parse({ ...asked, reason }),
      });
      expect(name).toMatch(/\.xlsx$/);
      const sheets = await readExcel(Buffer.from(bytes));
      const rows = sheets.flatMap(({ data }) => data);
      const { rows: shown, facts } = await spm(office);
      for (const { code, unserved } of shown.filter((r) => r.unserved !== null)) {
        expect(rows.find((row) => row[0] === code)).toContain(unserved);
      }
      expect(facts.unserved).toBe(174);
      const texts = rows.flat().map(String).join('\n');
      expect(texts).toContain(
        'Lanjut usia terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial',
      );
      expect(texts).toMatch(/Dasar: .*(PP 2\/2018|Permensos)/);
      const csv = await exportFile(ctx(), office, {
        format: 'csv',
        ...takenQuery.parse({ ...asked, reason }),
      });
      expect(Buffer.from(csv.bytes).toString('utf8')).toContain('Dasar: ');
      const table = await ask(office, `spm-${SERVICE}.achieved`);
      expect(table.about?.definition.en).toMatch(/^Neglected elderly/);
      expect((await ask(office, 'total.count')).about).toBeUndefined();
    });

    test('published, those not served are protected as well', async () => {
      const told = KEC.map((code, i) => `${SERVICE},${code},2024,${70 + i},${i === 1 ? 68 : 30 + i},`);
      expect((await bring('spm', [SPM[0], ...told].join('\n'))).state).toBe('applied');
      const achieved = await ask(office, `spm-${SERVICE}.achieved`, { level: 'kecamatan', period: '2024' });
      expect(achieved.value[1]).toBe(95.7746);
      await makeRelease(ctx(), office, { note: '' }, call);
      const then = { level: 'kecamatan', period: '2024' };
      const [exact, seen] = [await spm(office, then), await spm(await leader(), then)];
      const second = (table: typeof exact) => table.rows.find((r) => r.code === KEC[1]);
      expect(second(exact)).toMatchObject({ target: 71, served: 68, unserved: 3 });
      expect(second(seen)).toMatchObject({ unserved: null, achieved: null, basis: 'hidden' });
      expect([second(seen)?.target, second(seen)?.served]).toContain(null);
      // A second one is hidden with it, or the sum would tell.
      expect(seen.facts.hidden).toBeGreaterThan(1);
      expect(seen.facts.reported + seen.facts.hidden).toBe(5);
      await expect(spm(await leader())).rejects.toMatchObject({ code: 'published-coarser' });
    });

    test('stand in the card of a kelurahan and in the sheet of everything, as coverage does', async () => {
      const { id: areas } = await ask(office, 'total.count');
      const inDepth = (scope: Scope, indicator: string, code: string, period = '2025') =>
        profile(ctx(), scope, { code, indicator, period, sex: 'A' });
      const served = await inDepth(office, `spm-${SERVICE}.unserved`, desa(0, 1));
      expect(served.trend.at(-1)).toMatchObject({ period: '2025', value: 12, basis: 'reported' });
      expect(served.comparison.own?.value).toBe(12);
      expect(served.comparison.areas.find((a) => a.area.code === desa(0, 2))?.value).toBe(12);
      // Of a state only how many serve can be followed.
      const psm = await inDepth(office, 'petugas-psm.state', desa(0, 2));
      expect(psm.indicator.id).toBe('petugas-psm.count');
      expect(psm.trend.map(({ period, value }) => [period, value])).toEqual([
        ['2024', 2],
        ['2025', 2],
      ]);
      expect(psm.comparison.parent).toMatchObject({ area: { code: KEC[0] }, value: 3 });
      expect(psm.comparison.areas.find((a) => a.area.code === desa(0, 3))?.value).toBe(0);
      expect(psm.sources.filter((s) => s.series.includes('petugas-psm'))).toHaveLength(1);
      const missing = await inDepth(office, 'petugas-psm.missing', desa(0, 3));
      expect([missing.trend.at(-1)?.value, missing.comparison.own?.value]).toEqual([1, 1]);

      const asked = { within: CITY, level: 'desa', period: '2025', sex: 'A', areas } as const;
      const sheet = await answerSheet(ctx(), office, asked);
      const column = (id: string, of = sheet) => of.columns.find((c) => c.indicator.id === id);
      expect(column(`spm-${SERVICE}.unserved`)?.figures[0]).toMatchObject({ value: 12, basis: 'reported' });
      expect(
        column('petugas-psm.count')
          ?.figures.slice(0, 3)
          .map((f) => f.value),
      ).toEqual([1, 2, 0]);
      expect(column('petugas-psm.missing')?.figures.filter((f) => f.value === 1)).toHaveLength(50);
      expect(column('petugas-psm.state')).toBeUndefined();
      // What is hidden on the map is hidden there.
      const seen = await answerSheet(ctx(), await leader(), asked);
      const hidden = (await ask(await leader(), 'petugas-relawan.missing')).hidden.n;
      const told = column('petugas-relawan.missing', seen)?.figures ?? [];
      expect(told.filter((f) => f.basis === 'hidden' && f.value === null)).toHaveLength(hidden);
      const card = await inDepth(await leader(), 'petugas-relawan.missing', desa(0, 1));
      expect(card.release).not.toBeNull();
      expect(card.comparison.own?.basis).toBe('hidden');
    });

    test('a blank form comes back without matching', async () => {
      const said = { within: KEC[2] ?? '', level: 'desa', period: '2023', lang: 'id' } as const;
      const form = await spmHandlers.spmForm(ctx(), office, said);
      expect(form.name).toBe('blanko-spm-banjarmasin-barat-2023.xlsx');
      const rows = (await readWorkbook(form.bytes)).sheets?.[0]?.rows ?? [];
      const [head = [], ...lines] = rows.map(({ cells }) => [...cells]);
      expect(lines).toHaveLength(5 * 9);
      const filled = lines.map((line, i) => [
        ...line.slice(0, 4),
        ...(i === 0 ? ['7', '3', ''] : ['', '', '']),
      ]);
      const csv = [head, ...filled].map((line) => line.map((v) => `"${v}"`).join(',')).join('\n');
      const report = await bring('spm', csv);
      expect(report).toMatchObject({ state: 'applied', rows: { used: 1, refused: 0 } });
      expect(report.matching?.questions ?? []).toEqual([]);
      const one = await spmHandlers.spmForm(ctx(), office, { ...said, service: SERVICE });
      expect((await readWorkbook(one.bytes)).sheets?.[0]?.rows).toHaveLength(10);
    });

    test('what is entered by hand is an import, and one undo takes it back', async () => {
      const entry = {
        service: SERVICE,
        period: '2025',
        asOf: '2025-12-31',
        source: 'rapat',
        rows: [{ code: desa(0, 1), target: 30, served: 30, budget: 5_000_000 }],
      };
      const report = await spmHandlers.enterSpm(ctx(), office, entry, call);
      expect(report).toMatchObject({ state: 'applied', source: 'rapat' });
      const rowOf = async () => (await spm(office)).rows.find((r) => r.code === desa(0, 1));
      expect(await rowOf()).toMatchObject({ target: 30, unserved: 0, budget: 5_000_000 });
      await undoImport(ctx(), office, report.importId ?? 0);
      expect(await rowOf()).toMatchObject({ target: 21, served: 9, budget: 1_000_000 });
      const wrong = { ...entry, rows: [{ code: desa(0, 1), target: 1, served: 2, budget: null }] };
      await expect(spmHandlers.enterSpm(ctx(), office, wrong, call)).rejects.toMatchObject({
        code: 'spm-refused',
      });
    });

    test('a target alone stands as one of whom nobody knows how many were served, by file and by hand', async () => {
      const at = (n: number) => desa(3, n);
      const rows = [`${SERVICE},${at(1)},2019,120,,`, `${SERVICE},${at(2)},2019,30,12,`];
      const report = await bring('spm', [SPM[0], ...rows].join('\n'));
      expect(report).toMatchObject({ state: 'applied', rows: { used: 2 } });
      expect(report.problems.map((p) => [p.code, p.hint.n])).toContainEqual(['served-unsaid', 1]);
      const asked = { within: KEC[3] ?? '', period: '2019' };
      const table = await spm(office, asked);
      const first = () => table.rows.find((r) => r.code === at(1));
      expect(first()).toMatchObject({ target: 120, served: null, unserved: null, achieved: null });
      expect(table.facts).toMatchObject({ target: 30, served: 12, reported: 1, unknown: 1, partial: true });
      const said = coverageWords.id.spmAnswer.answer(table.facts, 'kelurahan');
      expect(said.more).toContain(
        'Di satu kelurahan sasarannya sudah ada, tetapi yang terlayani belum diketahui.',
      );
      const rowOf = { target: 90, served: null, budget: null };
      const entry = { service: SERVICE, asOf: null, source: 'rapat' };
      const byHand = { ...entry, period: '2018', rows: [{ ...rowOf, code: at(3) }] };
      expect(await spmHandlers.enterSpm(ctx(), office, byHand, call)).toMatchObject({ state: 'applied' });
      const alone = (await spm(office, { ...asked, period: '2018' })).facts;
      expect(alone).toMatchObject({ target: 90, served: null, unserved: null, unknown: 1, partial: true });
      expect(coverageWords.id.spmAnswer.answer(alone, 'kelurahan').lead).toMatch(
        /^Menurut 1 kelurahan yang sudah melapor \(dari \d+ di .+\), sasarannya 90 lanjut usia terlantar; yang terlayani belum diketahui\.$/,
      );
      // What is known of those served stays, and more of them than a new target is warned of.
      const fewer = { ...entry, period: '2019', rows: [{ ...rowOf, target: 10, code: at(2) }] };
      const warned = await spmHandlers.enterSpm(ctx(), office, fewer, call);
      const over = warned.problems.find((p) => p.code === 'served-over-known');
      expect(over).toMatchObject({ severity: 'warning', value: '12', hint: { target: 10, area: at(2) } });
      expect(over && sayProblem(words, over)).toMatch(/terlayani 12 melebihi sasaran 10\./);
      const after = await spm(office, asked);
      expect(after.rows.find((r) => r.code === at(2))).toMatchObject({
        served: 12,
        unserved: 0,
        achieved: 120,
      });
      expect(after.facts.over).toBe(1);
      expect(coverageWords.id.spmAnswer.answer(after.facts, 'kelurahan').more).toContain(
        'Di satu kelurahan yang terlayani melebihi sasaran; periksa kedua angkanya.',
      );
    });

    test('an office adds a service, and says beside the number what it stands on', async () => {
      const made = await spmHandlers.makeSpmService(ctx(), office, {
        code: 'layanan-lain',
        name: { id: 'Layanan lain', en: '' },
        definition: 'Untuk uji.',
        decree: 'Perbup 1/2026',
      });
      expect(made).toMatchObject({ standard: false, retired: false });
      const { services } = await spmHandlers.spmServices(ctx(), office);
      expect(services.filter((s) => s.standard)).toHaveLength(5);
      expect(services.map((s) => s.decree)).toContain('Perbup 1/2026');
    });
  });
});
