import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, readMarkdown, wordsOf } from '../../../client/help/markdown.ts';

const only = (text: string): Block | undefined => readMarkdown(text)[0];

describe('the text of the help', () => {
  test('is read into headings, paragraphs, lists, tables and code', () => {
    const blocks = readMarkdown(
      '# Judul\n\nSatu baris\ndan lagi.\n\n1. satu\n   lanjut\n2. dua\n- lain\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nkode  *x*\n```\n',
    );
    expect(blocks.map((b) => b.is)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'code']);
    expect(blocks.map(wordsOf)).toEqual([
      'Judul',
      'Satu baris dan lagi.',
      'satu lanjut dua',
      'lain',
      'a b 1 2',
      'kode  *x*',
    ]);
    expect(blocks[2]).toMatchObject({ ordered: true, items: [{ length: 1 }, { length: 1 }] });
  });

  test('tells labels, stress, code and links within a line', () => {
    expect(
      only('Buka **Data**, *bukan* `npx` atau [angka](angka.md#nihil), [di sini](#asal-angka).'),
    ).toEqual({
      is: 'paragraph',
      line: [
        { is: 'text', text: 'Buka ' },
        { is: 'label', text: 'Data' },
        { is: 'text', text: ', ' },
        { is: 'stress', text: 'bukan' },
        { is: 'text', text: ' ' },
        { is: 'code', text: 'npx' },
        { is: 'text', text: ' atau ' },
        { is: 'link', text: 'angka', page: 'angka', anchor: 'nihil' },
        { is: 'text', text: ', ' },
        { is: 'link', text: 'di sini', anchor: 'asal-angka' },
        { is: 'text', text: '.' },
      ],
    });
  });

  test.each(['javascript:alert', 'https://example.org', '//example.org', '../operations.md', 'data:x'])(
    'makes no link of %s',
    (to) => {
      expect(only(`[baca](${to})`)).toMatchObject({ line: [{ is: 'text', text: 'baca' }] });
    },
  );

  test('of any kind is read to its end, and HTML stays text', () => {
    expect(only('<img src=x onerror=alert(1)>')).toEqual({
      is: 'paragraph',
      line: [{ is: 'text', text: '<img src=x onerror=alert(1)>' }],
    });
    const pieces = fc.constantFrom(
      '# a',
      '- b',
      '1. c',
      '| d |',
      '|--|--|',
      '```',
      '',
      '  e',
      '**',
      '[x](',
      'f',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (lines) => {
        for (const block of readMarkdown(lines.join('\n'))) expect(typeof wordsOf(block)).toBe('string');
      }),
    );
  });
});
