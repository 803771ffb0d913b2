import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorOf, type Block, type Inline, readMarkdown } from '../../../client/help/markdown.ts';
import { baseMapWords } from '../../../data/words/base-map.ts';
import { en } from '../../../data/words/en.ts';
import { facilityWords } from '../../../data/words/facilities.ts';
import { hazardWords } from '../../../data/words/hazards.ts';
import { id } from '../../../data/words/id.ts';
import { neededWords } from '../../../data/words/needed.ts';
import { planResultWords } from '../../../data/words/plan-result.ts';
import { registerWords } from '../../../data/words/register.ts';
import { responseWords, sheetWords } from '../../../data/words/response.ts';

/** Every text of a dictionary; what a sentence fills in stands as '…'. */
function textsOf(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node === 'function') {
    return [...String(node).matchAll(/`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)'|"([^"\n]*)"/g)].map((m) =>
      blank(m[1] ?? m[2] ?? m[3] ?? ''),
    );
  }
  if (Array.isArray(node)) return node.flatMap(textsOf);
  return Object.values(node as object).flatMap(textsOf);
}

/** 'Lihat ${n} ${areas} di dalamnya' -> 'lihat … di dalamnya' */
function blank(text: string): string {
  return text
    .replaceAll(/\$\{[^}]*\}/g, '…')
    .replaceAll(/…(\s*…)+/g, '…')
    .trim();
}

function runsOf(block: Block): readonly Inline[] {
  if (block.is === 'paragraph') return block.line;
  if (block.is === 'list') return block.items.flat();
  return block.is === 'table' ? [block.head, ...block.rows].flat(2) : [];
}

const pages = globSync('docs/{id,en}/*.md')
  .sort()
  .map((path) => ({ path, name: basename(path, '.md'), blocks: readMarkdown(readFileSync(path, 'utf8')) }));

/** Names and units of what can be mapped stand in the catalogues. */
const catalogues = globSync('data/catalogue/*.ts').flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/'([^'\n]+)'/g)].map((m) => m[1] ?? ''),
);
const setOf = (texts: readonly string[]) => new Set([...texts, ...catalogues].map((t) => t.toLowerCase()));
const later = [
  baseMapWords,
  facilityWords,
  hazardWords,
  neededWords,
  planResultWords,
  registerWords,
  responseWords,
  sheetWords,
];
const known = {
  id: setOf([id, ...later.map((words) => words.id)].flatMap(textsOf)),
  en: setOf([en, ...later.map((words) => words.en)].flatMap(textsOf)),
};

describe('the help', () => {
  test('has a page for each user', () => {
    const names = pages.map((p) => p.name);
    for (const user of ['perencana', 'pimpinan', 'tagana', 'pilar', 'operator', 'ti']) {
      expect(names).toContain(user);
    }
  });

  test.each(pages.map((p) => [p.path, p] as const))(
    '%s quotes only labels that the interface has',
    (path, page) => {
      const labels = page.blocks.flatMap(runsOf).filter((run) => run.is === 'label');
      const language = path.startsWith('docs/en') ? 'en' : 'id';
      expect(labels.map((l) => l.text).filter((text) => !known[language].has(text.toLowerCase()))).toEqual(
        [],
      );
      expect(labels.length).toBeGreaterThan(path.endsWith('ti.md') ? -1 : 2);
    },
  );

  test('links only to pages and headings that there are', () => {
    const headings = new Map(
      pages.map((p) => [p.name, new Set(p.blocks.flatMap((b) => (b.is === 'heading' ? [b.id] : [])))]),
    );
    const broken = pages.flatMap(({ name, blocks }) =>
      blocks.flatMap(runsOf).filter((run) => {
        if (run.is !== 'link') return false;
        const there = headings.get(run.page ?? name);
        return !there || (run.anchor !== undefined && !there.has(run.anchor));
      }),
    );
    expect(broken).toEqual([]);
  });

  test('names no heading of a page twice, and begins each page with its title', () => {
    for (const { path, blocks } of pages) {
      const ids = blocks.flatMap((b) => (b.is === 'heading' ? [b.id] : []));
      expect(new Set(ids).size, path).toBe(ids.length);
      expect(blocks[0], path).toMatchObject({ is: 'heading', level: 1 });
    }
    expect(anchorOf('Bila tidak ada internet?')).toBe('bila-tidak-ada-internet');
  });

  test('avoids the words an office does not use of people', () => {
    for (const { path, blocks } of pages) {
      const text = JSON.stringify(blocks).toLowerCase();
      for (const word of ['terburuk', 'penderita', 'cacat', 'kasus']) expect(text, path).not.toContain(word);
    }
  });
});
