import { levelOfCode, parentCode } from '../../../data/catalogue/codes.ts';
import { depthOf, isFiner, type Level } from '../../../data/catalogue/levels.ts';
import { LEFT_OUT } from '../../../data/contract/matching.ts';
import { type ReadCode, readAreaCode } from '../../../data/read/area-code.ts';
import { readCodeCell } from '../../../data/read/code-cell.ts';
import { closest, editDistance, looseNameKey, matchName, type NameMatch } from '../../../data/read/names.ts';
import { judgeName, type Ranked } from '../../../data/read/rank-names.ts';
import { type BelowVillage, codeBelow, type Numbers, partNumber } from '../../../data/read/rt-rw.ts';
import { soundKey } from '../../../data/read/spelling.ts';
import type { CodeList, ListedArea } from '../../areas/answer.ts';
import type { Finding } from '../findings.ts';
import { KnownWords } from '../matching/known.ts';
import type { Asked } from '../matching/matches.ts';
import { readNumbersUnder } from './headings.ts';
import type { Layout } from './layout.ts';

/** What a row says about which area it is. */
export interface Placement {
  /** code of the area, or of the desa it lies in while the number is missing; undefined: not known from its columns */
  readonly code: string | undefined;
  /** below the desa: no usable number, the area is told apart by order only */
  readonly unnumbered: boolean;
  /** numbers below the desa, for a row whose desa is to be found by place */
  readonly numbers: Numbers;
  /** the name the file gives it, null where it gives none */
  readonly name: string | null;
  /** a code that reads as one and that the code list does not know: perhaps an area of an earlier change knows it */
  readonly unlisted: string | undefined;
  /** the column it stands in */
  readonly unlistedIn: string | undefined;
  /** for a row with such a code: which area it would be by its names */
  readonly byName: string | undefined;
  /** names and codes that are not sure, with what was taken for now */
  readonly questions: readonly Asked[];
  /** somebody said to leave such rows out */
  readonly isLeftOut: boolean;
  readonly findings: readonly Finding[];
}

type Row = Readonly<Record<string, unknown>>;

const BELOW: readonly BelowVillage[] = ['dusun', 'rw', 'rt'];
const NAMED: readonly Level[] = ['provinsi', 'kabupaten', 'kecamatan', 'desa'];

/** Places rows by what stands in their columns: an exact code, else names inside named places. */
export class Placer {
  private readonly list: CodeList;
  private readonly layout: Layout;
  private readonly said: KnownWords;
  private readonly known = new Map<string, Match>();

  /** @param said what was said before of names and codes */
  constructor(list: CodeList, layout: Layout, said = new KnownWords()) {
    this.list = list;
    this.layout = layout;
    this.said = said;
  }

  place(row: Row): Placement {
    return this.below() ? this.placeBelow(row) : this.placeListed(row);
  }

  private below(): BelowVillage | undefined {
    return BELOW.find((l) => l === this.layout.level);
  }

  /** provinsi to desa */
  private placeListed(row: Row): Placement {
    const { level, codeColumn, nameColumn } = this.layout;
    const name = textOf(row, nameColumn);
    const value = textOf(row, codeColumn);
    const read = value === null ? undefined : readAreaCode(readCodeCell(value).text);
    const base = { unnumbered: false, numbers: {}, name, ...NO_CODE_UNLISTED, ...SURE };
    if (read && levelOfCode(read.code) === level && read.below.length === 0) {
      const code = this.listed(read.code);
      if (code === LEFT_OUT) return { ...base, code: undefined, isLeftOut: true, findings: [] };
      if (code === undefined) {
        const unlisted = {
          unlisted: read.code,
          unlistedIn: codeColumn,
          byName: this.surelyNamed(row, level),
        };
        const questions = [this.askCode(read.code, level, name)];
        return { ...base, code: undefined, ...unlisted, questions, findings: [] };
      }
      return { ...base, code, findings: this.compareNames(code, level, name, nameColumn) };
    }
    if (read && value !== null) {
      const found = levelOfCode(read.code) ?? level;
      const finding = { column: codeColumn ?? null, value, hint: { said: level, found } };
      return {
        ...base,
        code: undefined,
        findings: [{ severity: 'error', code: 'code-of-other-level', ...finding }],
      };
    }
    const odd: Finding[] =
      value === null
        ? []
        : [{ severity: 'warning', code: 'unreadable-code', column: codeColumn ?? null, value }];
    const named = this.byNames(row, level);
    return { ...base, ...named, findings: [...odd, ...named.findings] };
  }

