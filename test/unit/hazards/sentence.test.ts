import { expect, test } from 'vitest';
import type { ExposureFacts } from '../../../data/contract/hazard.ts';
import { hazardWords } from '../../../data/words/hazards.ts';

const none = { exposed: null, of: null, hidden: false };
const told = (areas: Partial<ExposureFacts['areas']>): ExposureFacts => ({
  hazard: 'banjir',
  reach: 'sedang-ke-atas',
  level: 'kecamatan',
  within: { id: 1, code: '99.01', name: 'Kabupaten Contoh', level: 'kabupaten' },
  areas: { all: 12, exposed: 4, notExposed: 8, slight: 0, unknown: 0, waiting: 0, ...areas },
  land: null,
  people: none,
  households: none,
  need: none,
  evacuation: none,
  worst: [],
  sets: [],
  sketched: 0,
  settled: null,
  simulated: false,
  release: null,
});

test('an area that a zone only grazes is named beside those counted as hit: the map has people there', () => {
  const { id, en } = hazardWords;
  expect(id.answer(told({ slight: 1 }), 'kecamatan').more[0]).toBe(
    'Satu kecamatan lain hanya terkena kurang dari 1 persen wilayahnya.',
  );
  expect(id.answer(told({ exposed: 0, slight: 2 }), 'kecamatan').more[0]).toBe(
    'Dua kecamatan hanya terkena kurang dari 1 persen wilayahnya.',
  );
  expect(en.answer(told({ slight: 1 }), 'kecamatan').more[0]).toBe(
    'One more has less than 1 percent of the land in them.',
  );
  expect(id.answer(told({}), 'kecamatan').more).toEqual([]);
});
