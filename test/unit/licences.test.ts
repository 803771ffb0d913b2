import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesPage, PAGE, runtimePackages, unknownLicences } from '../licences.ts';

test('every package that Petasos runs with has a licence that somebody has looked at', () => {
  const packages = runtimePackages();
  expect(packages.length).toBeGreaterThan(100);
  expect(unknownLicences(packages)).toEqual([]);
  const strange = ['GPL-3.0', '', 'SEE LICENSE IN x', '(MIT OR AGPL-3.0)'].map((licence) => ({
    name: 'x',
    version: '1',
    licence,
  }));
  expect(unknownLicences(strange)).toEqual(strange);
});

test('docs/licences.md lists them as they are installed: node test/licences.ts', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(licencesPage(runtimePackages()));
});