  private placeBelow(row: Row): Placement {
    const level = this.layout.level as BelowVillage;
    const own = readAreaCode(textOf(row, this.layout.codeColumn));
    const fromCode = own && own.below.length > 0 ? numbersOfCode(own, level) : {};
    const { numbers, text } = this.numbersOf(row, level);
    const all = { ...numbers, ...fromCode };
    const named = this.layout.nameColumn === this.layout.placeNames.desa ? undefined : this.layout.nameColumn;
    const name = textOf(row, named) ?? text;
    const village = this.villageOf(row, own);
    const unnumbered = all[level] === undefined;
    const { unlisted, unlistedIn, findings, questions, isLeftOut } = village;
    const byName = village.byName && codeBelow(village.byName, all);
    const base = {
      unnumbered,
      numbers: all,
      name,
      unlisted,
      unlistedIn,
      byName,
      findings,
      questions,
      isLeftOut,
    };
    if (village.code === undefined) return { ...base, code: undefined };
    return { ...base, code: codeBelow(village.code, all) };
  }

  /** Numbers of the level and of those above it up to the desa, and the text of a column that holds none. */
  private numbersOf(row: Row, level: BelowVillage): { numbers: Numbers; text: string | null } {
    let numbers: Numbers = {};
    let text: string | null = null;
    for (const l of BELOW) {
      if (isFiner(l, level)) continue;
      for (const column of this.layout.numbers[l] ?? []) {
        const value = textOf(row, column);
        const read = readNumbersUnder(column, value, l);
        if (read === undefined) {
          if (l === level && !readAreaCode(value)) text ??= value;
          continue;
        }
        numbers = { ...read, ...numbers };
      }
    }
    return { numbers, text };
  }

  /** The desa a row lies in: by its own code, a column of desa codes, what the user said, or names. */
  private villageOf(row: Row, own: ReadCode | undefined): NamedPlace & Unlisted {
    const desa = this.layout.parentColumns.find((p) => p.level === 'desa')?.column;
    const told = [
      { code: own?.code, column: this.layout.codeColumn },
      { code: readAreaCode(textOf(row, desa))?.code, column: desa },
      { code: this.layout.parent, column: undefined },
    ].find(({ code }) => code !== undefined && levelOfCode(code) === 'desa');
    const said = told?.code;
    const beside = readAreaCode(textOf(row, desa))?.code;
    if (said !== undefined && beside !== undefined && beside !== said && levelOfCode(beside) === 'desa') {
      const hint = { own: this.label(said), other: this.label(beside) };
      const finding = { severity: 'error' as const, column: desa ?? null, value: beside, hint };
      return {
        code: undefined,
        findings: [{ ...finding, code: 'two-villages' }],
        ...NO_CODE_UNLISTED,
        ...SURE,
      };
    }
    if (said === undefined) return { ...this.byNames(row, 'desa'), ...NO_CODE_UNLISTED };
    const code = this.listed(said);
    const column = this.layout.placeNames.desa;
    const name = textOf(row, column);
    if (code === LEFT_OUT)
      return { code: undefined, findings: [], ...NO_CODE_UNLISTED, ...SURE, isLeftOut: true };
    if (code === undefined) {
      const byName = this.surelyNamed(row, 'desa');
      const questions = [this.askCode(said, 'desa', name)];
      const unlisted = { unlisted: said, unlistedIn: told?.column, byName };
      return { code: undefined, findings: [], ...unlisted, ...SURE, questions };
    }
    const findings = this.compareNames(code, 'desa', name, column);
    return { code, findings, ...NO_CODE_UNLISTED, ...SURE };
  }

  /** A code of the list, or the one that it was said to stand for. */
  private listed(code: string): string | undefined {
    if (this.list.find(code)) return code;
    const said = this.said.code(code);
    return said === LEFT_OUT || (said !== undefined && this.list.find(said)) ? said : undefined;
  }

  /** A code that nobody knows: which of its siblings may be meant, by the name beside it. */
  private askCode(code: string, level: Level, name: string | null): Asked {
    const siblings = this.list.children(parentCode(code) ?? '');
    const choices = name === null ? [] : judgeName(name, siblings, level).choices;
    return { ...this.asked(choices), kind: 'code', level: null, within: '', withinName: '', written: code };
  }

