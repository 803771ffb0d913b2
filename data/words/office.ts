import type { NamedLevel } from '../catalogue/level-words.ts';
import { COMMON_WORDS, localWords } from '../catalogue/level-words.ts';
import { type NeedWord, STANDARD_NEED_WORD } from '../catalogue/need-words.ts';
import type { Naming } from '../contract/naming.ts';
import type { Language } from '../contract/view.ts';
import type { LevelName } from './answer.ts';
import type { Words } from './id.ts';

/** The words for the levels of one regency: what the office said, else what is usual there, else the common ones. */
function levelWordsOf(regency: string, said: Naming['levels']): Readonly<Record<NamedLevel, string>> {
  return { ...COMMON_WORDS, ...localWords(regency)?.words, ...said[regency] };
}

/** Several regencies may call a level differently: 'kapanewon/kemantren'. More than two say nothing: the common word. */
function wordFor(level: NamedLevel, regencies: readonly string[], said: Naming['levels']): string {
  const words = new Set(regencies.map((regency) => levelWordsOf(regency, said)[level]));
  return words.size === 0 || words.size > 2 ? COMMON_WORDS[level] : [...words].join('/');
}

/**
 * A dictionary as an office speaks in some regencies ('34.02'): its word for need in place of PPKS, and the words of
 * those regencies for their levels. Everything said from the dictionary follows: titles, sentences, reports, sheets.
 */
export function officeWords(words: Words, naming: Naming, regencies: readonly string[]): Words {
  const spoken = withNeedWord(words, naming.need);
  const { levels: said } = naming;
  const word = (level: NamedLevel, usual: string) => {
    const found = wordFor(level, regencies, said);
    return found === COMMON_WORDS[level] ? usual : found;
  };
  const { level, ...screen } = spoken.screen;
  const { desa, kelurahan } = {
    desa: word('desa', level.desa),
    kelurahan: word('kelurahan', level.kelurahan),
  };
  const both = desa === kelurahan ? desa : `${desa}/${kelurahan}`;
  const named: Record<LevelName, string> = {
    ...level,
    kecamatan: word('kecamatan', level.kecamatan),
    desa,
    kelurahan,
    desaKelurahan: desa === level.desa && kelurahan === level.kelurahan ? level.desaKelurahan : both,
    dusun: word('dusun', level.dusun),
    rw: word('rw', level.rw),
    rt: word('rt', level.rt),
  };
  const { domain } = spoken;
  const levels = {
    ...domain.level,
    kecamatan: word('kecamatan', domain.level.kecamatan),
    desa: both === level.desaKelurahan ? domain.level.desa : both,
    dusun: word('dusun', domain.level.dusun),
    rw: word('rw', domain.level.rw),
    rt: word('rt', domain.level.rt),
  };
  // The field that finds areas names some of them.
  const placeholder = screen.search.placeholder
    .replace('kecamatan', named.kecamatan)
    .replace('kelurahan', regencies.length === 0 ? level.kelurahan : villagesOf(named, regencies));
  return {
    ...spoken,
    screen: { ...screen, level: named, search: { ...screen.search, placeholder } },
    domain: { ...domain, level: levels },
  };
}

/** A city has kelurahan; a regency is known by its desa, whatever they are called there. */
function villagesOf(named: Record<LevelName, string>, regencies: readonly string[]): string {
  return regencies.every((code) => Number(code.slice(3, 5)) >= 71) ? named.kelurahan : named.desa;
}

/** 'PPKS (dahulu PMKS)' is said in full where a screen or a list is named, and short everywhere else. */
const SAID_IN_FULL = new Set(['screen.need.title', 'screen.pick.family.type', 'screen.data.kinds.need']);

const made = new WeakMap<object, Map<NeedWord, object>>();

/** The dictionaries are written with PPKS; another word takes its place in every text and every sentence. */
function withNeedWord<D extends object>(words: D, word: NeedWord): D {
  if (word === STANDARD_NEED_WORD) return words;
  const known = made.get(words) ?? new Map<NeedWord, object>();
  made.set(words, known);
  const spoken = known.get(word) ?? (inWord(words, word, '') as D);
  known.set(word, spoken);
  return spoken as D;
}

/** A dictionary that is fetched later, in the language and with the word for need of the one that is spoken. */
export function spokenAs<D extends object>(words: Words, dictionaries: Readonly<Record<Language, D>>): D {
  return withNeedWord(dictionaries[words.service.report.namesIn], words.domain.need);
}

function inWord(node: unknown, word: NeedWord, path: string): unknown {
  // How numbers and days are written says nothing of need.
  if (path === 'format') return node;
  const short = word === 'PPKS (dahulu PMKS)' && !SAID_IN_FULL.has(path) ? STANDARD_NEED_WORD : word;
  if (typeof node === 'string') return node.replaceAll(STANDARD_NEED_WORD, short);
  if (typeof node === 'function') {
    const sentence = node as (...facts: unknown[]) => unknown;
    return (...facts: unknown[]) =>
      eachText(sentence(...facts.map((fact) => eachText(fact, hide))), (text) =>
        show(text.replaceAll(STANDARD_NEED_WORD, short)),
      );
  }
  if (Array.isArray(node)) return node.map((part) => inWord(part, word, path));
  if (!isPlain(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, part]) => [
      key,
      inWord(part, word, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

/** What a sentence is made from (names of sources, of files) keeps its own words: a mark stands for them meanwhile. */
const MARK = '\uE000';
const hide = (text: string) => text.replaceAll(STANDARD_NEED_WORD, MARK);
const show = (text: string) => text.replaceAll(MARK, STANDARD_NEED_WORD);

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => eachText(part, change));
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, eachText(part, change)]));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
