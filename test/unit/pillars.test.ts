import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PILLAR_ROLES } from '../../data/catalogue/psks.ts';
import { makeRegister, type ServedArea } from '../../data/demo/pillars.ts';
import { everything } from '../../server/access/principal.ts';
import { forRequest } from '../../server/access/scope.ts';
import { readRole } from '../../server/imports/pillars/read-role.ts';
import type { HeldPillar, NamedArea } from '../../server/pillars/browse/query.ts';
import { countCertified } from '../../server/pillars/certification/count.ts';
import { sameContact } from '../../server/pillars/contacts/same.ts';
import { overlaps, personKey, type WholePillar, type WholeRole } from '../../server/pillars/kind.ts';
import { joinPillars } from '../../server/pillars/merge/join.ts';
import { findLikely, nameWords, type Told } from '../../server/pillars/merge/likely.ts';
import { rowFor, standing } from '../../server/pillars/sight.ts';

const ON = '2026-03-02';

function area(code: string): NamedArea {
  return { id: code.length * 1000 + Number(code.at(-1)), code, name: code, level: 'desa', holds: true };
}

function held(more: Partial<HeldPillar> = {}): HeldPillar {
  return {
    id: 1,
    version: 1,
    subject: 'person',
    name: 'Nama Contoh',
    home: null,
    homeDesa: null,
    phone: null,
    availability: 'ready',
    level: null,
    simulated: true,
    roles: [],
    certificates: [],
    ...more,
  };
}

function serving(role: WholeRole['role'], ...codes: string[]): HeldPillar['roles'][number] {
  const areas = codes.map((code) => ({ ...area(code), share: null }));
  return { no: 1, role, from: '2024-01-01', until: null, decree: null, decreeOn: null, areas };
}

describe('what others see of a pillar', () => {
  const pillar = held({
    home: { ...area('63.71.01.1001.rt004'), level: 'rt' },
    homeDesa: area('63.71.01.1001'),
    roles: [serving('tksk', '63.71.01')],
  });
  const seenBy = (right: 'pillars.read' | 'pillars.manage', where: string) =>
    rowFor(forRequest({ ...everything('uji'), rights: new Map([[right, [where]]]) }), pillar, ON);

  test('peers see the home no finer than the kelurahan, who manages the area sees the RT', () => {
    expect(seenBy('pillars.read', '63.71.01').home?.code).toBe('63.71.01.1001');
    expect(seenBy('pillars.manage', '63.71.01').home?.code).toBe('63.71.01.1001.rt004');
  });

  test('who manages a part of the area that somebody serves does not manage the person', () => {
    expect(seenBy('pillars.manage', '63.71.01.1001').managed).toBe(false);
    expect(seenBy('pillars.manage', '63.71').managed).toBe(true);
  });
});

