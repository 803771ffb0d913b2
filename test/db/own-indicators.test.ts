import { beforeAll, describe, expect, test } from 'vitest';
import { OWN_TEMPLATES } from '../../data/catalogue/own-templates.ts';
import type { OwnDraft } from '../../data/contract/own-indicator.ts';
import { valuesQuery, valueTable } from '../../data/contract/values.ts';
import { id } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { forOperator } from '../../server/access/scope.ts';
import { areaListImport } from '../../server/imports/arealist/spec.ts';
import { type FigureOptions, figuresImport } from '../../server/imports/figures/spec.ts';
import { populationImport } from '../../server/imports/population/spec.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { indicators, profile, values } from '../../server/indicators/handlers.ts';
import { changeOwnIndicator, makeOwnIndicator, ownIndicators } from '../../server/own/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SIMULATED = { source: 'simulasi', licence: null, asOf: '2025-12-31', simulated: true };
const D1 = '63.71.01.1001';
const D2 = '63.71.01.1002';

const RTLH = OWN_TEMPLATES.find((t) => t.code === 'RTLH') as OwnDraft;
const houses: OwnDraft = {
  ...RTLH,
  code: 'RUMAH',
  name: { id: 'Rumah', en: '' },
  unit: { id: 'rumah', en: '' },
  rates: [],
};
const poverty: OwnDraft = {
  ...RTLH,
  code: 'P0',
  kind: 'nilai',
  name: { id: 'Persentase penduduk miskin', en: 'Poverty rate' },
  unit: { id: 'persen', en: 'percent' },
  rates: [],
  finest: null,
};

