import { describe, expect, test } from 'vitest';
import { nameWords } from '../../../data/read/names.ts';
import { monthNumber, readPeriod } from '../../../data/read/period.ts';
import { romanNumber } from '../../../data/read/rt-rw.ts';
import { readWish } from '../../../server/areas/search/text.ts';
import { nameHeading } from '../../../server/imports/placing/headings.ts';

/** Words that every object of the language answers to. */
const WORDS = Object.getOwnPropertyNames(Object.prototype);

describe('a word that the programming language knows is a word like any other', () => {
  test.each(WORDS)('%s', (word) => {
    expect(monthNumber(word)).toBeUndefined();
    expect(readPeriod(`${word} 2025`)).toBeUndefined();
    expect(romanNumber(word)).toBeUndefined();
    expect(nameHeading(word)).toBeUndefined();
    const wish = readWish(word);
    expect(wish.level).toBeNull();
    expect([...wish.names, ...nameWords(word, 'desa')].every((said) => typeof said === 'string')).toBe(true);
  });
});
