import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { id } from '../../../data/words/id.ts';
import { parseCommand } from '../../../server/terminal/parse.ts';
import type { DatabaseCommand, Terminal } from '../../../server/terminal/run-command.ts';
import { withoutPersons } from '../../../server/terminal/without-persons.ts';
import { sourceFile } from '../../db/files.ts';

/** Built like a NIK and of nobody: a region that does not exist. */
const NIK = ['9798990101990000', '9798994102990000'];
const PLANTED = /Contoh|979899|melati/i;
const LIST = [
  'nik;nama;alamat;kode;rw;jenis',
  `${NIK[0]};Contoh Satu;Jl. Melati 5;63.71.01.1001;001;LUT`,
  `${NIK[0]};Contoh Satu;Jl. Melati 5;63.71.01.1001;001;LUT`,
  `${NIK[1]};Contoh Dua;Jl. Melati 7;63.71.01.1001;001;LUT`,
].join('\n');

async function prepare(argv: readonly string[], name: string, content: string | Uint8Array) {
  const said: string[] = [];
  const terminal: Terminal = {
    words: id,
    who: 'uji',
    signal: new AbortController().signal,
    out: (text) => said.push(text),
    progress: () => {},
  };
  const command = parseCommand(argv, id) as DatabaseCommand;
  const prepared = await withoutPersons({ command, argv, file: sourceFile(name, content) }, terminal);
  return { prepared, said: said.join('\n') };
}

describe('what goes on from the terminal', () => {
  test('is counts of a list of persons, under another name, each person once', async () => {
    const argv = ['import', 'need', 'contoh-satu.csv', '--period=2025'];
    const { prepared, said } = await prepare(argv, 'contoh-satu.csv', LIST);
    if ('refused' in prepared) throw new Error('refused');
    const sent = `${new TextDecoder().decode(prepared.file?.bytes)} ${prepared.file?.name} ${JSON.stringify(prepared)}`;
    expect(`${sent} ${said}`).not.toMatch(PLANTED);
    expect(prepared.argv).toEqual([
      'import',
      'need',
      'hitungan-per-wilayah.csv',
      '--period=2025',
      '--counted-from=2',
    ]);
    expect(sent).toContain('63.71.01.1001,1,PMKS-08,P,1');
    // What goes on is understood by whoever gets it.
    expect(parseCommand(prepared.argv, id)).toMatchObject({ kind: 'need', flags: { countedFrom: 2 } });
  });

  test('of several lists given at once are the counts alone, and the names of none of them', async () => {
    const bytes = zipSync({
      'contoh-a.csv': sourceFile('a', LIST).bytes,
      'contoh-b.csv': sourceFile('b', LIST).bytes,
    });
    const argv = ['import', 'need', 'contoh-a.csv', 'contoh-b.csv'];
    const { prepared } = await prepare(argv, 'contoh-a.csv, contoh-b.csv.zip', bytes);
    if ('refused' in prepared) throw new Error('refused');
    expect(prepared.argv).toEqual(['import', 'need', 'hitungan-per-wilayah.csv', '--counted-from=2']);
    expect(JSON.stringify(prepared.command)).not.toMatch(PLANTED);
  });

  test.each(['areas', 'population'])(
    'of a list of RT with their heads is the list without them (%s)',
    async (kind) => {
      const text = `Kode;RW;RT;Nama Ketua RT;NIK;Jumlah KK\n63.71.01.1001;1;2;Contoh Satu;${NIK[0]};40\n`;
      const { prepared } = await prepare(['import', kind, 'rt.csv'], 'rt.csv', text);
      if ('refused' in prepared) throw new Error('refused');
      expect(new TextDecoder().decode(prepared.file?.bytes)).toBe(
        'Kode,RW,RT,Jumlah KK\n63.71.01.1001,1,2,40\n',
      );
      expect(prepared.argv).toEqual(['import', kind, 'daftar-wilayah.csv', '--columns-left=2']);
      expect(parseCommand(prepared.argv, id)).toMatchObject({ kind, flags: { columnsLeft: 2 } });
    },
  );

  test.each([
    ['figures', LIST],
    ['changes', LIST],
    ['areas', `nik;nama;desa\n${NIK[0]};Contoh Satu;Mantuil\n`],
    ['need', `${NIK[0]},Contoh Satu\n${NIK[1]},Contoh Dua\n`],
  ])('is nothing where persons cannot be counted: the report is told here (%s)', async (kind, text) => {
    const { prepared } = await prepare(['import', kind, 'a.csv', '--source=Dinas'], 'a.csv', text);
    expect(prepared).toMatchObject({ refused: { state: 'refused', kind, source: 'Dinas', importId: null } });
    expect(JSON.stringify(prepared)).not.toMatch(PLANTED);
  });

  test('is any other file as it is', async () => {
    const text = 'kode,jenis,jk,jumlah\n63.71.01.1001,LUT,L,4\n';
    const { prepared } = await prepare(['import', 'need', 'a.csv'], 'a.csv', text);
    expect(prepared).toMatchObject({ argv: ['import', 'need', 'a.csv'], file: { name: 'a.csv' } });
  });
});
