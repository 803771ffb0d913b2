import { parentCode } from '../../../data/catalogue/codes.ts';
import type { Level } from '../../../data/catalogue/levels.ts';
import { isIn } from './known.ts';

export interface NamedArea {
  readonly code: string;
  readonly level: Level;
  readonly name: string;
}

/** The areas of a level in an area, by their codes: what a name is looked for in. */
export class NameTree {
  private readonly byLevel: ReadonlyMap<Level, readonly NamedArea[]>;
  private readonly byCode: ReadonlyMap<string, NamedArea>;
  private readonly asked = new Map<string, readonly NamedArea[]>();

  /** @param areas an area that was renamed once for each of its names, today's last */
  constructor(areas: readonly NamedArea[]) {
    this.byLevel = Map.groupBy(areas, (a) => a.level);
    this.byCode = new Map(areas.map((a) => [a.code, a]));
  }

  find(code: string): NamedArea | undefined {
    return this.byCode.get(code);
  }

  at(level: Level, within: string): readonly NamedArea[] {
    const key = `${level} ${within}`;
    let found = this.asked.get(key);
    if (!found) {
      found = (this.byLevel.get(level) ?? []).filter((a) => isIn(a.code, within));
      this.asked.set(key, found);
    }
    return found;
  }

  get isEmpty(): boolean {
    return this.byCode.size === 0;
  }

  /** The only regency there is; '' where there are several. */
  get onlyRegency(): string {
    const [only, other] = new Set((this.byLevel.get('kabupaten') ?? []).map((a) => a.code));
    return only !== undefined && other === undefined ? only : '';
  }

  /** Names of what an area lies in, coarse to fine, from the kabupaten down. */
  path(code: string): string[] {
    const names: string[] = [];
    for (let up = parentCode(code); up !== undefined && up.length > 2; up = parentCode(up)) {
      const area = this.byCode.get(up);
      if (area) names.unshift(area.name);
    }
    return names;
  }

  /** 'Kabat (35.10.14)'; '' for none */
  label(code: string): string {
    const area = this.byCode.get(code);
    return area ? `${area.name} (${code})` : code;
  }
}
