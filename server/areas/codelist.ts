import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { levelOfCode, parentCode, villageKind } from '../../data/catalogue/codes.ts';
import type { Level } from '../../data/catalogue/levels.ts';

/** An area of the national list, provinsi to desa. */
export interface ListedArea {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  /** kota, kabupaten, kelurahan, desa, desa adat; null for provinsi and kecamatan */
  readonly kind: string | null;
}

/** Names and codes of all Indonesia down to the desa (package idn-area-data, data ODbL). Never changes while it runs. */
export class CodeList {
  private readonly areas: ReadonlyMap<string, ListedArea>;
  private readonly below: ReadonlyMap<string, readonly ListedArea[]>;

  constructor(areas: readonly ListedArea[]) {
    const below = new Map<string, ListedArea[]>();
    for (const area of areas) {
      const parent = parentCode(area.code) ?? '';
      const siblings = below.get(parent);
      if (siblings) siblings.push(area);
      else below.set(parent, [area]);
    }
    this.areas = new Map(areas.map((a) => [a.code, a]));
    this.below = below;
  }

  find(code: string): ListedArea | undefined {
    return this.areas.get(code);
  }

  /** The areas directly below a code, sorted by code; '' gives the provinces. */
  children(code: string): readonly ListedArea[] {
    return this.below.get(code) ?? [];
  }

  /** Everything below a code, parents before their children, without the area itself. */
  descendants(code: string): ListedArea[] {
    return this.children(code).flatMap((child) => [child, ...this.descendants(child.code)]);
  }

  /** All areas of a level at or below a code ('' is the country). */
  atLevel(level: Level, within = ''): ListedArea[] {
    const found: ListedArea[] = [];
    const visit = (code: string): void => {
      for (const child of this.children(code)) {
        if (child.level === level) found.push(child);
        else visit(child.code);
      }
    };
    const self = this.find(within);
    if (self?.level === level) return [self];
    visit(within);
    return found;
  }
}

let reading: Promise<CodeList> | undefined;

/** Reads the package's files once; reference data, the same for everybody and for the life of the process. */
export function readCodeList(): Promise<CodeList> {
  reading ??= readAll();
  return reading;
}

async function readAll(): Promise<CodeList> {
  const entry = createRequire(import.meta.url).resolve('idn-area-data/package.json');
  const folder = join(dirname(entry), 'data');
  const files = ['provinces.csv', 'regencies.csv', 'districts.csv', 'villages.csv'];
  const texts = await Promise.all(files.map((f) => readFile(join(folder, f), 'utf8')));
  const areas: ListedArea[] = [];
  for (const text of texts) {
    const lines = text.split('\n');
    for (let from = 1; from < lines.length; from += LINES_AT_ONCE) {
      areas.push(...parseLines(lines.slice(from, from + LINES_AT_ONCE)));
      await othersFirst();
    }
  }
  return new CodeList(areas);
}

/** A server that reads the list has others to answer. */
const LINES_AT_ONCE = 8000;

/** Lines of `code[,parent code],name`; only names may be quoted, and none holds a line break. */
function parseLines(lines: readonly string[]): ListedArea[] {
  const areas: ListedArea[] = [];
  for (const line of lines) {
    const parts = /^([\d.]+),(?:[\d.]+,)?(.*?)\r?$/.exec(line);
    const code = parts?.[1];
    const level = code === undefined ? undefined : levelOfCode(code);
    if (code === undefined || level === undefined) continue;
    const raw = parts?.[2] ?? '';
    const name = raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
    areas.push({ code, name, level, kind: kindOf(code, level, name) });
  }
  return areas;
}

function kindOf(code: string, level: Level, name: string): string | null {
  if (level === 'kabupaten') return name.startsWith('Kota ') ? 'kota' : 'kabupaten';
  if (level === 'desa') return villageKind(code) ?? null;
  return null;
}