describe('who may be one', () => {
  const told = fc.record({
    id: fc.integer({ min: 1, max: 12 }),
    words: fc.constantFrom('aminah basri siti', 'aminah basry siti', 'basri hasan'),
    key: fc.constantFrom('sitiaminahbasri', 'sitiaminahbasry', 'sitiaminah', 'hasanbasri', ''),
    subject: fc.constantFrom('person', 'institution'),
    phone: fc.constantFrom(null, '0812-0000-0001', '+62 812 0000 0001', '0813'),
    kecamatan: fc.constantFrom(['63.71.01'], ['63.71.02'], []),
  });

  test('each pair is told once, of two different of one kind, for a reason, and never where somebody said no', () => {
    fc.assert(
      fc.property(fc.uniqueArray(told, { selector: (t) => t.id }), (all: Told[]) => {
        const pairs = findLikely(all, new Set(['1 2']), 100);
        const keys = pairs.map(({ one, other }) => `${one} ${other}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('1 2');
        for (const { one, other, why } of pairs) {
          const [a, b] = [all.find((t) => t.id === one), all.find((t) => t.id === other)];
          expect(one).toBeLessThan(other);
          expect(a?.subject).toBe(b?.subject);
          expect(why.length).toBeGreaterThan(0);
          if (why.includes('same-name')) expect(a?.key).toBe(b?.key);
        }
      }),
    );
  });

  test('a number written in two ways is one, a letter more in one kecamatan is told, in two it is not', () => {
    const base = { subject: 'person', phone: null, kecamatan: ['63.71.01'] };
    const why = (a: Partial<Told>, b: Partial<Told>) =>
      findLikely(
        [
          { ...base, key: 'aaaaaaaaaa', words: 'aaaaaaaaaa', id: 1, ...a },
          { ...base, key: 'zzzzzzzzzz', words: 'zzzzzzzzzz', id: 2, ...b },
        ],
        new Set(),
        9,
      ).flatMap((pair) => pair.why);
    expect(why({ phone: '0812 0000 0001' }, { phone: '+62812-0000-0001' })).toEqual(['same-phone']);
    expect(why({ key: 'rusminihadi' }, { key: 'rusminiihadi' })).toEqual(['like-name']);
    expect(why({ key: 'rusminihadi' }, { key: 'rusminiihadi', kecamatan: ['63.71.02'] })).toEqual([]);
    const one = { words: nameWords('Siti Aminah') };
    expect(why(one, { words: nameWords('Dra. Hj Aminah Siti, S.Sos') })).toEqual(['like-name']);
    expect(why(one, { words: nameWords('Aminah Siti'), kecamatan: ['63.71.02'] })).toEqual([]);
  });
});

/** Days about the first and last ones of the roles below. */
const DAYS = ['2019', '2020', '2021', '2022', '2023', '2024', '2025'].flatMap((year) =>
  ['-01-01', '-05-31', '-06-01', '-06-02', '-12-30', '-12-31'].map((day) => year + day),
);

describe('two made one', () => {
  const day = fc.constantFrom(null, '2020-01-01', '2022-06-01', '2024-12-31');
  const role: fc.Arbitrary<Omit<WholeRole, 'no'>> = fc.record({
    role: fc.constantFrom('psm' as const, 'tagana' as const),
    from: day,
    until: day,
    decree: fc.constant(null),
    decreeOn: fc.constant(null),
    areas: fc
      .uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })
      .map((ids) => ids.map((areaId) => ({ areaId, share: null }))),
  });
  const pillar = (id: number) =>
    fc.array(role, { maxLength: 3 }).map((roles): WholePillar => {
      const kept: WholeRole[] = [];
      for (const one of roles) {
        const next = { ...one, no: kept.length + 1 };
        const isForward = next.from === null || next.until === null || next.from <= next.until;
        if (isForward && kept.every((other) => overlaps(other, next) === undefined)) kept.push(next);
      }
      return {
        id,
        subject: 'person',
        name: `Nama ${id}`,
        homeId: null,
        phone: null,
        availability: 'unknown',
        level: null,
        mergedInto: null,
        roles: kept,
        certificates: [],
      };
    });

  test('the one serves in a role, in each area and on each day, where either of both did, and nowhere else', () => {
    const isOn = ({ from, until }: WholeRole, on: string) =>
      (from ?? '') <= on && on <= (until ?? '9999-12-31');
    fc.assert(
      fc.property(pillar(1), pillar(2), (a, b) => {
        const joined = joinPillars(a, b, {});
        expect(new Set(joined.roles.map((r) => r.no)).size).toBe(joined.roles.length);
        const twice = joined.roles.filter((x, i) =>
          joined.roles.slice(i + 1).some((y) => overlaps(x, y) !== undefined),
        );
        expect(twice).toEqual([]);
        for (const on of DAYS) {
          const served = (of: readonly WholeRole[]) =>
            of.filter((r) => isOn(r, on)).flatMap((r) => r.areas.map((x) => `${r.role} ${x.areaId}`));
          const either = new Set([...served(a.roles), ...served(b.roles)]);
          expect(served(joined.roles).sort()).toEqual([...either].sort());
        }
      }),
    );
  });
});

test('one certificate for another role certifies nobody, the best one counts, and a person once in all', () => {
  const certificate = { no: 1, kind: 'LSP', issuer: null, number: null, issued: null };
  const pillar = held({
    roles: [serving('tksk', '63.71.01', '63.71.02')],
    certificates: [
      { ...certificate, role: 'pendamping-pkh', validUntil: null },
      { ...certificate, no: 2, role: 'tksk', validUntil: '2026-05-01' },
      { ...certificate, no: 3, role: null, validUntil: '2025-01-01' },
    ],
  });
  const { counted, ending } = countCertified([pillar], {
    on: ON,
    role: 'tksk',
    digits: 8,
    inside: () => true,
  });
  const counts = { persons: 1, valid: 0, ending: 1, ended: 0, none: 0 };
  expect(counted).toEqual(
    ['', '63.71.01', '63.71.02'].map((code) => ({ role: 'tksk', area: code, ...counts })),
  );
  expect(ending.filter(({ n }) => n > 0)).toEqual([{ month: '2026-05', n: 1 }]);
});

test('a role outside what is asked for counts nowhere, and a certificate not before it is issued', () => {
  const certificate = { no: 1, kind: 'LSP', issuer: null, number: null, issued: '2026-05-01' };
  const pillar = held({
    roles: [serving('tksk', '63.71.02'), serving('pendamping-pkh', '63.71.01.1001')],
    certificates: [{ ...certificate, role: 'pendamping-pkh', validUntil: null }],
  });
  const inside = (code: string) => code.startsWith('63.71.01');
  const told = (on: string) => countCertified([pillar], { on, digits: 8, inside }).counted;
  const counts = { role: 'pendamping-pkh', persons: 1, valid: 0, ending: 0, ended: 0, none: 0 };
  const both = (how: object) => ['', '63.71.01'].map((area) => ({ ...counts, area, ...how }));
  expect(told('2026-04-30')).toEqual(both({ none: 1 }));
  expect(told('2026-05-01')).toEqual(both({ valid: 1 }));
  const [only] = pillar.certificates;
  expect(only && [standing(only, '2026-04-30'), standing(only, '2026-05-01')]).toEqual(['coming', 'valid']);
});

describe('who is taken out of the contacts of an area', () => {
  const ever = [
    { list: 1, no: 1, name: 'Ahmad Contoh' },
    { list: 1, no: 2, name: 'Budi Contoh' },
    { list: 2, no: 1, name: 'H. Ahmad Contoh, S.Sos' },
    { list: 3, no: 1, name: 'Ahmat Contoh' },
    { list: 3, no: 2, name: 'Citra Contoh' },
  ];
  const taken = (name: string) => sameContact(ever, name).map(({ list, no }) => `${list}.${no}`);

  test('is taken out of every list, also where the name was written otherwise', () => {
    expect(taken('ahmat contoh')).toEqual(['1.1', '2.1', '3.1']);
  });
  test('is nobody who has the number since, and nobody where the name never stood', () => {
    expect(taken('Budi Contoh')).toEqual(['1.2']);
    expect(taken('Citra Contoh')).toEqual(['3.2']);
    expect(taken('Dewi Contoh')).toEqual([]);
  });
});

test('a name is the same with title, capitals and marks, and another is not', () => {
  expect(personKey('Hj. Siti  Amïnah, S.Sos')).toBe(personKey('SITI AMINAH'));
  expect(personKey('Siti Aminah')).not.toBe(personKey('Siti Aminan'));
});

test.each(PILLAR_ROLES.flatMap((role) => [role.abbreviation, role.name.id].map((text) => [text, role.code])))(
  'the role "%s" is read as it is written',
  (text, code) => expect(readRole(text)).toBe(code),
);

describe('the simulated register', () => {
  const areas: ServedArea[] = [
    { code: '99.01', level: 'kabupaten', kind: null, parent: -1, households: 0 },
    ...[1, 2, 3].map(
      (k): ServedArea => ({
        code: `99.01.0${k}`,
        level: 'kecamatan',
        kind: null,
        parent: 0,
        households: 0,
      }),
    ),
    ...Array.from(
      { length: 24 },
      (_, i): ServedArea => ({
        code: `99.01.0${(i % 3) + 1}.10${String(i).padStart(2, '0')}`,
        level: 'desa',
        kind: i % 4 === 0 ? 'kelurahan' : 'desa',
        parent: 1 + (i % 3),
        households: 1200,
      }),
    ),
  ];
  const register = makeRegister('1', areas);

  test('is the same from the same seed, names nobody, and has a TKSK in each kecamatan', () => {
    expect(makeRegister('1', areas)).toEqual(register);
    expect(register.pillars.every((p) => p.name.endsWith(' Contoh'))).toBe(true);
    const tksk = register.pillars.flatMap((p) =>
      p.roles.filter((r) => r.role === 'tksk').flatMap((r) => r.areas),
    );
    expect(tksk.sort()).toEqual([1, 2, 3]);
  });

  test('leaves some desa without PSM, and no role ends before it begins', () => {
    const served = new Set(
      register.pillars.flatMap((p) =>
        p.roles.filter((r) => r.role === 'psm' && r.until === null).flatMap((r) => r.areas),
      ),
    );
    expect(served.size).toBeGreaterThan(12);
    expect(served.size).toBeLessThan(24);
    for (const { roles } of register.pillars)
      for (const { from, until } of roles) expect(until === null || from <= until).toBe(true);
  });
});
