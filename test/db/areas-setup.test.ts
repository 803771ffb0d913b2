import { expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('tester');
const provenance = { source: null, licence: null, asOf: null, simulated: false };
const request = (code: string) => ({ file: null, options: { code }, provenance, dryRun: false });

eachDatabase('setting up a regency', (given) => {
  const counts = async () => {
    const rows = await given
      .ctx()
      .db.as(scope)
      .selectFrom('area_version')
      .select((eb) => ['level', 'kind', eb.fn.countAll<number>().as('n')])
      .where('current', '=', true)
      .groupBy(['level', 'kind'])
      .orderBy('level')
      .orderBy('kind')
      .execute();
    return rows.map((r) => `${r.level} ${r.kind ?? '-'} ${r.n}`);
  };

  test('makes its kecamatan and desa from the code list, without shapes', async () => {
    const report = await runImport(given.ctx(), scope, setupImport, request('63.71'));
    expect(report.state).toBe('applied');
    expect(report.brought).toEqual({ provinsi: 1, kabupaten: 1, kecamatan: 5, desa: 52 });
    expect(await counts()).toEqual([
      'desa kelurahan 52',
      'kabupaten kota 1',
      'kecamatan - 5',
      'provinsi - 1',
    ]);
    const sets = await given.ctx().db.as(scope).selectFrom('tile_set').selectAll().execute();
    expect(sets).toEqual([]);
  });

  test('a second time says that it is there and changes nothing', async () => {
    const report = await runImport(given.ctx(), scope, setupImport, request('63.71'));
    expect(report.state).toBe('checked');
    expect(report.problems).toMatchObject([{ severity: 'note', code: 'already-set-up', value: '63.71' }]);
  });

  test('of an unknown code is refused with a suggestion', async () => {
    const report = await runImport(given.ctx(), scope, setupImport, request('63.99'));
    expect(report.state).toBe('refused');
    expect(report.problems).toMatchObject([
      {
        code: 'unknown-regency',
        value: '63.99',
        hint: { codes: expect.stringMatching(/^63\.01, .*, 63\.72$/) },
      },
    ]);
    const finer = await runImport(given.ctx(), scope, setupImport, request('63.71.01'));
    expect(finer.problems).toMatchObject([{ code: 'set-up-needs-regency', hint: { suggestion: '63.71' } }]);
  });

  test('of a province makes all its regencies and adds to what is there', async () => {
    const report = await runImport(given.ctx(), scope, setupImport, request('63'));
    expect(report.brought).toMatchObject({ kabupaten: 12 });
    expect(report.problems).toMatchObject([{ code: 'set-up-partly-there', hint: { there: 58 } }]);
  });

  test('can be taken back, the later one first', async () => {
    const ctx = given.ctx();
    const [first, second] = await ctx.db.as(scope).selectFrom('import').select('id').orderBy('id').execute();
    await expect(undoImport(ctx, scope, first?.id ?? 0)).rejects.toThrow('undo-blocked');
    await undoImport(ctx, scope, second?.id ?? 0);
    await undoImport(ctx, scope, first?.id ?? 0);
    expect(await counts()).toEqual([]);
  });
});
