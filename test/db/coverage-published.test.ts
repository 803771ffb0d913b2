import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { type TakenFormat, takenQuery } from '../../data/contract/export.ts';
import type { NormDraft } from '../../data/contract/norm.ts';
import { valuesQuery } from '../../data/contract/values.ts';
import { everything, type Part } from '../../server/access/principal.ts';
import { releaseNow } from '../../server/access/released.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { makeRelease } from '../../server/disclosure/handlers.ts';
import { exportFile } from '../../server/export/handlers.ts';
import { importFile } from '../../server/imports/answer.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { values } from '../../server/indicators/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const office = forOperator('test');
const CITY = '63.71';
const KEC = ['63.71.01', '63.71.02', '63.71.03', '63.71.04', '63.71.05'];
const desa = (kec: number, n: number) => `${KEC[kec]}.${1000 + n}`;
const call = { progress: () => {}, signal: new AbortController().signal };
const SAID = { source: 'simulasi', licence: null, asOf: null, simulated: true };
const PUBLISHED: Part = { areas: [CITY], series: 'open', as: 'published', coarsest: null, finest: null };

/** Poor families and elderly of three kelurahan a kecamatan; in some of them so few that they are hidden. */
const need = (more: number) =>
  [
    'kode,jenis,tahun,jumlah',
    ...KEC.flatMap((_, kec) =>
      [1, 2, 3].flatMap((n) => {
        const few = n === 1 && kec < 3;
        return [
          `${desa(kec, n)},FM,2025,${few ? 1 + (more > 0 ? 1 : 0) : 40 + 7 * n + kec + more}`,
          `${desa(kec, n)},LUT,2025,${few ? 2 : 15 + 3 * n + kec + more}`,
        ];
      }),
    ),
    '',
  ].join('\n');

const norm = (change: Partial<NormDraft>): NormDraft => ({
  role: 'psp',
  unit: 'area',
  level: 'desa',
  series: null,
  per: null,
  reach: null,
  rate: 1,
  counts: 'all',
  mark: 'asumsi',
  decree: null,
  note: '',
  from: null,
  until: null,
  active: true,
  ...change,
});

/**
 * Somebody who may plan and reads what is published asks for gaps and for new officers, and wants to know of the hidden
 * figures. What is answered may hang on published figures alone.
 */
