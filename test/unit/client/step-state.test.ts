import { describe, expect, test } from 'vitest';
import { nextStep, stepStates, type WhatIsHere } from '../../../client/first/step-state.ts';
import type { Place } from '../../../data/contract/area.ts';

const place = (levels: Place['levels'], periods: string[] = []): Place => ({
  area: { id: 1, code: '63.71', name: 'Kota Banjarmasin', level: 'kabupaten' },
  province: { id: 2, code: '63', name: 'Kalimantan Selatan', level: 'provinsi' },
  bounds: null,
  levels,
  periods,
  simulated: false,
});
const listed: Place['levels'] = [
  { level: 'kecamatan', areas: 5, shapes: 0 },
  { level: 'desa', areas: 52, shapes: 0 },
];
const nothing: WhatIsHere = { places: [], office: { name: '', skipped: [] }, imports: [] };

describe('the steps of the set-up', () => {
  test('with nothing here every step is missing, and the region comes first', () => {
    const states = stepStates(nothing);
    expect(new Set(Object.values(states))).toEqual(new Set(['missing']));
    expect(nextStep(states)).toBe('region');
  });

  test('a regency from the code list is done without shapes, figures or lists', () => {
    const states = stepStates({ ...nothing, places: [place(listed)] });
    expect(states).toMatchObject({
      region: 'done',
      boundaries: 'missing',
      need: 'missing',
      lists: 'missing',
    });
    expect(nextStep(states)).toBe('office');
  });

  test('a step that was skipped gives way to the next, and is done once somebody brings what it wants', () => {
    const office = { name: 'Dinas Sosial', skipped: ['boundaries', 'population'] as const };
    const here = { ...nothing, office: { ...office, skipped: [...office.skipped] }, places: [place(listed)] };
    expect(stepStates(here).boundaries).toBe('skipped');
    expect(nextStep(stepStates(here))).toBe('need');
    const shapes = [place([{ level: 'desa', areas: 52, shapes: 52 }], ['2025'])];
    expect(stepStates({ ...here, places: shapes })).toMatchObject({ boundaries: 'done', need: 'done' });
  });

  test('an import that was taken back does not count', () => {
    const imports = [{ kind: 'population', state: 'undone' }] as const;
    expect(stepStates({ ...nothing, imports }).population).toBe('missing');
    expect(stepStates({ ...nothing, imports: [{ kind: 'population', state: 'applied' }] }).population).toBe(
      'done',
    );
  });

  test('with everything done or skipped no step waits', () => {
    const skipped = ['region', 'office', 'boundaries', 'population', 'need', 'lists'] as const;
    expect(nextStep(stepStates({ ...nothing, office: { name: '', skipped: [...skipped] } }))).toBeUndefined();
  });
});