  private asked(
    choices: readonly Ranked<{ code: string; name: string; level: Level }>[],
    taken: string | null = null,
  ) {
    return {
      state: choices.length > 0 ? ('unsure' as const) : ('unknown' as const),
      taken,
      choices: choices.map(({ found, how }) => ({
        target: found.code,
        name: found.name,
        level: found.level,
        path: this.pathOf(found.code),
        how,
      })),
    };
  }

  /** Names of what an area lies in, from the kabupaten down. */
  private pathOf(code: string): string[] {
    const names: string[] = [];
    for (let up = parentCode(code); up !== undefined && up.length > 2; up = parentCode(up)) {
      names.unshift(this.list.find(up)?.name ?? up);
    }
    return names;
  }

  /** With a wrong code already, a name that is only spelled alike is not enough. */
  private surelyNamed(row: Row, level: Level): string | undefined {
    const { code, findings } = this.byNames(row, level);
    return findings.some((f) => f.code === 'placed-by-close-name') ? undefined : code;
  }

  /** Names inside the finest place that a code or the user gives, coarse to fine. */
  private byNames(row: Row, target: Level): NamedPlace {
    let within = this.containerOf(row, target);
    const findings: Finding[] = [];
    const questions: Asked[] = [];
    for (const level of NAMED.slice(within === '' ? 0 : depthOf(levelOfCode(within) ?? 'desa') + 1)) {
      if (isFiner(level, target)) break;
      const column = level === this.layout.level ? this.layout.nameColumn : this.layout.placeNames[level];
      const name = textOf(row, column);
      if (name === null) continue;
      const match = this.match(name, level, within);
      if (match.how === 'leftOut') return { code: undefined, findings: [], questions: [], isLeftOut: true };
      if (match.question && (match.code !== undefined || level === target)) questions.push(match.question);
      if (match.code === undefined) {
        if (level !== target) continue;
        const hint = { within: this.label(within), ...(match.near ? { suggestion: match.near } : {}) };
        const finding = { column: column ?? null, value: name, hint };
        const found = [{ severity: 'error' as const, code: 'unknown-name', ...finding }];
        return { code: undefined, findings: found, questions, isLeftOut: false };
      }
      within = match.code;
      const finding = { column: column ?? null, value: name, hint: { taken: this.label(within) } };
      if (match.how === 'close')
        findings.push({ severity: 'warning', code: 'placed-by-close-name', ...finding });
      else if (level === target && match.how === 'loose') {
        findings.push({ severity: 'warning', code: 'placed-by-short-name', ...finding });
      } else if (level === target) findings.push({ severity: 'note', code: 'placed-by-name', ...finding });
    }
    if (within === '' || levelOfCode(within) !== target) return { code: undefined, findings: [], ...SURE };
    return { code: within, findings, questions, isLeftOut: false };
  }

  private containerOf(row: Row, target: Level): string {
    for (const { column, level } of this.layout.parentColumns) {
      const code = readAreaCode(textOf(row, column))?.code;
      if (code !== undefined && isFiner(target, level) && this.list.find(code)) return code;
    }
    const said = this.layout.parent;
    return said !== undefined && isFiner(target, levelOfCode(said) ?? 'rt') ? said : '';
  }

  /**
   * A name inside a place. Spelled otherwise it counts only directly under its parent (a desa in its kecamatan): in a
   * whole regency some other desa is always near in spelling. In the whole country desa and kecamatan are not looked for.
   */
  private match(name: string, level: Level, within: string): Match {
    const key = `${level} ${within} ${name}`;
    const known = this.known.get(key);
    if (known) return known;
    // Whole first: some names begin with a number of their own ("2 X 11 Enam Lingkung").
    const bare = name.replace(/^\(?\d{1,3}[.):]?\s+(?=\D)/, '');
    const said = this.said.area(level, name, within) ?? this.said.area(level, bare, within);
    if (said !== undefined) {
      const code = said === LEFT_OUT ? undefined : said;
      const match: Match = { code, how: code ? 'exact' : 'leftOut', near: undefined, question: undefined };
      this.known.set(key, match);
      return match;
    }
    const lookedFor = within !== '' || !isFiner(level, 'kabupaten');
    const candidates = lookedFor ? this.list.atLevel(level, within) : [];
    const whole = matchName(name, candidates, level);
    const numbered = bare !== name && whole?.how !== 'exact';
    const any = (numbered ? matchName(bare, candidates, level) : undefined) ?? whole;
    const direct = within === '' || depthOf(level) - depthOf(levelOfCode(within) ?? 'rt') === 1;
    const heard = any || !direct ? undefined : onlyAlike(bare, candidates, level);
    const found = any?.how === 'exact' || direct ? (any ?? heard) : undefined;
    const near = found ? undefined : closest(name, candidates, level, Math.ceil(name.length / 3));
    const isSure =
      found !== undefined && (found.how !== 'close' || soundsAlike(bare, found.found.name, level));
    const match: Match = {
      code: found?.found.code,
      how: found?.how ?? 'exact',
      near: near && `${near.name} (${near.code})`,
      question: isSure
        ? undefined
        : this.askName(bare, { level, within, candidates }, found?.found.code ?? null),
    };
    this.known.set(key, match);
    return match;
  }

