import { levelOfCode, regencyCode } from '../../../data/catalogue/codes.ts';
import { LEFT_OUT } from '../../../data/contract/matching.ts';
import { placeKey, type WrittenPlace } from '../../../data/read/place.ts';
import { judgeName, rankNames } from '../../../data/read/rank-names.ts';
import { codeBelow } from '../../../data/read/rt-rw.ts';
import { type CodeList, codeList } from '../../areas/answer.ts';
import type { Finding, Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import { AreaLookup, type Lookup } from '../lookup/area-lookup.ts';
import { type KnownArea, loadKnownAreas, loadNames } from '../lookup/query.ts';
import type { KnownWords } from './known.ts';
import type { Asked, Matches } from './matches.ts';
import { NameTree } from './name-tree.ts';
import { type Resolved, resolveNames } from './resolve-names.ts';

/** A row as far as its area is concerned. */
interface PlacedLine {
  readonly line: number;
  readonly written: string;
  readonly place: WrittenPlace;
}

export type FoundPlace = Lookup | { readonly kind: 'leftOut' };

interface Sources {
  readonly lookup: AreaLookup;
  readonly areas: readonly KnownArea[];
  readonly tree: NameTree;
  readonly list: CodeList;
  readonly known: KnownWords;
  readonly matches: Matches;
  readonly findings: Findings;
}

/**
 * Finds the area of each row: by its code, by its names where there is none or it is unknown, by what was said before.
 * What is not sure is asked about and never taken.
 */
export class PlaceFinder {
  private readonly sources: Sources;
  private readonly resolved: Map<string, Resolved>;
  private readonly below: ReadonlyMap<string, readonly KnownArea[]>;
  private readonly told = new Set<string>();

  /** Reads what the rows need: the areas of their regencies, and names where rows have any. */
  static async open(
    env: ImportEnv,
    rows: readonly PlacedLine[],
    words: { readonly known: KnownWords; readonly matches: Matches; readonly findings: Findings },
  ): Promise<PlaceFinder> {
    const db = env.ctx.db.as(env.scope);
    const list = await codeList();
    const places = new Map(rows.map((row) => [placeKey(row.place), row.place]));
    const isNamed = [...places.values()].some((p) => p.codes.length === 0 || Object.keys(p.names).length > 0);
    const tree = new NameTree(isNamed ? await loadNames(db) : []);
    const resolved = new Map<string, Resolved>();
    const codes = new Set<string>();
    for (const [key, place] of places) {
      for (const code of place.codes) codes.add(regencyCode(code) ?? code);
      if (place.codes.length > 0) continue;
      const found = resolveNames(place, { tree, list, known: words.known });
      resolved.set(key, found);
      const code = found.kind === 'found' ? found.code : place.within;
      if (code) codes.add(regencyCode(code) ?? code);
    }
    const areas = await loadKnownAreas(db, [...codes]);
    const lookup = new AreaLookup(areas, list);
    return new PlaceFinder({ lookup, areas, tree, list, ...words }, resolved);
  }

  private constructor(sources: Sources, resolved: Map<string, Resolved>) {
    this.sources = sources;
    this.resolved = resolved;
    this.below = Map.groupBy(
      sources.areas.filter((a) => a.code.length > VILLAGE_CODE),
      (a) => a.code.slice(0, VILLAGE_CODE),
    );
  }

  /** @param on the day whose tree is meant */
  find(row: PlacedLine, on: string): FoundPlace {
    const { place } = row;
    if (place.codes.length > 0) return this.byCode(row, on);
    if (place.within !== null && levelOfCode(place.within) === 'desa')
      return this.inVillage(row, place.within, on);
    const resolved = this.resolved.get(placeKey(place)) ?? { kind: 'nothing' };
    if (resolved.kind === 'found') return this.byNames(row, resolved, on);
    if (resolved.kind === 'leftOut') return this.leaveOut();
    if (resolved.kind === 'elsewhere') {
      const { code, name } = resolved;
      return {
        kind: 'wrong',
        code: 'area-not-set-up',
        hint: { name: name || row.written, setup: (regencyCode(code) ?? code) || 'KODE' },
      };
    }
    if (resolved.kind === 'asked') return this.ask(resolved.question, row.line);
    return { kind: 'wrong', code: place.foreign === null ? 'code-empty' : 'code-bps', hint: {} };
  }

  /** What an area lies in, on a day. */
  parentOf(area: KnownArea, on: string): KnownArea | undefined {
    return this.sources.lookup.parentOf(area, on);
  }

  /** What lies directly in an area, on a day. */
  partsOf(area: KnownArea, on: string): readonly KnownArea[] {
    return this.sources.lookup.partsOf(area, on);
  }

  private byCode(row: PlacedLine, on: string): FoundPlace {
    const { matches } = this.sources;
    const { codes, names, repaired } = row.place;
    const found = this.lookUp(codes, on, row.line);
    if (found.kind === 'found') {
      matches.sure(`code ${codes[0] ?? ''}`);
      if (repaired) matches.note('code-repaired', row.line, found.area.code);
      this.compareNames(row, found.area);
      return found;
    }
    if (found.code !== 'area-unknown') return found;
    // A code that nobody knows: the names beside it may say which area is meant.
    const desa = (codes[0] ?? '').slice(0, VILLAGE_CODE);
    if (Object.keys(names).length > 0) {
      const named = resolveNames({ ...row.place, codes: [], within: null }, this.sources);
      if (named.kind === 'found' && levelOfCode(named.code) === levelOfCode(desa)) {
        const code = named.code + (codes[0] ?? '').slice(VILLAGE_CODE);
        const there = this.lookUp([code], on, row.line);
        if (there.kind === 'found') {
          const hint = { taken: this.sources.tree.label(named.code), by: 'name' };
          this.tellOnce(`unknown ${desa}`, {
            severity: 'warning',
            line: row.line,
            column: 'kode',
            code: 'unknown-code',
            value: codes[0] ?? '',
            hint,
          });
          matches.sure(`code ${desa}`);
          return there;
        }
      }
    }
    matches.ask(this.askedCode(row.written, desa), row.line);
    return found;
  }

  private byNames(row: PlacedLine, named: Extract<Resolved, { kind: 'found' }>, on: string): FoundPlace {
    const { matches, tree } = this.sources;
    const { names, numbers } = row.place;
    if (names.dusun !== undefined || names.rw !== undefined) return this.inVillage(row, named.code, on);
    const found = this.lookUp([codeBelow(named.code, numbers)], on, row.line);
    if (found.kind !== 'found') return found;
    matches.sure(`name ${named.code}`);
    const note = {
      name: 'matched-by-name',
      spelling: 'matched-by-spelling',
      answer: 'matched-by-answer',
    } as const;
    matches.note(note[named.how], row.line, `${row.written} → ${tree.label(named.code)}`);
    return found;
  }

  /** A dusun or an RW by its name, among those of the desa. */
  private inVillage(row: PlacedLine, village: string, on: string): FoundPlace {
    const { matches, tree, known } = this.sources;
    const { names, numbers } = row.place;
    const level = names.rw === undefined ? 'dusun' : 'rw';
    const written = names[level] ?? '';
    const said = known.area(level, written, village);
    if (said === LEFT_OUT) return this.leaveOut();
    const candidates = (this.below.get(village) ?? []).filter((a) => a.level === level);
    const judged = judgeName(written, candidates, level);
    const code = said ?? (judged.verdict === 'sure' ? judged.choices[0]?.found.code : undefined);
    if (code === undefined) {
      const choices = judged.choices.map(({ found: a, how }) => ({
        target: a.code,
        name: a.name,
        level: a.level,
        path: tree.path(a.code),
        how,
      }));
      const state = choices.length > 0 ? 'unsure' : 'unknown';
      const withinName = this.sources.list.find(village)?.name ?? '';
      const question: Asked = {
        kind: 'area',
        level,
        within: village,
        withinName,
        written,
        state,
        taken: null,
        choices,
      };
      return this.ask(question, row.line);
    }
    const { rw, rt } = numbers;
    const parts = {
      ...(level === 'dusun' && rw !== undefined ? { rw } : {}),
      ...(rt === undefined ? {} : { rt }),
    };
    matches.sure(`name ${code}`);
    return this.lookUp([codeBelow(code, parts)], on, row.line);
  }

  private lookUp(codes: readonly string[], on: string, line: number): Lookup {
    const found = this.sources.lookup.find(codes, on);
    if (found.kind === 'found' || found.code !== 'area-below-unknown') return found;
    const other = this.onlyOneBelow(codes[0] ?? '', on);
    if (!other) return found;
    this.sources.matches.note('below-elsewhere', line, `${codes[0] ?? ''} → ${other.code}`);
    return { kind: 'found', area: other };
  }

  /**
   * RT 30 of RW 2 where the list has RT 30 without an RW, or the other way round: RT that are numbered through the whole
   * desa. Only where there is one such and nothing speaks against it.
   */
  private onlyOneBelow(code: string, on: string): KnownArea | undefined {
    const level = levelOfCode(code);
    if (level !== 'rt' && level !== 'rw') return undefined;
    const wanted = partsBelow(code);
    const there = (this.below.get(code.slice(0, VILLAGE_CODE)) ?? []).filter((area) => {
      if (area.level !== level || (area.validFrom ?? '') > on) return false;
      if (area.validTo !== null && area.validTo <= on) return false;
      const parts = partsBelow(area.code);
      return (
        parts[level] === wanted[level] &&
        BELOW.every((l) => parts[l] === undefined || wanted[l] === undefined || parts[l] === wanted[l])
      );
    });
    return there.length === 1 ? there[0] : undefined;
  }

  /** A code whose area has quite another name than the row says is used, and said: one of the two may be a slip. */
  private compareNames({ line, place }: PlacedLine, area: KnownArea): void {
    if (area.code.length > VILLAGE_CODE) return;
    const written = place.names[area.level as 'desa'] ?? place.names.any;
    if (written === undefined) return;
    const [alike] = rankNames(written, [area], area.level);
    if (alike || judgeName(written, [area], area.level).verdict === 'sure') return;
    const hint = { listed: `${area.name} (${area.code})` };
    this.tellOnce(`differs ${area.code} ${written}`, {
      severity: 'warning',
      line,
      column: 'nama',
      code: 'name-differs',
      value: written,
      hint,
    });
  }

  private tellOnce(key: string, finding: Finding): void {
    if (this.told.has(key)) return;
    this.told.add(key);
    this.sources.findings.add(finding);
  }

  private leaveOut(): FoundPlace {
    this.sources.matches.leftOut += 1;
    return { kind: 'leftOut' };
  }

  private ask(question: Asked, line: number): Lookup {
    this.sources.matches.ask(question, line);
    const [best] = question.choices;
    const hint = {
      ...(question.withinName ? { within: question.withinName } : {}),
      ...(best ? { suggestion: `${best.name} (${best.target})` } : {}),
    };
    return { kind: 'wrong', code: `match-${question.state}`, hint };
  }

  private askedCode(written: string, code: string): Asked {
    const near = this.sources.lookup.near(code);
    const choices = near.map((area) => ({
      target: area.code,
      name: area.name,
      level: area.level,
      path: this.sources.tree.path(area.code),
      how: 'close' as const,
    }));
    const state = choices.length > 0 ? 'unsure' : 'unknown';
    return { kind: 'code', level: null, within: '', withinName: '', written, state, taken: null, choices };
  }
}

const VILLAGE_CODE = '63.71.01.1001'.length;
const BELOW = ['dusun', 'rw', 'rt'] as const;

/** The numbers that a code below the desa holds: '….rw003.rt012' -> { rw: '003', rt: '012' }. */
function partsBelow(code: string): Partial<Record<(typeof BELOW)[number], string>> {
  const read = /^[\d.]{13}(?:\.d(x?\d+))?(?:\.rw(x?\d+))?(?:\.rt(x?\d+))?$/.exec(code);
  const [, dusun, rw, rt] = read ?? [];
  return { ...(dusun ? { dusun } : {}), ...(rw ? { rw } : {}), ...(rt ? { rt } : {}) };
}
