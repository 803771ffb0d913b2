import { beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import { profileQuery } from '../../data/contract/profile.ts';
import { type ValueTable, valuesQuery } from '../../data/contract/values.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow, stateOf } from '../../server/access/released.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { places } from '../../server/areas/handlers.ts';
import type { Context } from '../../server/context.ts';
import {
  disclosure,
  makeRelease,
  previewDisclosure,
  privacyNotice,
  release,
  releases,
  saveDisclosure,
} from '../../server/disclosure/handlers.ts';
import { entityTag } from '../../server/http/cache.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { indicators, profile, values } from '../../server/indicators/handlers.ts';
import { answerSheet } from '../../server/indicators/sheet/answer.ts';
import { sourceFile } from './files.ts';
import { eachDatabase, openContext } from './harness.ts';

const office = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const CITY = '63.71';
const KEC = ['63.71.01', '63.71.02', '63.71.03', '63.71.04', '63.71.05'];
/** kelurahan of each, by their last part */
const desa = (kec: number, n: number) => `${KEC[kec]}.${1000 + n}`;
const call = { progress: () => {}, signal: new AbortController().signal };

/** Poor and elderly of three kelurahan a kecamatan: plenty, but for two elderly in the first. */
function rows(few: number, second = 21): string {
  const lines = KEC.flatMap((_, kec) =>
    [1, 2, 3].flatMap((n) => [
      `${desa(kec, n)},FM,2025,${40 + 7 * n + kec}`,
      `${desa(kec, n)},LUT,2025,${kec > 0 || n > 2 ? 15 + 3 * n + kec : n === 1 ? few : second}`,
      `${desa(kec, n)},AT,2025,${11 + n + 2 * kec}`,
      `${desa(kec, n)},PD,2025,${9 + 2 * n + kec}`,
    ]),
  );
  return ['kode,jenis,tahun,jumlah', ...lines, ''].join('\n');
}

const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

async function leader(ctx: Context) {
  const principal = { ...everything('Bupati', 'leader'), rights: new Map(), parts: [PUBLISHED] };
  return forRequest(principal, await releaseNow(ctx));
}

const changed = (change: Partial<DisclosureSettings>): { settings: DisclosureSettings } => ({
  settings: { ...STANDARD_DISCLOSURE, ...change },
});

eachDatabase('releases', (given) => {
  const ask = async (over: Partial<Parameters<typeof valuesQuery.parse>[0] & object> = {}) =>
    values(
      given.ctx(),
      await leader(given.ctx()),
      valuesQuery.parse({
        indicator: 'kelompok-lanjut-usia.count',
        level: 'desa',
        within: CITY,
        period: '2025',
        ...over,
      }),
    );
  const exact = (over: object = {}) =>
    values(
      given.ctx(),
      office,
      valuesQuery.parse({
        indicator: 'kelompok-lanjut-usia.count',
        level: 'desa',
        within: CITY,
        period: '2025',
        ...over,
      }),
    );
  const bring = async (few: number, second?: number) => {
    const file = sourceFile('a.csv', rows(few, second));
    const report = await importFile(given.ctx(), office, 'need', {
      provenance: SAID,
      dryRun: false,
      file,
      options: {},
    });
    expect(report.state).toBe('applied');
    return report.importId ?? 0;
  };
  const make = (note = '') => makeRelease(given.ctx(), office, { note }, call);
  const save = (change: Partial<DisclosureSettings>) =>
    saveDisclosure(given.ctx(), office, changed(change), call);
  const first = (table: ValueTable) => ({
    count: table.count[0],
    basis: table.basis[0],
    class: table.class[0],
  });

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(given.ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    expect(await disclosure(given.ctx(), office)).toMatchObject({ release: null, due: [] });
    await expect(make()).rejects.toMatchObject({
      code: 'disclosure-refused',
      detail: { reason: 'no-figures' },
    });
    await bring(2);
  });

  test('before the first a leader reads nothing, and who reads exact figures reads them', async () => {
    await expect(ask()).rejects.toMatchObject({ code: 'not-released' });
    await expect(ask({ indicator: 'total.count', level: 'kabupaten' })).rejects.toMatchObject({
      code: 'not-released',
    });
    expect(first(await exact())).toMatchObject({ count: 2, basis: 'reported' });
    expect((await disclosure(given.ctx(), office)).due).toEqual(['none-yet']);
  });

  test('two elderly are hidden in every way out, and what can be told is told', async () => {
    const before = await exact();
    const made = await make('pertama');
    expect(made).toMatchObject({
      current: true,
      note: 'pertama',
      reason: 'request',
      periods: ['2025'],
      regencies: 1,
    });
    expect(made.primary).toBeGreaterThan(0);
    const table = await ask();
    expect(first(table)).toEqual({ count: null, basis: 'hidden', class: -4 });
    expect(table.release).toEqual({ id: made.id, madeAt: made.madeAt });
    expect(table.hidden.n).toBe(table.basis.filter((b) => b === 'hidden').length);
    expect(table.hidden.n).toBe(table.legend.hidden.areas);
    expect(table.count.filter((n) => n !== null && n > 0 && n < 5)).toEqual([]);
    expect(table.total).toMatchObject({ basis: 'partial' });
    const rate = await ask({ indicator: 'kelompok-lanjut-usia.per1000' });
    expect([rate.value[0], rate.count[0], rate.basis[0]]).toEqual([null, null, 'hidden']);
    const card = await profile(given.ctx(), await leader(given.ctx()), {
      code: desa(0, 1),
      ...profileQuery.parse({ indicator: 'kelompok-lanjut-usia.count', period: '2025' }),
    });
    expect(card).toMatchObject({
      hidden: true,
      release: { id: made.id },
      comparison: { own: { basis: 'hidden', count: null } },
    });
    expect(card.composition.find((row) => row.series === 'kelompok-lanjut-usia')).toMatchObject({
      count: null,
      basis: 'hidden',
    });
    expect(card.composition.map((row) => row.family)).not.toContain('type');
    const sheet = await answerSheet(given.ctx(), await leader(given.ctx()), {
      within: CITY,
      level: 'desa',
      period: '2025',
      sex: 'A',
      areas: table.id,
    });
    const column = sheet.columns.find((c) => c.indicator.series === 'kelompok-lanjut-usia');
    expect(column?.figures[0]).toEqual({ class: -4, value: null, basis: 'hidden', n: null, m: null });
    expect(JSON.stringify(sheet.columns.map((c) => c.indicator.family))).not.toContain('type');
    // Nobody who reads exact figures sees any of it.
    expect(await exact()).toEqual(before);
  });

  test('below the levels that are published a leader is told which there are', async () => {
    const refused = { code: 'published-coarser', detail: { finest: 'kecamatan' } };
    await expect(ask({ indicator: 'lanjut-usia-terlantar.count' })).rejects.toMatchObject(refused);
    await expect(ask({ sex: 'L' })).rejects.toMatchObject({
      detail: { finest: expect.stringMatching(/kota|kabupaten/) },
    });
    await expect(ask({ level: 'rt' })).rejects.toMatchObject({ code: 'published-coarser' });
    expect((await ask({ indicator: 'lanjut-usia-terlantar.count', level: 'kecamatan' })).id).toHaveLength(5);
    const { published, available } = await indicators(given.ctx(), await leader(given.ctx()), {
      within: CITY,
    });
    expect(published?.finest).toMatchObject({ total: 'desa', 'lanjut-usia-terlantar': 'kecamatan' });
    expect(available.map(({ period }) => period)).toEqual(['2025']);
  });

  test('what is brought in is not seen before the next release, and no ETag of published figures tells of it', async () => {
    const tag = async (scope: Awaited<ReturnType<typeof leader>>) =>
      entityTag(given.ctx(), scope, {
        policy: 'data',
        codeVersion: '1',
        address: 'values',
        of: 'figures',
        state: await stateOf(given.ctx()),
      });
    const totalOf = async () => (await ask({ indicator: 'total.count' })).count[0];
    const total = Number(await totalOf());
    const [table, mine, theirs] = [await ask(), await tag(office), await tag(await leader(given.ctx()))];
    // The list of places says for which periods there are figures: to leaders, in the release.
    const placesTag = async () =>
      entityTag(given.ctx(), await leader(given.ctx()), {
        policy: 'data',
        codeVersion: '1',
        address: 'places',
        of: 'data',
      });
    const periods = async (scope: Awaited<ReturnType<typeof leader>>) =>
      (await places(given.ctx(), scope)).places.flatMap((place) => place.periods);
    const [listed, otherTag] = [await places(given.ctx(), await leader(given.ctx())), await placesTag()];
    await importFile(given.ctx(), office, 'need', {
      provenance: SAID,
      dryRun: false,
      file: sourceFile('2024.csv', `kode,jenis,tahun,jumlah\n${desa(0, 1)},FM,2024,40\n`),
      options: {},
    });
    expect(await periods(office)).toEqual(['2025', '2024']);
    expect(await places(given.ctx(), await leader(given.ctx()))).toEqual(listed);
    expect(await placesTag()).toBe(otherTag);
    const [extra] = await given
      .ctx()
      .db.as(office)
      .selectFrom('import')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    await undoImport(given.ctx(), office, extra?.id ?? 0);
    const id = await bring(30);
    expect(await ask()).toEqual(table);
    expect(await tag(await leader(given.ctx()))).toBe(theirs);
    expect(await tag(office)).not.toBe(mine);
    expect((await disclosure(given.ctx(), office)).due).toEqual(['data']);
    const made = await make();
    expect(await totalOf()).toBe(total + 28);
    expect(await tag(await leader(given.ctx()))).not.toBe(theirs);
    const told = await release(given.ctx(), office, { release: made.id });
    expect(told.changes?.counts.changed).toBeGreaterThan(0);
    expect(told.changes?.cells.some((c) => c.what === 'changed' && c.area.code === desa(0, 1))).toBe(true);
    expect(JSON.stringify(told)).not.toContain('"count"');
    await undoImport(given.ctx(), office, id);
    expect(await totalOf()).toBe(total + 28);
    await make();
    expect(await totalOf()).toBe(total);
    // What was hidden and has not changed since is not shown for having changed in between.
    expect(first(await ask()).basis).toBe('hidden');
  });

  test('a figure that keeps what it said bears the day of its release: in a table, its total, and the card', async () => {
    const card = async (code: string) =>
      profile(given.ctx(), await leader(given.ctx()), {
        code,
        ...profileQuery.parse({ indicator: 'kelompok-lanjut-usia.count', period: '2025' }),
      });
    const all = await bring(30);
    const { madeAt } = await make();
    const table = await ask({ level: 'kecamatan' });
    expect([table.kept, table.total.kept]).toEqual([undefined, undefined]);
    expect(JSON.stringify(await card(KEC[0] ?? ''))).not.toContain('"kept"');
    const before = table.count[0];
    // Three of the second kelurahan are left. What lies around it was told and is told again, so the sums go on saying
    // what they said.
    const few = await bring(30, 3);
    await make();
    const kept = madeAt.slice(0, 10);
    const now = await ask({ level: 'kecamatan' });
    expect([now.count[0], now.kept?.[0]]).toEqual([before, kept]);
    expect(now.kept?.slice(1)).toEqual([null, null, null, null]);
    expect(now.total).toMatchObject({ kept, count: table.total.count });
    expect((await ask({ within: KEC[0] })).total).toMatchObject({ kept, count: before });
    const told = await card(KEC[0] ?? '');
    expect(told.comparison).toMatchObject({ own: { kept, count: before }, parent: { kept } });
    expect(told.comparison?.areas.filter((near) => 'kept' in near)).toEqual([]);
    expect(told.trend).toMatchObject([{ kept, count: before }]);
    const keptOnCard = told.composition.filter((row) => row.kept === kept).map((row) => row.series);
    expect(keptOnCard).toEqual(['total', 'kelompok-lanjut-usia', 'lanjut-usia-terlantar']);
    // What is kept is no figure of today: settings that show nothing besides hide everything.
    const hiding = { k: { open: 5000, closed: 5000 } };
    await expect(save(hiding)).rejects.toMatchObject({ detail: { reason: 'hides-everything' } });
    await undoImport(given.ctx(), office, few);
    await undoImport(given.ctx(), office, all);
    await make();
  });

  test('a release of nothing new holds the same parts', async () => {
    const [before] = (await releases(given.ctx(), office)).releases;
    const made = await make('lagi');
    expect(made).toMatchObject({ shown: before?.shown, primary: before?.primary, settingsChanged: false });
    const parts = await given.ctx().db.as(office).selectFrom('release_holds').selectAll().execute();
    const of = (release?: number) => parts.filter((p) => p.release_id === release).map((p) => p.part_id);
    expect(of(made.id)).toEqual(of(before?.id));
    expect((await release(given.ctx(), office, { release: made.id })).changes?.counts).toMatchObject({
      opened: 0,
      closed: 0,
      changed: 0,
    });
  });

  test('with each part all that it was planned from is kept, down to the kelurahan', async () => {
    const db = given.ctx().db.as(office);
    const parts = await db.selectFrom('release_part').select('id').execute();
    const kept = await db.selectFrom('release_exact').selectAll().execute();
    expect(kept.map((one) => one.part_id).sort()).toEqual(parts.map((one) => one.id).sort());
    const area = await db
      .selectFrom('area_version')
      .select('area_id')
      .where('code', '=', desa(0, 1))
      .executeTakeFirstOrThrow();
    const told = kept.map(
      ({ figures }) => JSON.parse(figures) as Record<'area_id' | 'series' | 'count', unknown[]>,
    );
    // A single type is published by kecamatan; who reads a kelurahan exactly knows it.
    const types = told.map((one) =>
      one.area_id.flatMap((id, i) => (id === area.area_id ? [one.series[i]] : [])),
    );
    expect(types.some((series) => series.includes('PMKS-24') && series.includes('PMKS-08'))).toBe(true);
    expect(told.every((one) => one.count.every((n) => Number(n) > 0))).toBe(true);
  });

  describe('settings', () => {
    test.each<[string, Partial<DisclosureSettings>, object]>([
      ['a threshold under three', { k: { open: 2, closed: 10 } }, { reason: 'k-too-small', least: 3 }],
      [
        'closed types less guarded than others',
        { k: { open: 10, closed: 5 } },
        { reason: 'k-closed-smaller' },
      ],
      [
        'street types finer than kecamatan',
        { levels: { ...STANDARD_DISCLOSURE.levels, street: 'desa' } },
        { reason: 'level-too-fine', table: 'street' },
      ],
      [
        'sex work by desa',
        { closed: [{ type: 'PMKS-14', finest: 'desa', reason: 'Rapat koordinasi layanan 2026' }] },
        { reason: 'closed-too-fine' },
      ],
      [
        'a closed type finer without a reason',
        { closed: [{ type: 'PMKS-14', finest: 'kecamatan', reason: null }] },
        { reason: 'reason-missing' },
      ],
      [
        'a closed type that is none',
        { closed: [{ type: 'PMKS-08', finest: 'desa', reason: null }] },
        { reason: 'unknown-type' },
      ],
      ['groups that leave a type out', { groups: STANDARD_DISCLOSURE.groups.slice(1) }, { reason: 'groups' }],
      [
        'a threshold that hides everything',
        { k: { open: 5000, closed: 5000 } },
        { reason: 'hides-everything' },
      ],
    ])('%s: refused, and nothing is kept', async (_, change, detail) => {
      await expect(save(change)).rejects.toMatchObject({ code: 'disclosure-refused', detail });
      expect((await disclosure(given.ctx(), office)).settings).toEqual(STANDARD_DISCLOSURE);
    });

    test('a preview says what would be hidden, and keeps nothing', async () => {
      const request = { ...changed({ k: { open: 30, closed: 30 } }), within: CITY, period: '2025' };
      const told = await previewDisclosure(given.ctx(), office, request, call);
      const primary = (cells: typeof told.after) => cells.reduce((n, c) => n + c.primary, 0);
      expect(primary(told.after)).toBeGreaterThan(primary(told.before));
      expect(told).toMatchObject({ within: { code: CITY }, period: '2025', hidesEverything: false });
      const map = told.tables.find((t) => t.family === 'group' && t.level === 'desa');
      expect(map?.hidden.some((n) => n > 0)).toBe(true);
      expect((await disclosure(given.ctx(), office)).settings).toEqual(STANDARD_DISCLOSURE);
    });

    test('what they tighten is closed at once, before any release', async () => {
      const before = await ask();
      const small = before.count.findIndex((n) => n !== null && n > 0 && n < 30);
      expect(small).toBeGreaterThanOrEqual(0);
      await save({ k: { open: 30, closed: 30 } });
      const table = await ask();
      expect(table.basis[small]).toBe('hidden');
      expect(table.count.filter((n) => n !== null && n > 0 && n < 30)).toEqual([]);
      expect((await disclosure(given.ctx(), office)).due).toEqual(['settings']);
      await save({ levels: { ...STANDARD_DISCLOSURE.levels, group: 'kecamatan' } });
      await expect(ask()).rejects.toMatchObject({
        code: 'published-coarser',
        detail: { finest: 'kecamatan' },
      });
      expect(first(await ask({ level: 'kecamatan' })).basis).toBeDefined();
      await save({});
      expect(await ask()).toEqual({ ...before, release: (await ask()).release });
    });
  });

  describe('a release', () => {
    test('waits for nobody: while an import runs, or another is being made, it is refused', async () => {
      const { promise: done, resolve: finish } = Promise.withResolvers<void>();
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const importing = given.ctx().db.exclusively('import', () => {
        begin();
        return done;
      });
      await begun;
      await expect(make()).rejects.toMatchObject({ code: 'release-busy', detail: { reason: 'import' } });
      finish();
      await importing;
      const two = await Promise.allSettled([make('satu'), make('dua')]);
      expect(two.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(two.find((r) => r.status === 'rejected')).toMatchObject({
        reason: { code: 'release-busy', detail: { reason: 'release' } },
      });
    });

    test.skipIf(given.kind === 'embedded')('is read by every server at once', async () => {
      const other = await openContext(given.ctx().config);
      try {
        const before = await releaseNow(other);
        const heard = new Promise((said) => other.db.onDataChange(said));
        const made = await make('untuk semua peladen');
        await heard;
        expect((await releaseNow(other))?.id).toBe(made.id);
        expect(before?.id).not.toBe(made.id);
        await save({ k: { open: 8, closed: 10 } });
        expect((await releaseNow(other))?.k.open).toBe(8);
        await save({});
      } finally {
        await other.db.close();
      }
    });

    test('of groups made of other types tells them anew where so many moved that it may be told', async () => {
      const groups = STANDARD_DISCLOSURE.groups.map(({ group, types }) => ({
        group,
        types:
          group === 'anak'
            ? types.filter((type) => type !== 'PMKS-02')
            : group === 'lainnya'
              ? [...types, 'PMKS-02']
              : types,
      }));
      const children = (level: string) => ask({ indicator: 'kelompok-lainnya.count', level });
      await save({ groups });
      expect((await disclosure(given.ctx(), office)).due).toContain('groups');
      await make('kelompok lain');
      const [byDesa, byKecamatan] = [await children('desa'), await children('kecamatan')];
      expect(byDesa.basis).toContain('reported');
      expect(byKecamatan.basis).toContain('partial');
      await save({});
      await make('kelompok semula');
    });

    test('that was begun by a server that is no more is said to be broken off, at once, and is made again', async () => {
      const begun = { begun_at: given.ctx().clock.now(), begun_by: 'harian' };
      await given.ctx().db.as(office).updateTable('release_work').set(begun).execute();
      expect(await disclosure(given.ctx(), office)).toMatchObject({
        running: null,
        failed: { code: 'broken-off', by: 'harian' },
      });
      const seen: unknown[] = [];
      const progress = () => seen.push(disclosure(given.ctx(), office));
      await makeRelease(given.ctx(), office, { note: '' }, { ...call, progress });
      expect(await seen[0]).toMatchObject({ running: { by: office.who }, failed: null });
      expect(await disclosure(given.ctx(), office)).toMatchObject({ running: null, failed: null });
    });

    test('that fails leaves the last one, and says so', async () => {
      await bring(12);
      const before = await ask();
      const gone = new AbortController();
      const progress = () => gone.abort(new Error('broken off'));
      await expect(
        makeRelease(given.ctx(), office, { note: '' }, { progress, signal: gone.signal }),
      ).rejects.toThrow('broken off');
      expect(await ask()).toEqual(before);
      const state = await disclosure(given.ctx(), office);
      expect(state).toMatchObject({
        failed: { code: 'release-failed', by: office.who },
        running: null,
        due: ['data'],
      });
      await make();
      expect(await disclosure(given.ctx(), office)).toMatchObject({ failed: null, due: [] });
      const loose = await given
        .ctx()
        .db.as(office)
        .selectFrom('release_part')
        .select('id')
        .where('whole', '=', false)
        .execute();
      expect(loose).toEqual([]);
    });

    test('is what the page about privacy tells of: what was loosened waits for it, what is tightened closes at once', async () => {
      const told = () => privacyNotice(given.ctx(), office);
      const { levels: before } = await told();
      expect(before).toEqual(STANDARD_DISCLOSURE.levels);
      const reason = 'Rapat koordinasi layanan 2026';
      const levels = { ...STANDARD_DISCLOSURE.levels, type: 'desa', total: 'kecamatan' } as const;
      await save({ levels, closed: [{ type: 'PMKS-14', finest: 'kecamatan', reason }] });
      expect(await told()).toMatchObject({
        levels: { ...before, total: 'kecamatan' },
        lowered: [{ type: 'PMKS-14', reason, waits: true }],
      });
      await make();
      expect(await told()).toMatchObject({ levels, lowered: [{ type: 'PMKS-14', reason, waits: false }] });
      await save({});
      expect(await told()).toMatchObject({ levels: { ...before, total: 'kecamatan' }, lowered: [] });
      await make();
      expect(await told()).toMatchObject({ levels: before, lowered: [] });
    });

    test('is looked at before it is made in the period that the map opens on', async () => {
      const half = sourceFile('setengah.csv', `kode,jenis,periode,jumlah\n${desa(0, 1)},FM,2025-S1,40\n`);
      const report = await importFile(given.ctx(), office, 'need', {
        provenance: SAID,
        dryRun: false,
        file: half,
        options: {},
      });
      expect(report.state).toBe('applied');
      const told = await previewDisclosure(given.ctx(), office, changed({}), call);
      expect(told.period).toBe('2025');
      const asked = { ...changed({}), period: '2025-S1' };
      expect((await previewDisclosure(given.ctx(), office, asked, call)).period).toBe('2025-S1');
      await undoImport(given.ctx(), office, report.importId ?? 0);
    });
  });
});