  private askName(
    written: string,
    { level, within, candidates }: { level: Level; within: string; candidates: readonly ListedArea[] },
    taken: string | null,
  ): Asked {
    const { choices } = judgeName(written, candidates, level);
    const withinName = this.list.find(within)?.name ?? '';
    return { ...this.asked(choices, taken), kind: 'area', level, within, withinName, written };
  }

  private label(code: string): string {
    const listed = this.list.find(code);
    return listed ? `${listed.name} (${code})` : code;
  }

  /** A code whose listed name is quite another than the file's is used, but said: one of the two may be a slip. */
  private compareNames(
    code: string,
    level: Level,
    name: string | null,
    column: string | undefined,
  ): Finding[] {
    const listed = this.list.find(code);
    if (!listed || name === null) return [];
    const a = looseNameKey(name, level);
    const b = looseNameKey(listed.name, level);
    if (a.includes(b) || b.includes(a) || editDistance(a, b, 2) <= 2) return [];
    return [
      {
        severity: 'warning',
        code: 'name-differs',
        column: column ?? null,
        value: name,
        hint: { listed: this.label(code) },
      },
    ];
  }
}

/** The one area that sounds like a name, though its letters are others: old spelling, say. */
function onlyAlike(
  name: string,
  candidates: readonly ListedArea[],
  level: Level,
): NameMatch<ListedArea> | undefined {
  const { verdict, choices } = judgeName(name, candidates, level);
  return verdict === 'sure' && choices[0] ? { found: choices[0].found, how: 'close' } : undefined;
}

function soundsAlike(a: string, b: string, level: Level): boolean {
  return soundKey(a, level) === soundKey(b, level);
}

type NamedPlace = Pick<Placement, 'code' | 'findings' | 'questions' | 'isLeftOut'>;

type Unlisted = Pick<Placement, 'unlisted' | 'unlistedIn' | 'byName'>;

const NO_CODE_UNLISTED: Unlisted = { unlisted: undefined, unlistedIn: undefined, byName: undefined };

const SURE: Pick<Placement, 'questions' | 'isLeftOut'> = { questions: [], isLeftOut: false };

interface Match {
  readonly code: string | undefined;
  /** leftOut: somebody said to leave such rows out */
  readonly how: 'exact' | 'loose' | 'close' | 'leftOut';
  readonly near: string | undefined;
  readonly question: Asked | undefined;
}

function textOf(row: Row, column: string | undefined): string | null {
  if (column === undefined) return null;
  const value = row[column];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  return text === '' ? null : text;
}

/** ['001'] of an RW code is its RW; ['001', '003'] of an RT code its RW and RT; an own code says it itself. */
function numbersOfCode(code: ReadCode, level: BelowVillage): Numbers {
  const numbers: Numbers = {};
  if (code.form === 'own') {
    for (const part of code.below) {
      const read = /^(d|rw|rt)(\d+)$/.exec(part);
      const l = read?.[1] === 'd' ? 'dusun' : (read?.[1] as BelowVillage | undefined);
      if (l && read) numbers[l] = Number(read[2]);
    }
    return numbers;
  }
  const levels: BelowVillage[] = level === 'rt' && code.below.length > 1 ? ['rw', 'rt'] : [level];
  for (const [i, l] of levels.entries()) {
    const n = partNumber(code.below[i] ?? '');
    if (typeof n === 'number') numbers[l] = n;
  }
  return numbers;
}
