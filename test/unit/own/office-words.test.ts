import { beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_WORDS, localWords } from '../../../data/catalogue/level-words.ts';
import { NEED_WORDS } from '../../../data/catalogue/need-words.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';
import { levelName } from '../../../data/words/level-name.ts';
import { officeWords, spokenAs } from '../../../data/words/office.ts';
import { problemWords } from '../../../data/words/problems.ts';
import { type CodeList, readCodeList } from '../../../server/areas/codelist.ts';

const PPKS = { need: 'PPKS', levels: {} } as const;

describe('the words for levels', () => {
  let list: CodeList;
  beforeAll(async () => {
    list = await readCodeList();
  });

  test('are kept for provinces and regencies that there are', () => {
    for (const { within } of LOCAL_WORDS) expect(list.find(within), within).toBeDefined();
    expect(new Set(LOCAL_WORDS.map((w) => w.within)).size).toBe(LOCAL_WORDS.length);
  });

  test('are those of the regency, and of two that differ both', () => {
    const bantul = officeWords(id, PPKS, ['34.02']);
    expect(bantul.screen.level.kecamatan).toBe('kapanewon');
    expect(bantul.screen.level[levelName('desa', ['34.02.08.2003'])]).toBe('kalurahan');
    expect(bantul.domain.level.dusun).toBe('padukuhan');
    expect(bantul.screen.search.placeholder).toBe('Cari kapanewon, kalurahan, RW …');
    expect(officeWords(id, PPKS, ['34.02', '34.71']).screen.level.kecamatan).toBe('kapanewon/kemantren');
    expect(officeWords(en, PPKS, ['13.04']).screen.level.desa).toBe('nagari');
    expect(officeWords(id, PPKS, ['91.03']).domain.level.kecamatan).toBe('distrik');
    expect(localWords('63.71')).toBeUndefined();
  });

  test('are the common ones where nothing else is said, or too much', () => {
    for (const words of [id, en]) {
      const spoken = officeWords(words, PPKS, ['63.71']);
      expect(spoken.screen.level).toEqual(words.screen.level);
      expect(spoken.domain.level).toEqual(words.domain.level);
      expect(officeWords(words, PPKS, []).screen.level).toEqual(words.screen.level);
    }
    expect(officeWords(id, PPKS, ['11.01', '11.02', '11.04']).screen.level.desa).toBe('desa');
  });

  test('are the office’s own where it has changed them', () => {
    const naming = { need: 'PPKS', levels: { '63.71': { rt: 'rukun tetangga' } } } as const;
    const spoken = officeWords(id, naming, ['63.71']);
    expect([spoken.screen.level.rt, spoken.domain.level.rt]).toEqual(['rukun tetangga', 'rukun tetangga']);
    expect(officeWords(id, naming, ['63.72']).screen.level.rt).toBe('RT');
  });
});

describe('the word for need', () => {
  test('stands in every text and sentence, and in none that was given', () => {
    const pmks = officeWords(id, { need: 'PMKS', levels: {} }, []);
    expect(pmks.screen.need.title).toBe('Peta Sebaran PMKS');
    expect(JSON.stringify(texts(pmks))).not.toContain('PPKS');
    expect(pmks.screen.legend.sources('Rekap PPKS 2025')).toBe('Sumber: Rekap PPKS 2025');
    const problem = spokenAs(pmks, problemWords);
    expect(problem['type-unknown']({ value: 'PPKS-99' })).toContain('"PPKS-99"');
    expect(JSON.stringify(texts(problem))).not.toContain('PPKS');
    expect(officeWords(id, PPKS, []).screen.need).toBe(id.screen.need);
  });

  test('with the old word beside it is said in full once, in titles', () => {
    const both = officeWords(id, { need: 'PPKS (dahulu PMKS)', levels: {} }, []);
    expect(both.screen.need.title).toBe('Peta Sebaran PPKS (dahulu PMKS)');
    expect(both.screen.menu.needs).toBe('Sebaran PPKS');
  });

  test('leaves numbers and days as they are written', () => {
    for (const need of NEED_WORDS) {
      const spoken = officeWords(en, { need, levels: {} }, []);
      expect(spoken.format.number(1234.5, 1)).toBe('1,234.5');
    }
  });
});

/** Every text of a dictionary, and what its sentences without facts say. */
function texts(node: unknown): string[] {
  if (typeof node === 'string') return [node];
  if (typeof node !== 'object' || node === null) return [];
  return Object.values(node).flatMap(texts);
}
