import { expect, test } from 'vitest';
import { arrayText } from '../../../server/db/array-text.ts';

test('an array is written as PostgreSQL reads it: numbers, nothing, and words with whatever is in them', () => {
  expect(arrayText([1, -2.5, null])).toBe('{1,-2.5,NULL}');
  expect(arrayText(['rt', 'group:anak', 'NULL', 'a,b', '{"c\\d"}'])).toBe(
    '{"rt","group:anak","NULL","a,b","{\\"c\\\\d\\"}"}',
  );
  expect(arrayText([])).toBe('{}');
});
