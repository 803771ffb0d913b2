import { expect, test } from 'vitest';
import { RecentMemory } from '../../../server/tiles/memory.ts';

test('what was used longest ago leaves first when the memory is full', () => {
  const memory = new RecentMemory<string>(30);
  memory.set('a', 'A', 10);
  memory.set('b', 'B', 10);
  memory.set('c', 'C', 10);
  expect(memory.get('a')).toBe('A');
  memory.set('d', 'D', 10);
  expect(memory.get('b')).toBeUndefined();
  expect([memory.get('a'), memory.get('c'), memory.get('d')]).toEqual(['A', 'C', 'D']);
  expect(memory.bytes).toBe(30);
});

test('the same key counts once, and a thing larger than the memory is not kept', () => {
  const memory = new RecentMemory<string>(30);
  memory.set('a', 'A', 10);
  memory.set('a', 'A2', 20);
  expect(memory.bytes).toBe(20);
  memory.set('b', 'B', 31);
  expect(memory.get('b')).toBeUndefined();
  expect(memory.get('a')).toBe('A2');
});
