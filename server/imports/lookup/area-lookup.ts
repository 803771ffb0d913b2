import { levelOfCode, parentCode, regencyCode } from '../../../data/catalogue/codes.ts';
import { editDistance } from '../../../data/read/names.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { KnownArea } from './query.ts';

const MOST_SUGGESTIONS = 300;

export type Lookup =
  | { readonly kind: 'found'; readonly area: KnownArea }
  /** `code` names a sentence of the dictionary, `hint` what it needs */
  | { readonly kind: 'wrong'; readonly code: string; readonly hint: Record<string, string | number> };

/** Finds the area that a row means, or says why it cannot and what helps. Answers are remembered by code and day. */
export class AreaLookup {
  private readonly byCode = new Map<string, KnownArea[]>();
  private readonly list: CodeList;
  private readonly answers = new Map<string, Lookup>();
  private suggestions = 0;
  private readonly areas: readonly KnownArea[];
  private versions: ReadonlyMap<number, readonly KnownArea[]> | undefined;
  private below: ReadonlyMap<number | null, readonly KnownArea[]> | undefined;

  constructor(areas: readonly KnownArea[], list: CodeList) {
    this.list = list;
    this.areas = areas;
    for (const area of areas) {
      const same = this.byCode.get(area.code);
      if (same) same.push(area);
      else this.byCode.set(area.code, [area]);
    }
  }

  /** @param codes what the row may mean, the likeliest first @param on the day whose tree is meant */
  find(codes: readonly string[], on: string): Lookup {
    const key = `${codes.join(' ')} ${on}`;
    let answer = this.answers.get(key);
    if (!answer) {
      answer = this.look(codes, on);
      this.answers.set(key, answer);
    }
    return answer;
  }

  /** What an area lies in, on a day. */
  parentOf(area: KnownArea, on: string): KnownArea | undefined {
    if (area.parentId === null) return undefined;
    this.versions ??= Map.groupBy(this.areas, (a) => a.id);
    return this.versions.get(area.parentId)?.find((a) => isThen(a, on));
  }

  /** What lies directly in an area, on a day. */
  partsOf(area: KnownArea, on: string): readonly KnownArea[] {
    this.below ??= Map.groupBy(this.areas, (a) => a.parentId);
    return (this.below.get(area.id) ?? []).filter((a) => isThen(a, on));
  }

  /** Known areas of the same level whose code differs little, siblings first: what a wrong code may mean. */
  near(code: string): KnownArea[] {
    this.suggestions += 1;
    if (this.suggestions > MOST_SUGGESTIONS) return [];
    const level = levelOfCode(code);
    const parent = parentCode(code);
    return [...this.byCode.values()]
      .flatMap(([area]) => {
        if (!area || area.level !== level || area.code.length !== code.length) return [];
        const distance = editDistance(code, area.code, 2) + (parentCode(area.code) === parent ? 0 : 0.5);
        return distance <= 2.5 ? [{ area, distance }] : [];
      })
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, 5)
      .map(({ area }) => area);
  }

  private look(codes: readonly string[], on: string): Lookup {
    const known = codes.flatMap((code) => this.byCode.get(code) ?? []);
    const then = known.filter((a) => isThen(a, on));
    const [area, other] = then;
    if (area && other && other.id !== area.id) {
      return wrong('area-ambiguous', { first: area.code, second: other.code });
    }
    if (area) return { kind: 'found', area };
    const [once] = known;
    if (once) {
      return wrong('area-not-then', {
        name: once.name,
        from: once.validFrom ?? '',
        to: once.validTo ?? '',
        on,
      });
    }
    return this.explainUnknown(codes[0] ?? '');
  }

  private explainUnknown(code: string): Lookup {
    const listed = this.list.find(code);
    const regency = regencyCode(code);
    if (listed) return wrong('area-not-set-up', { name: listed.name, setup: regency ?? code });
    const level = levelOfCode(code);
    const village = code.slice(0, 13);
    if ((level === 'rt' || level === 'rw' || level === 'dusun') && this.byCode.has(village)) {
      return wrong('area-below-unknown', { village, code, name: this.byCode.get(village)?.[0]?.name ?? '' });
    }
    const villageListed = this.list.find(village);
    if (code.length > 13 && villageListed) {
      return wrong('area-not-set-up', { name: villageListed.name, setup: regency ?? '' });
    }
    const suggestion = this.nearest(code);
    return wrong('area-unknown', suggestion ? { suggestion } : {});
  }

  /** The known code that differs least, among its likely siblings. Bounded: a file of rubbish asks thousands of times. */
  private nearest(code: string): string | undefined {
    this.suggestions += 1;
    if (this.suggestions > MOST_SUGGESTIONS) return undefined;
    const level = levelOfCode(code);
    const parent = parentCode(code);
    let best: { text: string; distance: number } | undefined;
    const consider = (known: string, name: string) => {
      if (known.length !== code.length) return;
      const distance = editDistance(code, known, 2) + (parentCode(known) === parent ? 0 : 0.5);
      if (distance <= 2.5 && distance < (best?.distance ?? 9)) best = { text: `${known} ${name}`, distance };
    };
    for (const [known, [area]] of this.byCode) {
      if (area && area.level === level) consider(known, area.name);
    }
    if (!best && parent !== undefined) for (const a of this.list.children(parent)) consider(a.code, a.name);
    return best?.text;
  }
}

function isThen({ validFrom, validTo }: KnownArea, on: string): boolean {
  return (validFrom ?? '') <= on && (validTo === null || on < validTo);
}

function wrong(code: string, hint: Record<string, string | number>): Lookup {
  return { kind: 'wrong', code, hint };
}
