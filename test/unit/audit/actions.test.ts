import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RIGHTS } from '../../../data/catalogue/rights.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';

const root = join(import.meta.dirname, '../../..');
const ACTION =
  /'((?:view|export|import|account|session|sign-in|invitation|role|grant|wider|refused|setup|audit|office|naming|own-indicator|alias|vocabulary)\.[a-z-]+)'/g;

test('everything that is put on record is told in words, in both languages', () => {
  const rights = new Set<string>(RIGHTS);
  const actions = new Set<string>();
  for (const file of globSync('server/**/*.ts', { cwd: root })) {
    for (const [, action = ''] of readFileSync(join(root, file), 'utf8').matchAll(ACTION))
      actions.add(action);
  }
  const known = [...actions].filter((action) => !rights.has(action));
  expect(known.length).toBeGreaterThan(20);
  for (const words of [id, en]) {
    expect(known.filter((action) => words.audit.actions[action] === undefined)).toEqual([]);
  }
});
