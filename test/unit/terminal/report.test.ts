import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImportReport, RowProblem } from '../../../data/contract/import.ts';
import { en } from '../../../data/words/en.ts';
import { id, type Words } from '../../../data/words/id.ts';
import { terminalWords } from '../../../data/words/terminal.ts';
import { versionServing } from '../../../server/terminal/examine.ts';
import { parseCommand } from '../../../server/terminal/parse.ts';
import { writeReport } from '../../../server/terminal/report.ts';
import { EXIT, explain } from '../../../server/terminal/say.ts';
import { readSource } from '../../../server/terminal/source-file.ts';

function problem(code: string, value: string | null, hint: RowProblem['hint']): RowProblem {
  return { severity: 'error', line: 2, column: 'jenis', code, value, hint };
}

function report(more: Partial<ImportReport>): ImportReport {
  return {
    importId: null,
    kind: 'need',
    state: 'checked',
    file: null,
    source: null,
    licence: null,
    asOf: null,
    simulated: false,
    understood: [],
    rows: { read: 0, used: 0, refused: 0 },
    brought: {},
    problems: [],
    problemCount: {},
    tookMs: 0,
    ...more,
  };
}

describe('a report at the terminal', () => {
  test('says in its own language what columns and levels were taken for', () => {
    const understood = [
      { what: 'columns', as: 'code = kode, persons = penduduk, asOf = tgl = x' },
      { what: 'levels', as: 'desa, rw' },
    ];
    const said = writeReport(report({ understood }), id);
    expect(said).toContain('kode wilayah = kode, penduduk = penduduk, keadaan per = tgl = x');
    expect(said).toContain('desa/kelurahan, RW');
    expect(writeReport(report({ understood }), en)).toContain('area code = kode, persons = penduduk');
  });

  test('names types of need and levels in its own language', () => {
    const found = problem('type-too-fine', 'PMKS-16 Orang dengan HIV/AIDS', {
      finest: 'kecamatan',
      level: 'desa',
    });
    const said = (words: Words) =>
      writeReport(report({ problems: [found], problemCount: { 'type-too-fine': 1 } }), words);
    expect(said(id)).toContain('PMKS-16 Orang dengan HIV/AIDS tidak boleh disimpan per desa/kelurahan');
    expect(said(en)).toMatch(/PMKS-16 (?!Orang).* may not be kept by village/);
  });

  test('keeps the word of a level where a command needs it', () => {
    const found = problem('wrong-level', 'kode', { found: 'desa', said: 'rw' });
    const said = writeReport(report({ problems: [found], problemCount: { 'wrong-level': 1 } }), id);
    expect(said).toContain('berisi desa/kelurahan, bukan RW. Ubah tingkatnya (di terminal: --level desa)');
  });

  test('puts what is wrong and how often first, and the code last', () => {
    const found = problem('type-empty', '', {});
    const said = writeReport(report({ problems: [found], problemCount: { 'type-empty': 4 } }), id);
    expect(said).toContain('  kesalahan: 4 (type-empty)\n');
  });

  test('tells nothing to change from a check that was asked for', () => {
    expect(writeReport(report({}), id, false)).toContain('TIDAK ADA PERUBAHAN');
    expect(writeReport(report({}), id, true)).toContain('DIPERIKSA');
  });
});

describe('what is said wrongly', () => {
  test('is answered in full sentences', () => {
    const say =
      (...argv: string[]) =>
      () =>
        parseCommand(argv, id);
    expect(say('import', 'need')).toThrow('Perintah ini belum lengkap: sebutkan juga BERKAS.');
    expect(say('backup', 'x', 'y')).toThrow('"y" tidak diperlukan di perintah ini.');
  });

  test.each([
    ['a file that is not there', join(tmpdir(), 'tidak-ada.csv'), /^Berkas .*tidak-ada\.csv tidak ada\./],
    ['a folder', tmpdir(), / adalah folder\./],
  ])('%s is told plainly, without the words of the system', async (_what, path, sentence) => {
    const reason: unknown = await readSource(path, '/').catch((caught: unknown) => caught);
    const told = explain(reason, id);
    expect(told?.text).toMatch(sentence);
    expect(told?.text).not.toMatch(/ENOENT|EISDIR/);
    expect(told?.exit).toBe(EXIT.refused);
  });

  test('does not include `version`, which help lists beside every meaning of --missing', () => {
    expect(parseCommand(['version'], id)).toEqual({ do: 'version' });
    for (const words of [id, en])
      expect(terminalWords(words).terminal.help).toMatch(/ {2}version .*--missing .*unknown/s);
  });
});

describe('a port that is taken', () => {
  async function served(body: string): Promise<string | undefined> {
    const server = createServer((_req, res) => res.end(body));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      return await versionServing((server.address() as AddressInfo).port);
    } finally {
      await new Promise((done) => server.close(done));
    }
  }

  test('is known to be Petasos by what its health says', async () => {
    const health = { status: 'ok', version: '1.2.3', database: 'server' };
    expect(await served(JSON.stringify(health))).toBe('1.2.3');
  });

  test.each(['<html>', '{"status":"ok"}', ''])('is somebody else where it answers %j', async (body) => {
    expect(await served(body)).toBeUndefined();
  });
});
