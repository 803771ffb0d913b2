import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { FileKind, ImportReport } from '../../data/contract/import.ts';
import { LEFT_OUT, type MatchAnswer, matchAnswers } from '../../data/contract/matching.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { forOperator } from '../../server/access/scope.ts';
import { type FileOptions, importFile } from '../../server/imports/answer.ts';
import { detectKind } from '../../server/imports/detect.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { aliases, answerMatches, removeAlias } from '../../server/matching/handlers.ts';
import { sourceFile } from './files.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };
const BRIDGE = join(import.meta.dirname, '../../../shared/data/jembatan_kode_kemendagri_bps_5tempat.csv');
const ALASBULUH = '35.10.18.2003';

/** Every test keeps to a period of its own. */
eachDatabase('words of files', (given) => {
  const bring = (kind: FileKind, text: string | Uint8Array, options: FileOptions = {}, dryRun = false) =>
    importFile(given.ctx(), scope, kind, {
      file: sourceFile('berkas.csv', text),
      options,
      provenance: NOTHING,
      dryRun,
    });
  const check = (text: string, period: string) => bring('need', text, { period }, true);
  const say = (...answers: Partial<MatchAnswer>[]) =>
    answerMatches(given.ctx(), scope, matchAnswers.parse({ answers }));
  const errors = (r: ImportReport) => r.problems.filter((p) => p.severity === 'error').map((p) => p.code);
  /** Notes are told once for all rows; how many rows they are of stands in them. */
  const noted = (r: ImportReport) => r.problems.map((p) => [p.code, p.hint?.n]);
  const counts = (r: ImportReport) => [r.matching?.sure, r.matching?.unsure, r.matching?.unknown];

  beforeAll(async () => {
    const ctx = given.ctx();
    const request = { file: null, provenance: NOTHING, dryRun: false };
    await runImport(ctx, scope, setupImport, { ...request, options: { code: '35.10' } });
    await bring('areas', `kode,dusun,nama\n${ALASBULUH},1,Krajan\n${ALASBULUH},2,Kapuran\n`, {
      level: 'dusun',
    });
    await bring('areas', 'kode,rt\n35.10.18.2009,030\n35.10.18.2009,031\n', { level: 'rt' });
  });

  test('name areas without a code: as they are called, or sounding like one alone', async () => {
    const report = await check(
      'Kecamatan,Kelurahan/Desa,Jenis,Jumlah\nWONGSOREJO,Alasbulu,LUT,3\nKec. Wongsorejo,Ds. Alas Rejo,LUT,4\nWongsorejo,,LUT,9\n',
      '2025',
    );
    expect(errors(report)).toEqual([]);
    expect([report.state, report.rows.used, counts(report)]).toEqual(['checked', 3, [4, 0, 0]]);
    expect(noted(report)).toEqual([
      ['matched-by-spelling', 1],
      ['matched-by-name', 2],
    ]);
  });

  test('that are not sure are asked about with the likeliest first, and nothing of them is stored', async () => {
    const text =
      'kecamatan,desa,jenis,jumlah\nWongsorejo,Bangsring,LUT,1\nWongsorejo,Bangsrink,LUT,2\nWongsorejo,Antah,LUT,3\n';
    const report = await check(text, '2024');
    expect(report.state).toBe('refused');
    expect(errors(report)).toEqual(['match-unsure', 'match-unknown']);
    expect(counts(report)).toEqual([2, 1, 1]);
    expect(report.matching?.questions).toMatchObject([
      {
        kind: 'area',
        level: 'desa',
        within: '35.10.18',
        withinName: 'Wongsorejo',
        written: 'Bangsrink',
        rows: 1,
        line: 3,
        state: 'unsure',
        choices: [
          { target: '35.10.18.2001', name: 'Bangsring', path: ['Kabupaten Banyuwangi', 'Wongsorejo'] },
        ],
      },
      { written: 'Antah', state: 'unknown', choices: [] },
    ]);
    for (const words of [id, en]) {
      for (const p of report.problems) expect(sayProblem(words, p)).not.toContain(p.code);
    }
  });

  test('are settled once: the answer is remembered, holds for the next file, and can be forgotten', async () => {
    const text = 'kecamatan,desa,jenis,jumlah\nWongsorejo,Pelabuhan Lama,LUT,5\n';
    const [question] = (await check(text, '2023')).matching?.questions ?? [];
    if (!question) throw new Error('nothing was asked');
    const { kind, level, within, written } = question;
    await say({ kind, level, within, written, target: '35.10.18.2004' });
    const report = await bring('need', text, { period: '2023' });
    expect([report.state, report.problemCount['matched-by-answer']]).toEqual(['applied', 1]);
    expect(report.matching).toEqual({ sure: 2, unsure: 0, unknown: 0, questions: [] });
    // A file without the kecamatan means the same; so does another way of writing it.
    expect(errors(await check('desa,jenis,jumlah\nDESA PELABUHAN LAMA,LUT,5\n', '2022'))).toEqual([]);

    const kept = (await aliases(given.ctx(), scope)).aliases.filter((a) => a.written === written);
    expect(kept).toMatchObject([{ target: '35.10.18.2004', withinName: 'Wongsorejo', madeBy: scope.who }]);
    expect(kept[0]?.targetName).not.toBe('');
    await removeAlias(given.ctx(), scope, { id: kept[0]?.id ?? 0 });
    expect(errors(await check(text, '2022'))).toHaveLength(1);
    await expect(removeAlias(given.ctx(), scope, { id: kept[0]?.id ?? 0 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('of types are ranked, answered, or left out', async () => {
    const text = `kode,jenis,jumlah\n${ALASBULUH},Disabilitas fisik,2\n${ALASBULUH},Rumah rusak,7\n${ALASBULUH},LUT,1\n`;
    const report = await check(text, '2021');
    expect(report.matching?.questions).toMatchObject([
      { kind: 'type', written: 'Disabilitas fisik', state: 'unsure', choices: [{ target: 'PMKS-09' }] },
      { kind: 'type', written: 'Rumah rusak', state: 'unknown' },
    ]);
    await say(
      { kind: 'type', written: 'Disabilitas fisik', target: 'PMKS-09' },
      { kind: 'type', written: 'Rumah rusak', target: LEFT_OUT },
    );
    const applied = await bring('need', text, { period: '2021' });
    expect([applied.state, applied.rows]).toEqual(['applied', { read: 3, used: 2, refused: 0 }]);
    expect(applied.problemCount).toEqual({ 'rows-left-out': 1 });
  });

  test('are answered only with what there is, and never hold a long number', async () => {
    await expect(say({ kind: 'area', written: 'X', target: '35.10.99' })).rejects.toMatchObject({
      code: 'unknown-area',
    });
    await expect(say({ kind: 'type', written: 'X', target: 'PMKS-99' })).rejects.toMatchObject({
      code: 'bad-request',
    });
    expect(
      matchAnswers.safeParse({ answers: [{ kind: 'code', written: '3510181203700001', target: '-' }] })
        .success,
    ).toBe(false);
  });

  test('find a dusun by its name, and the only RT of its number whatever RW is said', async () => {
    const report = await check(
      `kode,dusun,rw,rt,jenis,jumlah\n${ALASBULUH},Krajan,,,LUT,1\n35.10.18.2009,,02,30,LUT,2\n${ALASBULUH},Entah,,,LUT,3\n`,
      '2020',
    );
    expect(errors(report)).toEqual(['match-unknown']);
    expect(report.problemCount).toMatchObject({ 'below-elsewhere': 1 });
    expect(report.matching?.questions).toMatchObject([
      { level: 'dusun', within: ALASBULUH, written: 'Entah' },
    ]);
  });

  test('that Excel changed are put right, and what it rounded is told', async () => {
    const report = await bring(
      'population',
      `kode,nama,penduduk\n35.1,Banyuwangi,1791789\n"3,510,182,009",Alasrejo,10\n"3,51018E+09",Alasbuluh,20\n`,
      { period: '2019' },
      true,
    );
    expect(errors(report)).toEqual([]);
    expect(noted(report)).toEqual([
      ['code-repaired', 2],
      ['matched-by-name', 1],
    ]);
    expect(report.rows.used).toBe(3);
    const without = await bring('population', 'kode,penduduk\n"3,51018E+09",20\n', { period: '2019' }, true);
    expect(errors(without)).toEqual(['code-rounded']);
  });

  test('whose code belongs to another name are said, once for each', async () => {
    const rows = ['LUT,1', 'AT,2'].map((r) => `35.10.18.2009,Sumberanyar,${r}\n`).join('');
    const report = await check(`kode,desa,jenis,jumlah\n${rows}`, '2018');
    expect(report.problems.filter((p) => p.code === 'name-differs')).toMatchObject([
      { severity: 'warning', line: 2, value: 'Sumberanyar' },
    ]);
  });

  describe('in codes of BPS', () => {
    const names = 'kode_bps,kecamatan,desa,jenis,jumlah\n3510180001,Wongsorejo,Sidodadi,LUT,3\n';
    const codes = 'kode_bps,jenis,jumlah\n3510010004,LUT,3\n3510010001,LUT,4\n';

    test('go by the names beside them, else they are asked about', async () => {
      expect(errors(await check(names, '2017'))).toEqual([]);
      const report = await check(codes, '2017');
      expect(errors(report)).toEqual(['code-bps', 'code-bps']);
      expect(report.matching?.questions).toMatchObject([
        { kind: 'code', written: '3510010004', state: 'unknown' },
        { kind: 'code', written: '3510010001' },
      ]);
    });

    test.skipIf(!existsSync(BRIDGE))(
      'are known from a bridge table, as long as that is applied',
      async () => {
        const file = sourceFile('jembatan.csv', readFileSync(BRIDGE));
        expect(await detectKind(file)).toBe('codes');
        const bridge = await bring('codes', file.bytes);
        expect([bridge.state, bridge.rows.read, errors(bridge)]).toEqual(['applied', 923, []]);
        const report = await check(codes, '2016');
        expect([report.state, errors(report)]).toEqual(['checked', []]);
        expect(bridge.brought.codes).toBe(bridge.rows.used);
        const list = await bring(
          'areas',
          'kode_bps,rw\n3510010004,001\n3510010004,002\n',
          { level: 'rw' },
          true,
        );
        expect([errors(list), list.brought.rw]).toEqual([[], 2]);
        await undoImport(given.ctx(), scope, bridge.importId ?? 0);
        expect(errors(await check(codes, '2016'))).toEqual(['code-bps', 'code-bps']);
      },
    );

    test('are told where a line of the table contradicts itself or another', async () => {
      const report = await bring(
        'codes',
        'kode_bps,kode_kemendagri\n3510010001,35.10.01.2001\n3510010001,35.10.01.2002\n3510010,35.10.01.2004\n35.10,abc\nx,35.10\n',
        {},
        true,
      );
      expect(errors(report)).toEqual(['bridge-twice', 'bridge-levels', 'code-malformed', 'bridge-not-bps']);
      expect(report.brought).toEqual({ codes: 1 });
    });
  });
});
