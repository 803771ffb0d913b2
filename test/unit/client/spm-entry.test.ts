import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellsOf, EMPTY_CELLS, readEntry, rebase } from '../../../client/spm/entry-rows.ts';
import { type SpmRow, spmEntry } from '../../../data/contract/spm.ts';

const row = (code: string, part: Partial<SpmRow> = {}): SpmRow => ({
  id: 1,
  code,
  name: code,
  level: 'desa',
  target: 100,
  served: 40,
  unserved: 60,
  achieved: 40,
  basis: 'reported',
  servedBasis: 'reported',
  budget: null,
  ...part,
});

const A = '63.71.01.1001';
const B = '63.71.01.1002';

test('only areas whose figures were changed are sent', () => {
  const before = cellsOf([row(A), row(B)]);
  expect(readEntry(before, before)).toEqual({ rows: [], faults: new Map() });
  const now = { ...before, [B]: { target: '1.200', served: '90', budget: '' } };
  expect(readEntry(now, before).rows).toEqual([{ code: B, target: 1200, served: 90, budget: null }]);
});

test('a sum of the areas below, a hidden figure or a part of one is not offered to be written back', () => {
  const cells = cellsOf([
    row(A, { basis: 'rolledUp', servedBasis: 'rolledUp' }),
    row(B, { basis: 'hidden', servedBasis: 'hidden', target: null }),
  ]);
  expect(Object.values(cells)).toEqual(Array(2).fill({ target: '', served: '', budget: '' }));
});

test('those served of the areas below are not written back with a target that was told of the area itself', () => {
  expect(cellsOf([row(A, { servedBasis: 'rolledUp' })])[A]).toEqual({
    target: '100',
    served: '',
    budget: '',
  });
});

test('for another period the figures of this one make room, what was typed stays; back again they stand there', () => {
  const before = cellsOf([row(A), row(B)]);
  const typed = { ...before, [B]: { target: '7', served: '1', budget: '' } };
  const other = rebase(typed, before, {});
  expect(other).toEqual({ [A]: EMPTY_CELLS, [B]: typed[B] });
  expect(readEntry(other, {}).rows.map(({ code }) => code)).toEqual([B]);
  expect(rebase(other, {}, before)).toEqual(typed);
});

test('a target may stand without those served: not known is sent as not known, and no figure that is there is emptied', () => {
  const alone = readEntry({ [A]: { target: '120', served: '', budget: '' } }, {});
  expect(alone).toEqual({ rows: [{ code: A, target: 120, served: null, budget: null }], faults: new Map() });
  const before = cellsOf([row(A)]);
  expect(readEntry({ [A]: { target: '120', served: '', budget: '' } }, before).faults.get(A)).toBe('cleared');
});

test('half a pair, more served than there are, and a budget that is no number are named by area', () => {
  const cell = (target: string, served: string, budget = '') => ({ target, served, budget });
  const fault = (of: ReturnType<typeof cell>) => readEntry({ [A]: of }, {}).faults.get(A);
  expect(fault(cell('', '4'))).toBe('both');
  expect(fault(cell('', '', '500'))).toBe('both');
  expect(fault(cell('10', '4,5'))).toBe('both');
  expect(fault(cell('1.2', '1'))).toBe('both');
  expect(fault(cell('10', '11'))).toBe('more');
  expect(fault(cell('10', '4', 'sepuluh juta'))).toBe('budget');
  expect(fault(cell('1.000', '4', '10.000.000'))).toBeUndefined();
});

test('whatever is typed: what has no fault is read by the server', () => {
  const number = fc.oneof(fc.nat(200), fc.nat(), fc.maxSafeNat()).map(String);
  const text = fc.oneof({ arbitrary: number, weight: 8 }, fc.string({ maxLength: 18 }));
  const cells = fc.record({ target: text, served: text, budget: text });
  fc.assert(
    fc.property(cells, (cell) => {
      const { rows } = readEntry({ [A]: cell }, {});
      if (rows.length === 0) return;
      const rest = { service: 'lansia-terlantar', period: '2025', asOf: null, source: 'x' };
      expect(spmEntry.safeParse({ ...rest, rows }).success).toBe(true);
    }),
  );
});
