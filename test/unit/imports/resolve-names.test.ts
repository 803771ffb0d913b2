import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaceNames, WrittenPlace } from '../../../data/read/place.ts';
import { soundKey } from '../../../data/read/spelling.ts';
import { codeList } from '../../../server/areas/answer.ts';
import { KnownWords } from '../../../server/imports/matching/known.ts';
import { NameTree } from '../../../server/imports/matching/name-tree.ts';
import { resolveNames } from '../../../server/imports/matching/resolve-names.ts';
import { bridgeIn, withBridge } from '../../../server/imports/placing/bridge.ts';
import type { KnownAlias } from '../../../server/matching/query.ts';

const list = await codeList();
const listed = (code: string) => {
  const area = list.find(code);
  if (!area) throw new Error(`no ${code}`);
  return area;
};
const regency = (code: string) => [listed(code), ...list.descendants(code)];
const tree = new NameTree([listed('35'), ...regency('35.10'), ...regency('35.78')]);
const villages = tree.at('desa', '');

const written = (names: PlaceNames, more: Partial<WrittenPlace> = {}): WrittenPlace => ({
  codes: [],
  foreign: null,
  within: null,
  names,
  numbers: {},
  repaired: undefined,
  ...more,
});
const resolve = (names: PlaceNames, answers: readonly KnownAlias[] = [], more: Partial<WrittenPlace> = {}) =>
  resolveNames(written(names, more), { tree, list, known: new KnownWords(answers) });
const nameOf = (code: string) => listed(code).name;

/** Ways in which offices write the same name. */
const HABITS: readonly ((name: string) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => `Kel. ${name}`,
  (name) => `  Desa  ${name} `,
  (name) => name.replaceAll('u', 'oe'),
  (name) => name.replaceAll('j', 'dj'),
  (name) => name.replaceAll('-', ' '),
];

describe('the names of a row', () => {
  test('mean the desa that is so called, in its kecamatan, however offices write it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...villages), fc.constantFrom(...HABITS), ({ code }, habit) => {
        const kecamatan = habit(nameOf(code.slice(0, 8))).replace(/^\s*(Kel\.|Desa)\s*/, 'Kec. ');
        const kabupaten = nameOf(code.slice(0, 5));
        const found = resolve({ kabupaten, kecamatan, desa: habit(nameOf(code)) });
        expect(found).toMatchObject({ kind: 'found', code });
      }),
      { numRuns: 400 },
    );
  });

  test('with a slip never mean another desa: they are asked about, or sound like that one alone', () => {
    const letters = fc.constantFrom(...'abdeghiklmnoprstuwy');
    fc.assert(
      fc.property(fc.constantFrom(...villages), fc.nat(), letters, ({ code }, n, letter) => {
        const name = nameOf(code);
        const at = n % name.length;
        const slip = name.slice(0, at) + letter + name.slice(at + 1);
        const found = resolve({ kecamatan: nameOf(code.slice(0, 8)), desa: slip }, [], {
          within: code.slice(0, 8),
        });
        if (found.kind === 'found' && found.code !== code) {
          expect(soundKey(nameOf(found.code), 'desa')).toBe(soundKey(slip, 'desa'));
        }
        if (found.kind === 'asked') expect(found.question.written.trim()).toBe(slip.trim());
      }),
      { numRuns: 400 },
    );
  });

  test('in several kecamatan are asked about, and the kecamatan settles it', () => {
    const alone = resolve({ kabupaten: 'Banyuwangi', desa: 'Karangrejo' });
    expect(alone).toMatchObject({ kind: 'asked', question: { state: 'unsure', within: '35.10' } });
    const choices = alone.kind === 'asked' ? alone.question.choices : [];
    expect(choices.map((c) => nameOf(c.target))).toEqual(['Karangrejo', 'Karangrejo']);
    for (const { target, path } of choices) {
      const kecamatan = path.at(-1) ?? '';
      expect(resolve({ kabupaten: 'Banyuwangi', kecamatan, desa: 'Karangrejo' })).toMatchObject({
        code: target,
      });
    }
  });

  test('agree although the kecamatan is misspelled, where the desa stands in one place alone', () => {
    expect(resolve({ kabupaten: 'Banyuwangi', kecamatan: 'Wongsoreja', desa: 'Alasbuluh' })).toMatchObject({
      kind: 'found',
      code: '35.10.18.2003',
    });
    expect(resolve({ kabupaten: 'Banyuwangi', kecamatan: 'Genteng', desa: 'Alasbuluh' }).kind).toBe('asked');
  });

  test('of a regency that is not set up here are told as that', () => {
    expect(resolve({ kabupaten: 'Kab. Jember', desa: 'Ajung' })).toEqual({
      kind: 'elsewhere',
      code: '35.09',
      name: 'Kabupaten Jember',
    });
  });

  test('without a level say it themselves, or are asked about', () => {
    expect(resolve({ any: 'Kec. Kabat' })).toMatchObject({ kind: 'found', code: '35.10.14' });
    const giri = resolve({ any: 'Giri' });
    expect(giri.kind === 'asked' && giri.question.choices.map((c) => c.level).sort()).toEqual([
      'desa',
      'kecamatan',
    ]);
  });

  test('beside a code of what they lie in are looked for there', () => {
    expect(resolve({ desa: 'Karangrejo' }, [], { within: '35.10.25' })).toMatchObject({ kind: 'found' });
  });
});