eachDatabase("the office's own indicators", (given) => {
  const figures = (text: string, options: FigureOptions = {}, dryRun = false) =>
    runImport(given.ctx(), scope, figuresImport, {
      file: sourceFile('rtlh.csv', text),
      options,
      provenance: SIMULATED,
      dryRun,
    });
  const ask = (indicator: string, period: string, more: Record<string, string> = {}) =>
    values(
      given.ctx(),
      scope,
      valuesQuery.parse({ indicator, period, level: 'desa', within: '63.71', ...more }),
    );
  const make = (draft: OwnDraft) => makeOwnIndicator(given.ctx(), scope, draft);
  const change = (code: string, part: object) =>
    ownIndicators(given.ctx(), scope).then(({ indicators: all }) => {
      const {
        kind: _,
        figures: __,
        periods: ___,
        ...before
      } = all.find((o) => o.code === code) ?? {
        ...RTLH,
        retired: false,
        figures: 0,
        periods: [],
      };
      return changeOwnIndicator(given.ctx(), scope, { ...before, ...part, code });
    });
  const dataVersion = () =>
    given
      .ctx()
      .db.as(scope)
      .selectFrom('data_state')
      .select('data_version')
      .executeTakeFirstOrThrow()
      .then((r) => r.data_version);

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { provenance: SIMULATED, dryRun: false };
    await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code: '63.71' } });
    await runImport(ctx, scope, areaListImport, {
      ...request,
      file: sourceFile('rw.csv', `kode,rw\n${D1},001\n${D1},002\n`),
      options: { level: 'rw' },
    });
    await runImport(ctx, scope, populationImport, {
      ...request,
      file: sourceFile('penduduk.csv', `kode,penduduk,kk\n${D1},1000,300\n${D2},0,0\n`),
      options: { period: '2025' },
    });
    const before = await dataVersion();
    await make(houses);
    await make({ ...RTLH, shareOf: 'RUMAH', rates: ['per1000', 'per100Households'] });
    await make(poverty);
    // Whoever keeps an answer learns that what can be mapped has changed.
    expect(await dataVersion()).toBe(before + 3);
  });

  test('stand in the list of what can be mapped, in their own family, with their unit', async () => {
    const { indicators: all } = await indicators(given.ctx(), scope, {});
    const own = all.filter((i) => i.family === 'own');
    expect(own.map((i) => i.id)).toEqual([
      'kantor-p0.rate',
      'kantor-rtlh.count',
      'kantor-rtlh.per1000',
      'kantor-rtlh.per100Households',
      'kantor-rtlh.share',
      'kantor-rumah.count',
    ]);
    const unitOf = (wanted: string) => own.find((i) => i.id === wanted)?.unit;
    expect(unitOf('kantor-rtlh.count')).toEqual({ id: 'unit rumah', en: 'houses' });
    expect(unitOf('kantor-rtlh.share')).toEqual({ id: 'persen dari Rumah', en: 'percent of Rumah' });
  });

  test('are imported, rolled up with what is missing said, ranked and undone like need', async () => {
    const text = `kode,rw,indikator,tahun,jumlah\n${D1},1,RTLH,2024,7\n${D1},2,rtlh,2024,5\n${D2},,Rumah tidak layak huni,2024,0\n`;
    const report = await figures(text);
    expect([report.state, report.problems.map((p) => p.code)]).toEqual(['applied', []]);
    expect(report.brought).toMatchObject({ figures: 3, indicators: 1 });
    const desa = valueTable.parse(await ask('kantor-rtlh.count', '2024'));
    expect([desa.count.slice(0, 3), desa.basis[0]]).toEqual([[12, 0, null], 'rolledUp']);
    expect(desa.class.slice(0, 3)).toEqual([0, -2, -1]);
    expect(desa.total).toMatchObject({ count: 12, basis: 'partial', m: 53 });
    expect([desa.simulated, desa.sources[0]?.name, desa.asOf]).toEqual([true, 'simulasi', '2025-12-31']);
    // In the card they stand in their own unit, with their own source.
    const asked = { code: D1, indicator: 'kantor-rtlh.count', period: '2024', sex: 'A' } as const;
    const { composition, sources } = await profile(given.ctx(), scope, asked);
    expect(composition).toMatchObject([
      { series: 'kantor-rtlh', count: 12, inTotal: false, unit: { id: 'unit rumah', en: 'houses' } },
    ]);
    expect(sources.filter((s) => s.series.includes('kantor-rtlh')).map((s) => s.importId)).toEqual([
      report.importId,
    ]);
    const { available } = await indicators(given.ctx(), scope, { within: '63.71' });
    expect(available.find((a) => a.period === '2024')?.series).toContain('kantor-rtlh');
    await undoImport(given.ctx(), scope, report.importId ?? 0);
    await expect(ask('kantor-rtlh.count', '2024')).rejects.toMatchObject({ code: 'unknown-period' });
  });

  test('divided by nobody or by an unknown number have no value, and the reason', async () => {
    await figures(
      `kode,indikator,tahun,jumlah\n${D1},RTLH,2025,12\n${D2},RTLH,2025,0\n63.71.01.1003,RTLH,2025,4\n${D1},RUMAH,2025,240\n${D2},RUMAH,2025,0\n`,
    );
    const perHousehold = valueTable.parse(await ask('kantor-rtlh.per100Households', '2025'));
    expect(perHousehold.value.slice(0, 4)).toEqual([4, null, null, null]);
    expect(perHousehold.reason?.slice(0, 4)).toEqual([null, 'zero', 'unknown', null]);
    expect(perHousehold.class.slice(0, 4)).toEqual([0, -1, -1, -1]);
    expect(perHousehold.count.slice(0, 3)).toEqual([12, 0, 4]);
    const share = valueTable.parse(await ask('kantor-rtlh.share', '2025'));
    expect(share.value.slice(0, 4)).toEqual([5, null, null, null]);
    expect(share.reason?.slice(0, 4)).toEqual([null, 'zero', 'unknown', null]);
    expect(id.screen.area.noRate('share', 'zero')).toBe('Belum dapat dihitung: keseluruhannya nol.');
    expect((await ask('kantor-rtlh.count', '2025')).reason).toBeUndefined();
  });

  test('that are rates are kept as their source gives them, and never added up', async () => {
    const report = await figures(
      `kode,indikator,nilai\n63.71,P0,"4,62"\n63.71.01,P0,6.1\n63.71.02,P0,"3,05 %"\n`,
      {
        period: '2023',
      },
    );
    expect([report.state, report.problems]).toEqual(['applied', []]);
    const table = valueTable.parse(await ask('kantor-p0.rate', '2023', { level: 'kecamatan' }));
    expect(table.value.slice(0, 3)).toEqual([6.1, 3.05, null]);
    expect(table.count.every((c) => c === null)).toBe(true);
    expect(table.total).toMatchObject({ value: 4.62, count: null, basis: 'reported', difference: null });
    const province = await ask('kantor-p0.rate', '2023', { level: 'kabupaten', within: '63' });
    expect([province.total.value, province.value[0]]).toEqual([null, 4.62]);
    const bySex = await figures(`kode,indikator,jk,nilai\n63.71,P0,L,4\n`, { period: '2023' });
    expect(bySex.problems.map((p) => p.code)).toEqual(['rate-by-sex']);
  });

  test('a closed one is neither accepted nor shown finer than its level, nor as the whole of another', async () => {
    await make({
      ...RTLH,
      code: 'TERTUTUP',
      name: { id: 'Tertutup', en: '' },
      access: 'closed',
      finest: 'kecamatan',
    });
    const refused = await figures(`kode,indikator,tahun,jumlah\n${D1},TERTUTUP,2022,777\n`);
    expect(refused.problems).toMatchObject([
      { code: 'indicator-too-fine', hint: { finest: 'kecamatan' } },
      { code: 'closed-can-be-added', hint: { n: 1 } },
    ]);
    expect(JSON.stringify({ ...refused, file: null })).not.toContain('777');
    expect(sayProblem(id, refused.problems[0] as never)).toContain('per kecamatan');
    await figures('kode,indikator,tahun,jumlah\n63.71.01,TERTUTUP,2022,77\n');
    await expect(ask('kantor-tertutup.count', '2022')).rejects.toMatchObject({ code: 'too-fine' });
    const kecamatan = await ask('kantor-tertutup.count', '2022', { level: 'kecamatan' });
    expect(kecamatan.count[0]).toBe(77);
    await make({ ...RTLH, code: 'BAGIAN', name: { id: 'Bagian', en: '' }, shareOf: 'TERTUTUP', rates: [] });
    await expect(ask('kantor-bagian.share', '2022')).rejects.toMatchObject({ code: 'too-fine' });
  });

  test('are renamed and retired with their figures kept, and taken up again', async () => {
    await figures(`kode,indikator,tahun,jumlah\n${D1},RUMAH,2021,10\n`);
    await expect(change('RUMAH', { retired: true })).rejects.toMatchObject({
      code: 'own-refused',
      detail: { reason: 'is-whole', other: 'RTLH' },
    });
    await change('RTLH', { shareOf: null });
    const retired = await change('RUMAH', { retired: true });
    expect(retired).toMatchObject({ retired: true, figures: 3 });
    await expect(ask('kantor-rumah.count', '2021')).rejects.toMatchObject({ code: 'unknown-indicator' });
    const refused = await figures(`kode,indikator,tahun,jumlah\n${D1},RUMAH,2021,10\n`);
    expect(refused.problems.map((p) => p.code)).toEqual(['indicator-retired', 'same-file']);
    await change('RUMAH', { retired: false, name: { id: 'Rumah tinggal', en: 'Dwellings' } });
    const table = await ask('kantor-rumah.count', '2021');
    expect([table.count[0], table.indicator.name.en]).toEqual([10, 'Dwellings']);
  });

  describe('with something wrong', () => {
    const bad: [what: string, text: string, code: string][] = [
      ['one nobody made', `kode,indikator,tahun,jumlah\n${D1},KUCING,2020,1\n`, 'indicator-unknown'],
      ['a blank one', `kode,indikator,tahun,jumlah\n${D1},,2020,1\n`, 'indicator-empty'],
      ['a fraction of a house', `kode,indikator,tahun,jumlah\n${D1},RTLH,2020,"1,5"\n`, 'count-fraction'],
      ['a value that is none', `kode,indikator,tahun,nilai\n63.71,P0,2020,banyak\n`, 'rate-not-number'],
      ['a row twice', `kode,indikator,tahun,jumlah\n${D1},RTLH,2020,1\n${D1},RTLH,2020,2\n`, 'row-twice'],
      ['no column for it', `kode,tahun,jumlah\n${D1},2020,1\n`, 'column-missing'],
    ];
    test.each(bad)('%s is refused and nothing is stored', async (_, text, code) => {
      const report = await figures(text);
      expect([report.state, report.problems[0]?.code]).toEqual(['refused', code]);
    });

    test('a file of one area does without its column when it is said, whatever its own codes are', async () => {
      const text = 'kode,indikator,tahun,nilai\nA50,RTLH,2018,7\n';
      expect((await figures(text, {}, true)).problems).toMatchObject([{ code: 'code-malformed' }]);
      const report = await figures(text, { area: '63.71' }, true);
      expect([report.state, report.brought]).toEqual(['checked', { figures: 1, areas: 1, indicators: 1 }]);
      expect(report.understood).toContainEqual({ what: 'area', as: '63.71' });
      const elsewhere = await figures(text, { area: '63.71.99' }, true);
      expect(elsewhere.problems[0]).toMatchObject({ code: 'area-unknown' });
    });

    test('columns named as indicators are become rows of them', async () => {
      const report = await figures(`kode,RTLH,Rumah tinggal\n${D1},3,20\n`, { period: '2018' }, true);
      expect(report.brought).toEqual({ figures: 2, areas: 1, indicators: 2 });
    });

    test('a file of one indicator does without its column when it is said', async () => {
      const report = await figures(`kode,tahun,jumlah\n${D1},2019,3\n`, { indicator: 'rtlh' });
      expect(report.state).toBe('applied');
      expect((await ask('kantor-rtlh.count', '2019')).count[0]).toBe(3);
    });
  });

  test('cannot be made twice, nor as a share of what is not counted', async () => {
    const refusal = (draft: OwnDraft) =>
      make(draft).then(
        () => undefined,
        (fault: { code: string; detail: { reason: string } }) => `${fault.code} ${fault.detail.reason}`,
      );
    expect(await refusal(RTLH)).toBe('own-refused code-taken');
    expect(await refusal({ ...RTLH, code: 'LAIN' })).toBe('own-refused name-taken');
    const other = { ...RTLH, code: 'LAIN', name: { id: 'Lain', en: '' } };
    expect(await refusal({ ...other, shareOf: 'P0' })).toBe('own-refused share-of-rate');
    expect(await refusal({ ...other, shareOf: 'TIADA' })).toBe('own-refused share-unknown');
    expect(await refusal({ ...other, access: 'closed', finest: null })).toBe('own-refused finest-missing');
    expect(await refusal({ ...other, kind: 'nilai' })).toBe('own-refused rate-divides');
  });
});
