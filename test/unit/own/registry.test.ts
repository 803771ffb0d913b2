import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRegistry } from '../../../data/catalogue/indicators.ts';
import { ownSeries, ownSlug } from '../../../data/catalogue/own.ts';
import { OWN_TEMPLATES } from '../../../data/catalogue/own-templates.ts';
import { indicator } from '../../../data/contract/indicator.ts';
import { type OwnDefinition, ownDraft } from '../../../data/contract/own-indicator.ts';
import { findOwn } from '../../../data/read/own-indicator.ts';
import { whyRefused } from '../../../server/own/check.ts';

const code = fc.stringMatching(/^[A-Z][A-Z0-9]{1,8}(-[A-Z0-9]{1,5})?$/);
const definition: fc.Arbitrary<OwnDefinition> = fc.record({
  code,
  kind: fc.constantFrom('jiwa', 'keluarga', 'unit', 'nilai'),
  name: fc.record({ id: fc.string({ minLength: 1, maxLength: 20 }), en: fc.constantFrom('', 'Name') }),
  unit: fc.record({ id: fc.constant('unit'), en: fc.constant('') }),
  source: fc.constant(''),
  access: fc.constantFrom('open', 'closed'),
  finest: fc.constantFrom(null, 'kabupaten', 'kecamatan', 'desa', 'rt'),
  rates: fc.uniqueArray(fc.constantFrom('per1000', 'per100Households', 'perKm2')),
  shareOf: fc.option(code, { nil: null }),
  retired: fc.boolean(),
});
const some = fc.uniqueArray(definition, { maxLength: 6, selector: (o) => o.code });

describe('the registry with an office’s own indicators', () => {
  test('holds what is in use and no retired one, each once, found by its id and its series', () => {
    const common = makeRegistry().indicators.length;
    fc.assert(
      fc.property(some, (own) => {
        const registry = makeRegistry(own);
        const ids = registry.indicators.map((i) => i.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const i of registry.indicators) expect(indicator.parse(i)).toEqual(i);
        expect(ids.length).toBeGreaterThanOrEqual(common);
        for (const o of own) {
          expect(registry.slugOf(ownSeries(o))).toBe(o.retired ? undefined : ownSlug(o.code));
          const found = registry.indicators.filter((i) => i.series === ownSlug(o.code));
          if (o.retired) expect(found).toEqual([]);
          else if (o.kind === 'nilai') expect(found.map((i) => i.measure)).toEqual(['rate']);
          else expect(found[0]?.measure).toBe('count');
          // A limit is one of closed indicators alone.
          const entry = registry.find(`${ownSlug(o.code)}.count`)?.entry;
          if (entry) expect(entry.finest).toBe(o.access === 'closed' ? o.finest : null);
        }
      }),
    );
  });

  test('says PPKS in the office’s word, but never in what an office itself has written', () => {
    const own = { ...(OWN_TEMPLATES[0] as OwnDefinition), unit: { id: 'PPKS kota', en: '' }, retired: false };
    const { indicators } = makeRegistry([own], 'PMKS');
    expect(indicators.find((i) => i.id === 'total.count')?.countUnit.id).toBe('PMKS tercatat');
    expect(indicators.find((i) => i.family === 'own')?.countUnit.id).toBe('PPKS kota');
  });
});

describe('what may be said of an own indicator', () => {
  test('every template may be made as it is, one after the other', () => {
    const kept: OwnDefinition[] = [];
    for (const template of OWN_TEMPLATES) {
      expect(ownDraft.parse(template)).toEqual(template);
      const made = { ...template, retired: false };
      expect(whyRefused(made, kept, true)).toBeUndefined();
      kept.push(made);
    }
  });

  test('a code is given once, and one that was accepted may be said again as it is', () => {
    fc.assert(
      fc.property(some, (said) => {
        const kept: OwnDefinition[] = [];
        for (const one of said) {
          if (whyRefused(one, kept, true) === undefined) kept.push(one);
        }
        for (const one of kept) {
          expect(whyRefused(one, kept, true)?.reason).toBe('code-taken');
        }
      }),
    );
  });

  test('one that is the whole of another is not retired before it', () => {
    const [first, second] = OWN_TEMPLATES.map((t) => ({ ...t, retired: false }));
    if (!first || !second) throw new Error('there are two templates');
    const part = { ...second, shareOf: first.code };
    expect(whyRefused({ ...first, retired: true }, [first, part], false)).toEqual({
      reason: 'is-whole',
      other: second.code,
    });
  });
});

describe('an own indicator in a file', () => {
  const all = OWN_TEMPLATES.map((t) => ({ ...t, retired: t.code === 'ATS' }));
  test.each([
    ['RTLH', 'RTLH'],
    ['rtlh', 'RTLH'],
    ['Rumah tidak layak huni', 'RTLH'],
    ['kpm pkh', 'KPM-PKH'],
    ['Families in DTSEN decile 2', 'DTSEN-D2'],
  ])('%s is found', (text, expected) => {
    expect(findOwn(text, all)).toMatchObject({ kind: 'indicator', indicator: { code: expected } });
  });
  test('a near miss is suggested, a retired one is said so', () => {
    expect(findOwn('RTLHH', all)).toMatchObject({
      kind: 'unknown',
      suggestion: expect.stringContaining('RTLH'),
    });
    expect(findOwn('ATS', all).kind).toBe('retired');
    expect(findOwn('kucing', all)).toEqual({ kind: 'unknown', suggestion: undefined });
    expect(findOwn('', all)).toEqual({ kind: 'unknown', suggestion: undefined });
  });
});
