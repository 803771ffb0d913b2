import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemWords } from '../../data/words/problems.ts';

/** Files whose `code: '...'` are findings; the readers of tables have a test of their own. */
const FILES = [
  'data/read/{geo,shape,geojson,geopackage,kml,shapefile,shp,wkb,zip,coordinates}.ts',
  'server/imports/{arealist,boundaries,changes,codes,matching,placing,setup,tree}/*.ts',
];

test('every finding about areas and borders has a sentence in both languages', () => {
  const used = new Set<string>();
  for (const file of globSync(FILES)) {
    const text = readFileSync(file, 'utf8');
    for (const m of text.matchAll(
      /(?:\bcode: |refuse\(|refusal\(|fault\(|brokenShape\(|(?:say|wrong)\('\w+', |nothing\(|no\(|\? |: )'([a-z]+(?:-[a-z0-9]+)+)'/g,
    )) {
      used.add(m[1] ?? '');
    }
  }
  for (const notOne of ['utf-8', 'placed-by-close-name']) used.delete(notOne);
  expect(used.size).toBeGreaterThan(40);
  expect([...used].filter((code) => !(code in problemWords.id))).toEqual([]);
  expect([...used].filter((code) => !(code in problemWords.en))).toEqual([]);
});

test('every sentence about areas and borders can be said with nothing to fill in', () => {
  for (const said of [problemWords.id, problemWords.en]) {
    for (const [code, sentence] of Object.entries(said)) {
      expect(sentence({}), code).not.toContain('undefined');
    }
  }
});
