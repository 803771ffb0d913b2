import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classOf, previewPicture } from '../../../client/disclosure/preview-picture.ts';
import {
  areSame,
  atLevel,
  emptyGroups,
  groupOf,
  inGroup,
  isFinished,
} from '../../../client/disclosure/rules.ts';
import { STANDARD_DISCLOSURE } from '../../../data/catalogue/disclosure.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../../data/contract/values.ts';

const types = STANDARD_DISCLOSURE.groups.flatMap((g) => g.types);
const slugs = STANDARD_DISCLOSURE.groups.map((g) => g.group);

describe('the rules of publishing, as they are put together on the page', () => {
  test('a type is in exactly one group, wherever it is moved', () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...types), fc.constantFrom(...slugs)), { maxLength: 30 });
    fc.assert(
      fc.property(moves, (all) => {
        const groups = all.reduce(
          (now, [type, group]) => inGroup(now, type, group),
          STANDARD_DISCLOSURE.groups,
        );
        expect(groups.flatMap((g) => g.types).sort()).toEqual([...types].sort());
        for (const [type, group] of all.slice(-1)) expect(groupOf(groups, type)).toBe(group);
      }),
    );
  });

  test('a group without a type is named, before the server is asked', () => {
    const only = STANDARD_DISCLOSURE.groups.find((g) => g.types.length === 1);
    const groups = inGroup(STANDARD_DISCLOSURE.groups, only?.types[0] ?? '', 'lainnya');
    expect(emptyGroups({ ...STANDARD_DISCLOSURE, groups })).toEqual([only?.group]);
    expect(emptyGroups(STANDARD_DISCLOSURE)).toEqual([]);
  });

  test('moving a type there and back leaves nothing to save', () => {
    const away = inGroup(STANDARD_DISCLOSURE.groups, 'PMKS-01', 'lainnya');
    expect(areSame(STANDARD_DISCLOSURE, { ...STANDARD_DISCLOSURE, groups: away })).toBe(false);
    const back = inGroup(away, 'PMKS-01', 'anak');
    expect(areSame(STANDARD_DISCLOSURE, { ...STANDARD_DISCLOSURE, groups: back })).toBe(true);
  });

  test('a closed type is opened further only with a reason, and closed again without one', () => {
    const ceiling = {
      type: 'PMKS-16',
      name: { id: 'ODHA', en: 'HIV' },
      standard: 'kabupaten',
      finest: 'kecamatan',
    } as const;
    const opened = atLevel([], ceiling, 'kecamatan');
    const done = (closed: typeof opened) => isFinished({ ...STANDARD_DISCLOSURE, closed }, [ceiling]);
    expect(done(opened)).toBe(false);
    expect(done(opened.map((c) => ({ ...c, reason: 'Diminta Komisi Penanggulangan AIDS' })))).toBe(true);
    expect(atLevel(opened, ceiling, 'kabupaten')).toEqual([]);
  });
});

describe('the map of a preview', () => {
  test('what is all hidden and what has no figures never look like a share', () => {
    expect(classOf(0, 0)).toBe(CLASS_NO_DATA);
    expect(classOf(0, 3)).toBe(CLASS_HIDDEN);
    expect(classOf(3, 0)).toBe(0);
  });

  test('every share of an area has a class, higher for more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), (shown, hidden) => {
        const at = classOf(shown, hidden);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(classOf(shown, hidden + 1)).toBeGreaterThanOrEqual(at);
      }),
    );
  });

  test('its legend counts each area once', () => {
    const { legend } = previewPicture({
      family: 'type',
      level: 'kecamatan',
      id: [1, 2, 3, 4],
      shown: [10, 9, 0, 0],
      hidden: [0, 1, 4, 0],
    });
    expect(legend.classes.map((c) => c.areas)).toEqual([1, 1, 0, 0]);
    expect([legend.hidden.areas, legend.noData.areas]).toEqual([1, 1]);
  });
});
