import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { STANDARD_GROUPS, type TypeGroups } from '../../data/catalogue/totals.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { forOperator } from '../../server/access/scope.ts';
import { importFile, regroup } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const D1 = '63.71.01.1001';

/** The elderly counted to the poor, migrant workers to the elderly. */
const GROUPS: TypeGroups = STANDARD_GROUPS.map(({ group, types }) => ({
  group,
  types:
    group === 'fakir-miskin'
      ? [...types, 'PMKS-08']
      : group === 'lanjut-usia'
        ? ['PMKS-20']
        : types.filter((code) => code !== 'PMKS-20'),
}));

eachDatabase('groups of an office', (given) => {
  const ask = async (indicator: string, period: string, level = 'desa', within = '63.71') =>
    values(given.ctx(), scope, valuesQuery.parse({ indicator, period, level, within }));
  const countOf = async (indicator: string, period = '2024') => (await ask(indicator, period)).count[0];
  const nothing = async () => {};

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code: '63.71' } });
    const text = `kode,jenis,tahun,jumlah\n${D1},LUT,2024,12\n${D1},FM,2024,30\n${D1},PMBS,2024,4\n${D1},LUT,2023,5\n`;
    const report = await importFile(ctx, scope, 'need', {
      ...request,
      file: sourceFile('a.csv', text),
      options: {},
    });
    expect(report.state).toBe('applied');
  });

  test('that do not divide the types of the total are refused, and nothing changes', async () => {
    const [first] = STANDARD_GROUPS;
    const wrong = [
      ...STANDARD_GROUPS.slice(1),
      { group: 'fakir-miskin', types: [...(first?.types ?? []), 'PMKS-16'] },
    ];
    await expect(regroup(given.ctx(), scope, wrong as TypeGroups, { store: nothing })).rejects.toMatchObject({
      code: 'disclosure-refused',
      detail: { reason: 'groups', why: 'type-not-in-total', what: 'PMKS-16' },
    });
    expect(await countOf('kelompok-fakir-miskin.count')).toBe(30);
  });

  test('where they cannot be kept, what held still holds, and nothing is left over', async () => {
    const broken = () => Promise.reject(new Error('the setting could not be written'));
    await expect(regroup(given.ctx(), scope, GROUPS, { store: broken })).rejects.toThrow(
      'could not be written',
    );
    expect(await countOf('kelompok-fakir-miskin.count')).toBe(30);
    const left = await sql<{
      n: number;
    }>`select count(*)::integer as n from rollup_build where not current`.execute(given.ctx().db.as(scope));
    expect(left.rows[0]?.n).toBe(0);
  });

  test('are counted anew for every period, and the total stays what it was', async () => {
    const before = await Promise.all(['2024', '2023'].map((period) => countOf('total.count', period)));
    await regroup(given.ctx(), scope, GROUPS, { store: nothing });
    expect(await countOf('kelompok-fakir-miskin.count')).toBe(42);
    expect(await countOf('kelompok-lanjut-usia.count')).toBe(4);
    expect(await countOf('kelompok-fakir-miskin.count', '2023')).toBe(5);
    expect(await Promise.all(['2024', '2023'].map((period) => countOf('total.count', period)))).toEqual(
      before,
    );
    const province = await ask('kelompok-fakir-miskin.count', '2024', 'kabupaten', '63');
    expect(province.total.count).toBe(42);
    await regroup(given.ctx(), scope, STANDARD_GROUPS, { store: nothing });
    expect(await countOf('kelompok-fakir-miskin.count')).toBe(30);
  });
});