eachDatabase('who plans with published figures', (given) => {
  const ctx = () => given.ctx();
  const bring = async (kind: 'need' | 'pillars', text: string) => {
    const file = sourceFile('a.csv', text);
    const asked = { provenance: SAID, dryRun: false, file, options: { skipBadRows: false } };
    expect((await importFile(ctx(), office, kind, asked)).state).toBe('applied');
  };
  const insider = async () => {
    const rights = new Map(
      (['figures.read', 'figures.export', 'pillars.read', 'coverage.plan'] as const).map(
        (right) => [right, [CITY]] as const,
      ),
    );
    return forRequest(
      { ...everything('Bupati', 'leader'), rights, parts: [PUBLISHED] },
      await releaseNow(ctx()),
    );
  };
  const ROLES = ['psp', 'relawan'] as const;
  const asked = { within: CITY, level: 'desa', period: '2025' } as const;
  const take = async (format: TakenFormat, indicator: string) => {
    const query = takenQuery.parse({ ...asked, indicator });
    const { bytes } = await exportFile(ctx(), await insider(), { format, ...query });
    return Buffer.from(bytes);
  };
  const answers = async () => {
    const scope = await insider();
    const told: unknown[] = [];
    for (const measure of ['state', 'ratio', 'missing', 'count'])
      told.push((await take('csv', `petugas-relawan.${measure}`)).toString('utf8'));
    for (const role of ROLES) {
      told.push(await coverageHandlers.coverage(ctx(), scope, { ...asked, role }));
      for (const mostNeedPerPerson of [undefined, 1, 2, 3, 5, 50])
        told.push(
          await planHandlers.recruit(ctx(), scope, {
            ...asked,
            role,
            ...(mostNeedPerPerson === undefined ? {} : { mostNeedPerPerson }),
          }),
        );
    }
    told.push(await planHandlers.officersNeeded(ctx(), scope, asked));
    return told;
  };

  beforeAll(async () => {
    const request = { provenance: SAID, dryRun: false };
    await runImport(ctx(), office, setupImport, { ...request, file: null, options: { code: CITY } });
    await bring('need', need(0));
    const pillars = [
      'nama,peran,kode',
      `Aminah Contoh,PSP,${desa(0, 2)}`,
      `Burhan Contoh,Relawan,${desa(1, 1)}`,
    ];
    await bring('pillars', [...pillars, ''].join('\n'));
    await coverageHandlers.makeNorm(ctx(), office, norm({}));
    const figures = { unit: 'figures', level: null, series: 'kelompok-lanjut-usia', per: 10 } as const;
    await coverageHandlers.makeNorm(ctx(), office, norm({ role: 'relawan', ...figures }));
    await makeRelease(ctx(), office, { note: '' }, call);
  });

  describe('new officers and gaps', () => {
    test('say of an area with a hidden figure how many serve it, and no number of people', async () => {
      const scope = await insider();
      const table = await values(ctx(), scope, valuesQuery.parse({ ...asked, indicator: 'total.count' }));
      const hidden = new Set(table.id.filter((_, i) => table.basis[i] === 'hidden'));
      expect(hidden.size).toBeGreaterThan(0);
      const shown = new Map(table.id.map((id, i) => [id, table.value[i] ?? 0]));
      for (const role of ROLES) {
        const { steps, withoutCover, unknownNeed } = await planHandlers.recruit(ctx(), scope, {
          ...asked,
          role,
        });
        expect(unknownNeed).toBeGreaterThanOrEqual(hidden.size);
        for (const { area, gain } of steps) if (hidden.has(area.id)) expect(gain).toBe(0);
        const all = steps.reduce((sum, { gain }) => sum + gain, 0);
        expect(Math.abs(withoutCover - all)).toBeLessThan(0.1 * steps.length + 0.1);
        expect(withoutCover).toBeLessThanOrEqual([...shown.values()].reduce((sum, n) => sum + n, 0));
        const { gaps } = await coverageHandlers.coverage(ctx(), scope, { ...asked, role });
        for (const gap of gaps) if (hidden.has(gap.id)) expect(gap.withoutCover).toBeNull();
      }
    });

    test('in a file too, nothing stands of an area whose figure is hidden, and no sum that would tell it', async () => {
      const need = valuesQuery.parse({ ...asked, indicator: 'kelompok-lanjut-usia.count' });
      const table = await values(ctx(), await insider(), need);
      const names = await values(ctx(), office, need);
      const hidden = table.id.flatMap((id, i) => (table.basis[i] === 'hidden' ? [names.id.indexOf(id)] : []));
      expect(hidden.length).toBeGreaterThan(2);
      for (const measure of ['ratio', 'missing', 'state'] as const) {
        const text = (await take('csv', `petugas-relawan.${measure}`)).toString('utf8');
        const rows = parse(text.replace(/^\uFEFF/, ''), { columns: true, delimiter: ';' }) as Record<
          string,
          string
        >[];
        expect(rows).toHaveLength(table.id.length);
        for (const [i, basis] of table.basis.entries()) {
          const said = Object.values(rows[i] ?? {}).join('|');
          expect(said.includes('Disamarkan')).toBe(basis === 'hidden');
        }
        // All areas together are told neither: with those shown it would say what the hidden ones are short of.
        const whole = await values(
          ctx(),
          await insider(),
          valuesQuery.parse({ ...asked, indicator: `petugas-relawan.${measure}` }),
        );
        if (measure !== 'state') expect(whole.total.value).toBeNull();
      }
    });

    test('are the same to the letter when only figures change that are not published', async () => {
      const before = await answers();
      const exact = await planHandlers.recruit(ctx(), office, { ...asked, role: 'psp' });
      await bring('need', need(30));
      const exactNow = await planHandlers.recruit(ctx(), office, { ...asked, role: 'psp' });
      expect(exactNow.withoutCover).toBeGreaterThan(exact.withoutCover);
      expect(await answers()).toEqual(before);
    });
  });
});
