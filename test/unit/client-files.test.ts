import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isClientFresh, sourceHash } from '../../server/client-files.ts';

const root = mkdtempSync(join(tmpdir(), 'petasos-client-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the built client', () => {
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  const stamp = () => write('dist/client/.built-from', sourceHash(root));

  beforeEach(() => {
    for (const folder of ['client/map', 'data/words', 'dist/client']) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    write('client/map/map.tsx', 'export const a = 1;');
    write('data/words/id.ts', 'export const b = 1;');
    write('package-lock.json', '{}');
    write('vite.config.ts', '');
    rmSync(join(root, 'dist/client/.built-from'), { force: true });
  });

  test('is missing until it was built', () => {
    expect(isClientFresh(root)).toBe(false);
    stamp();
    expect(isClientFresh(root)).toBe(true);
  });

  test.each(['client/map/map.tsx', 'data/words/id.ts', 'package-lock.json', 'vite.config.ts'])(
    'is stale when %s has changed',
    (path) => {
      stamp();
      write(path, 'changed');
      expect(isClientFresh(root)).toBe(false);
    },
  );

  test('is stale when a file came or went', () => {
    stamp();
    write('client/new.ts', '');
    expect(isClientFresh(root)).toBe(false);
    rmSync(join(root, 'client/new.ts'));
    expect(isClientFresh(root)).toBe(true);
  });
});
