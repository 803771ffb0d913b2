import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { valuesQuery } from '../../data/contract/values.ts';
import { forOperator } from '../../server/access/scope.ts';
import { changesImport } from '../../server/imports/changes/spec.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const CHANGES = join(import.meta.dirname, '../../../shared/data/perubahan_wilayah_banyuwangi_2017.csv');
const scope = forOperator('test');
const SIMULATED = { source: 'simulasi', licence: null, asOf: null, simulated: true };

describe.skipIf(!existsSync(CHANGES))(
  'figures of before and after a kecamatan was formed (real list of changes)',
  () => {
    eachDatabase('the tree of then', (given) => {
      const request = { provenance: SIMULATED, dryRun: false };
      const need = (text: string) =>
        runImport(given.ctx(), scope, needImport, {
          ...request,
          file: sourceFile('ppks.csv', text),
          options: {},
        });
      const ask = (period: string) =>
        values(
          given.ctx(),
          scope,
          valuesQuery.parse({
            indicator: 'lanjut-usia-terlantar.count',
            level: 'kecamatan',
            within: '35.10',
            period,
          }),
        );

      beforeAll(async () => {
        const ctx = given.ctx();
        await runImport(ctx, scope, setupImport, { ...request, file: null, options: { code: '35.10' } });
        const changed = await runImport(ctx, scope, changesImport, {
          ...request,
          file: sourceFile('perubahan.csv', readFileSync(CHANGES)),
          options: {},
        });
        expect(changed.state).toBe('applied');
        const told = await need(
          'kode,jenis,tahun,jumlah\n35.10.25.2001,LUT,2016,3\n35.10.25.2010,LUT,2016,4\n35.10.25.2001,LUT,2018,5\n',
        );
        expect(told.problems.filter((p) => p.severity === 'error')).toEqual([]);
      });

      test('puts a desa into the kecamatan it lay in at the end of the period', async () => {
        const before = await ask('2016');
        expect(before.id).toHaveLength(24);
        expect(before.count.filter((c) => c !== null).sort()).toEqual([3, 4]);
        const after = await ask('2018');
        expect(after.id).toHaveLength(25);
        expect(after.count.filter((c) => c !== null)).toEqual([5]);
        expect(after.m.filter((m) => m !== null)).toEqual([10]);
      });

      test('knows no figure of a kecamatan before it was formed', async () => {
        const report = await need('kode,jenis,tahun,jumlah\n35.10.25,LUT,2016,9\n');
        expect(report.state).toBe('refused');
        expect(report.problems).toMatchObject([{ code: 'area-not-then', hint: { from: '2017-01-09' } }]);
      });
    });
  },
);
