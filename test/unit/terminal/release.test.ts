import { describe, expect, test } from 'vitest';
import { LONGEST_REASON } from '../../../data/catalogue/written-reason.ts';
import { id } from '../../../data/words/id.ts';
import { parseCommand } from '../../../server/terminal/parse.ts';

const parse = (...argv: string[]) => parseCommand(['release', ...argv], id);

describe('petasos release', () => {
  test('makes one, with a note if there is one, as text or as JSON', () => {
    expect(parse()).toEqual({ do: 'release', what: 'make', note: '', json: false });
    expect(parse('--note', '  Semester II lengkap ', '--json')).toEqual({
      do: 'release',
      what: 'make',
      note: 'Semester II lengkap',
      json: true,
    });
    expect(parse('--note', 'x'.repeat(999))).toMatchObject({ note: 'x'.repeat(LONGEST_REASON) });
  });

  test('list: those there are, and notes nothing', () => {
    expect(parse('list', '--json')).toEqual({ do: 'release', what: 'list', note: '', json: true });
    expect(() => parse('list', '--note', 'a')).toThrow(/--note/);
  });

  test.each([
    ['a word it does not know', ['now'], /release now/],
    ['more than one word', ['list', 'semua'], /semua/],
    ['an option of something else', ['--dry-run'], /--dry-run/],
    ['a note without words', ['--note'], /--note/],
  ])('%s: refused, and named', (_, argv, named) => {
    expect(() => parse(...argv)).toThrow(named);
  });
});
