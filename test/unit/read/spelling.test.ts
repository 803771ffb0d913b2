import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeName, rankNames } from '../../../data/read/rank-names.ts';
import { soundKey } from '../../../data/read/spelling.ts';
import { codeList } from '../../../server/areas/answer.ts';

const list = await codeList();
const surabaya = list.atLevel('desa', '35.78');
const banyuwangi = list.atLevel('desa', '35.10');

describe('a name spelled otherwise', () => {
  test.each([
    ['Dr. Soetomo', 'Dr Sutomo'],
    ['Alasbuluh', 'Alasbulu'],
    ['Djoemadi', 'Jumadi'],
    ['Tjokroaminoto', 'Cokroaminoto'],
    ['Papanggo', 'PAPANGO'],
    ['Harapan Mulya', 'Harapan Mulia'],
    ['Bandhungan', 'Bandungan'],
    ['Setiya Budi', 'Setia Budi'],
    ['Kel. Sei Miai', 'Sungai Miai'],
    ['Chatib Sulaiman', 'Khatib Sulaiman'],
    ['Pasar Sjarief', 'Pasar Syarif'],
  ])('"%s" sounds like "%s"', (a, b) => {
    const [one, other] = [soundKey(a, 'desa'), soundKey(b, 'desa')];
    expect(one.replaceAll('ie', 'i')).toBe(other.replaceAll('ie', 'i'));
  });

  test.each([
    ['Kuta', 'Kota Baru'],
    ['Kelayan Barat', 'Kelayan Timur'],
    ['Sumberejo', 'Sumbersari'],
  ])('"%s" does not sound like "%s"', (a, b) => {
    expect(soundKey(a, 'desa')).not.toBe(soundKey(b, 'desa'));
  });

  test('is sure only where one place sounds so', () => {
    expect(judgeName('Dr Sutomo', surabaya, 'desa')).toMatchObject({
      verdict: 'sure',
      choices: [{ found: { name: 'Dr. Soetomo' }, how: 'spelling' }],
    });
    expect(judgeName('Alasbulu', banyuwangi, 'desa')).toMatchObject({
      verdict: 'sure',
      choices: [{ found: { name: 'Alasbuluh' } }],
    });
    const twins = [{ name: 'Mulya Sari' }, { name: 'Mulia Sari' }];
    expect(judgeName('Moelja Sari', [...twins], 'desa').verdict).not.toBe('sure');
    expect(judgeName('Mulya Sari', [...twins], 'desa')).toMatchObject({
      verdict: 'sure',
      choices: [{ how: 'exact' }],
    });
  });

  test('with other letters is unsure, the likeliest first', () => {
    const judged = judgeName('Kalipuroo Wetan', banyuwangi, 'desa');
    expect(judged.verdict).toBe('unsure');
    const [first] = judgeName('Gombengsare', banyuwangi, 'desa').choices;
    expect(first?.found.name).toBe('Gombengsari');
  });

  test('that is like nothing is unknown', () => {
    expect(judgeName('Xylophon', banyuwangi, 'desa')).toEqual({ verdict: 'unknown', choices: [] });
  });

  test('in two kecamatan is unsure, and both are offered', () => {
    const names = Map.groupBy(banyuwangi, (d) => d.name);
    const twice = [...names].find(([, same]) => same.length > 1);
    if (!twice) throw new Error('no name stands twice');
    const judged = judgeName(twice[0], banyuwangi, 'desa');
    expect([judged.verdict, judged.choices.length]).toEqual(['unsure', twice[1].length]);
  });
});

describe('ranked names', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abdegiklmnoprstu'), minLength: 3, maxLength: 12 });

  test('are few, in order, and the name itself comes before every other', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, (names, name) => {
        const candidates = [...names, name].map((n) => ({ name: n }));
        const ranked = rankNames(name, candidates, 'desa');
        expect(ranked.length).toBeLessThanOrEqual(5);
        expect(ranked.map((r) => r.score)).toEqual(ranked.map((r) => r.score).toSorted((a, b) => b - a));
        if (soundKey(name, 'desa').length >= 2) {
          expect(soundKey(ranked[0]?.found.name ?? '', 'desa')).toBe(soundKey(name, 'desa'));
        }
      }),
    );
  });

  test('sound the same however often they are made to', () => {
    fc.assert(
      fc.property(word, (name) => {
        const once = soundKey(name, 'desa');
        expect(soundKey(name.toUpperCase(), 'desa')).toBe(once);
        expect(soundKey(`Kel. ${name}`, 'desa')).toBe(soundKey(`Kelurahan ${name}`, 'desa'));
      }),
    );
  });

  test('every desa of a regency is found by its own name, at most among those of the same sound', () => {
    for (const { code, name } of banyuwangi) {
      const judged = judgeName(name, banyuwangi, 'desa');
      expect(
        judged.choices.map((c) => c.found.code),
        name,
      ).toContain(code);
    }
  });
});
