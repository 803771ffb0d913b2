import { describe, expect, test } from 'vitest';
import { codesOfBps, findPlaced, PLACE_HEADINGS, placeReader, readPlace } from '../../../data/read/place.ts';

/** Reads rows of a table of places, the first line its headings. */
function read(text: string, translate?: (code: string) => string | undefined) {
  const [heading = [], ...rows] = text.split('\n').map((line) => line.split(','));
  const { at } = findPlaced(heading, PLACE_HEADINGS, []);
  const cells = rows.map((row) => ({ cells: row }));
  const reader = placeReader(at, cells, translate);
  return cells.map((row) => reader(row.cells));
}

describe('the area of a row without a code of its own', () => {
  test('is told by names, and numbers below the desa wait for it', () => {
    expect(read('Kecamatan,Kel/Desa,RW,RT\nKabat,Bareng,2,RT 005')).toMatchObject([
      {
        kind: 'place',
        place: { codes: [], names: { kecamatan: 'Kabat', desa: 'Bareng' }, numbers: { rw: 2, rt: 5 } },
      },
    ]);
  });

  test('lies in the area whose code stands beside its name', () => {
    expect(read('kode kecamatan,kelurahan\n63.71.01,Mantuil\n63.71.01,')).toMatchObject([
      { place: { codes: [], within: '63.71.01', names: { desa: 'Mantuil' } } },
      { place: { codes: ['63.71.01'], within: null } },
    ]);
  });

  test('is not told by a number under "desa": that is how many there are', () => {
    expect(read('kode,desa\n63.71.01,12')).toMatchObject([{ place: { codes: ['63.71.01'], names: {} } }]);
  });

  test('may be a dusun or an RW with a name', () => {
    expect(read('kode,dusun,rt\n34.02.08.2003,Ngentak,2')).toMatchObject([
      { place: { codes: [], within: '34.02.08.2003', names: { dusun: 'Ngentak' }, numbers: { rt: 2 } } },
    ]);
  });

  test('is read as one of BPS where the column is, whatever the single code looks like', () => {
    const text = 'kode,kelurahan\n6371010001,Mantuil\n6371010003,Kelayan Selatan\n6371011001,Pekauman';
    expect(read(text).map((r) => r.kind === 'place' && [r.place.codes, r.place.foreign])).toEqual([
      [[], '6371010001'],
      [[], '6371010003'],
      [[], '6371011001'],
    ]);
    const known = new Map([['6371010003', '63.71.01.1002']]);
    expect(read(text, (code) => known.get(code))[1]).toMatchObject({ place: { codes: ['63.71.01.1002'] } });
    const rows = text.split('\n').map((line) => ({ cells: line.split(',') }));
    expect(codesOfBps(rows[0]?.cells ?? [], rows.slice(1))).toEqual([
      '6371010001',
      '6371010',
      '6371010003',
      '6371011001',
      '6371011',
    ]);
  });

  test('is in no cell of it: each says why', () => {
    expect(readPlace({ code: '6,37E+09' })).toMatchObject({ kind: 'wrong', code: 'code-rounded' });
    expect(readPlace({ code: '', names: { desa: '' } })).toMatchObject({ kind: 'wrong', code: 'code-empty' });
    expect(readPlace({ code: '', bps: '6371010001' })).toMatchObject({ code: 'code-bps', column: 'bps' });
  });
});