describe('an answer', () => {
  const answer = (within: string, target: string): KnownAlias => ({
    kind: 'area',
    level: 'desa',
    within,
    key: 'pelabuhanlama',
    target,
  });

  test('holds where it was given and in files that say less, unless another place has another answer', () => {
    const one = [answer('35.10.18', '35.10.18.2004')];
    const found = { kind: 'found', code: '35.10.18.2004', how: 'answer' };
    expect(
      resolve({ kabupaten: 'Banyuwangi', kecamatan: 'Wongsorejo', desa: 'PELABUHAN LAMA' }, one),
    ).toEqual(found);
    expect(resolve({ kabupaten: 'Banyuwangi', desa: 'Kel. Pelabuhan Lama' }, one)).toEqual(found);
    expect(resolve({ kabupaten: 'Kota Surabaya', desa: 'Pelabuhan Lama' }, one).kind).toBe('asked');
    const two = [...one, answer('35.10.14', '35.10.14.2001')];
    expect(resolve({ kabupaten: 'Banyuwangi', desa: 'Pelabuhan Lama' }, two).kind).toBe('asked');
  });

  test('to leave rows out holds only where it was given', () => {
    const out = [answer('35.10.18', '-')];
    expect(
      resolve({ kabupaten: 'Banyuwangi', kecamatan: 'Wongsorejo', desa: 'Pelabuhan Lama' }, out),
    ).toEqual({
      kind: 'leftOut',
    });
    expect(resolve({ kabupaten: 'Banyuwangi', kecamatan: 'Kabat', desa: 'Pelabuhan Lama' }, out).kind).toBe(
      'asked',
    );
  });
});

describe('codes of BPS in a file of areas', () => {
  const file = {
    columns: ['kode', 'kode_bps'],
    features: [
      { properties: { kode: '35.10.18.2003', kode_bps: '3510210003' } },
      { properties: { kode: '35.10.18.2004', kode_bps: 3510210004 } },
      { properties: { kode: '35.10.18', kode_bps: '3510210' } },
      { properties: { kode: '35.10.18.2001', kode_bps: '351021' } },
      { properties: { kode: '35.10.18.2005', kode_bps: '3510210099' } },
      { properties: { kode: '35.10.18.2006', kode_bps: '3510210099' } },
    ],
  };

  test('beside those of Kemendagri teach what they stand for; contradictions teach nothing', () => {
    expect(bridgeIn(file, 'kode', list).map((l) => [l.written, l.target])).toEqual([
      ['3510210003', '35.10.18.2003'],
      ['3510210004', '35.10.18.2004'],
      ['3510210', '35.10.18'],
    ]);
  });

  test('alone are translated where a table is known, and left alone beside codes of Kemendagri', () => {
    const known = new Map(bridgeIn(file, 'kode', list).map((l) => [l.written, l.target]));
    const only = {
      columns: ['kode_bps'],
      features: file.features.map(({ properties }) => ({ properties: { kode_bps: properties.kode_bps } })),
    };
    const bridged = withBridge(only, list, (code) => known.get(code));
    const [column] = bridged.columns.slice(1);
    expect(bridged.features.map((f) => (f.properties as Record<string, unknown>)[column ?? ''])).toEqual([
      '35.10.18.2003',
      '35.10.18.2004',
      '35.10.18',
      null,
      null,
      null,
    ]);
    expect(withBridge(file, list, (code) => known.get(code))).toBe(file);
  });
});
