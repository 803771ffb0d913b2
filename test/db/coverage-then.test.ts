import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { OWN_TEMPLATES } from '../../data/catalogue/own-templates.ts';
import type { OwnDraft } from '../../data/contract/own-indicator.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { coverageWords } from '../../data/words/coverage.ts';
import { forOperator } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { indicators, values } from '../../server/indicators/handlers.ts';
import { makeOwnIndicator } from '../../server/own/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const SHARED = join(import.meta.dirname, '../../../shared/data');
const CHANGES = join(SHARED, 'perubahan_wilayah_banyuwangi_2017.csv');
const PORTAL = join(SHARED, 'banyuwangi_indikator_sosial_2010_2020.csv');
const scope = forOperator('test');
const provenance = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const PLACE = '35.10';

/** The portal's row 'jumlah anggota PSM yang diberi pelatihan', as its year and value. */
function trainedByYear(): string {
  const lines = readFileSync(PORTAL, 'utf8').split('\n');
  const told = lines.flatMap((line) => {
    const found = /,A1636,.*,(\d{4}),[^,]*,(\d+)\s*$/.exec(line);
    return found ? [`${found[1]},${found[2]}`] : [];
  });
  return ['tahun,nilai', ...told, ''].join('\n');
}

describe.skipIf(!existsSync(CHANGES) || !existsSync(PORTAL))('coverage of then (real Banyuwangi)', () => {
  eachDatabase('TKSK of a regency whose kecamatan changed', (given) => {
    const ctx = () => given.ctx();
    const request = { provenance, dryRun: false };
    const coverage = (
      period: string,
      role: 'tksk' | 'psm' = 'tksk',
      level: 'kecamatan' | 'desa' = 'kecamatan',
    ) => coverageHandlers.coverage(ctx(), scope, { within: PLACE, level, period, role });
    const ask = (indicator: string, period: string, level = 'kecamatan') =>
      values(ctx(), scope, valuesQuery.parse({ indicator, level, within: PLACE, period }));

    beforeAll(async () => {
      await runImport(ctx(), scope, setupImport, { ...request, file: null, options: { code: PLACE } });
      const changed = await importFile(ctx(), scope, 'changes', {
        ...request,
        file: sourceFile('perubahan.csv', readFileSync(CHANGES)),
        options: {},
      });
      expect(changed.state).toBe('applied');
      const now = await areas(ctx(), scope, { within: PLACE, level: 'kecamatan', on: '2018-01-01' });
      const rows = now.code.map(
        (code, i) =>
          `Petugas Contoh ${i + 1},TKSK,${code},${now.name[i] === 'Blimbingsari' ? '2017-01-09' : '2010-01-01'}`,
      );
      const brought = await importFile(ctx(), scope, 'pillars', {
        ...request,
        file: sourceFile('tksk.csv', ['nama,peran,kode,mulai', ...rows].join('\n')),
        options: {},
      });
      expect(brought.problems.filter((p) => p.severity === 'error')).toEqual([]);
      expect(brought).toMatchObject({ state: 'applied', brought: { pillars: 25 } });
    });

    test('2015 shows a TKSK in 24 of 24 kecamatan, and Blimbingsari only from 2017', async () => {
      const then = await ask('petugas-tksk.state', '2015');
      expect(then.id).toHaveLength(24);
      expect(then.legend.classes.map((c) => [c.label?.id, c.areas])).toEqual([
        ['Belum ada petugas', 0],
        ['Hanya satu petugas', 0],
        ['Kurang', 0],
        ['Terpenuhi', 24],
      ]);
      const { facts, gaps, norm } = await coverage('2015');
      expect(gaps).toEqual([]);
      expect(norm).toMatchObject({
        rate: 1,
        level: 'kecamatan',
        mark: 'peraturan',
        decree: 'Permensos 28/2018',
      });
      expect(coverageWords.id.coverage.answer(facts, 'kecamatan').lead).toBe(
        'Seluruh 24 kecamatan di Kabupaten Banyuwangi sudah terpenuhi kebutuhan TKSK-nya.',
      );
      expect((await coverage('2016')).facts).toMatchObject({ areas: 24, supply: 24 });
      expect((await coverage('2017')).facts).toMatchObject({ areas: 25, supply: 25, missing: 0 });
    });

    test('the PSM column of the portal is PSM trained, and no PSM', async () => {
      const trained = OWN_TEMPLATES.find((t) => t.code === 'PSM-DILATIH') as OwnDraft;
      await makeOwnIndicator(ctx(), scope, trained);
      const report = await importFile(ctx(), scope, 'figures', {
        ...request,
        file: sourceFile('psm.csv', trainedByYear()),
        options: { indicator: 'PSM-DILATIH', area: PLACE },
      });
      expect(report).toMatchObject({ state: 'applied' });
      const of = async (period: string) => (await ask('kantor-psm-dilatih.count', period, 'kabupaten')).value;
      expect([await of('2016'), await of('2017')]).toEqual([[28], [217]]);
      expect((await ask('kantor-psm-dilatih.count', '2017', 'kabupaten')).indicator.name.id).toBe(
        'PSM dilatih',
      );
      // Nobody is in the register as PSM: how many there are is not known, and not 217.
      expect(new Set((await ask('petugas-psm.count', '2017')).value)).toEqual(new Set([null]));
      expect((await coverage('2017', 'psm')).facts).toMatchObject({
        supply: 0,
        states: { 'belum-ada-data': 25, 'belum-ada': 0 },
      });
    });

    test('officers are offered for every period that has figures', async () => {
      const { available, indicators: all } = await indicators(ctx(), scope, { within: PLACE });
      expect(available.find((a) => a.period === '2015')?.series).toContain('petugas-tksk');
      expect(all.find((i) => i.id === 'petugas-tksk.state')).toMatchObject({ family: 'cover', role: 'tksk' });
    });
  });
});
