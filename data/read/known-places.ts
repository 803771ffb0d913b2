import { levelOfCode } from '../catalogue/codes.ts';
import type { Level } from '../catalogue/levels.ts';
import { looseNameKey } from './names.ts';
import { finestOf, type PersonPlace } from './person-place.ts';

/** Areas by code and by name, to tell a place from a text that is none. */
export class KnownPlaces {
  private readonly names = new Map<string, string>();
  private readonly keys = new Set<string>();

  constructor(areas: Iterable<{ readonly code: string; readonly name: string }>) {
    for (const { code, name } of areas) {
      this.names.set(code, name);
      const level = levelOfCode(code);
      if (level) this.keys.add(keyOf(name, level));
    }
  }

  nameOf(code: string): string | undefined {
    return this.names.get(code);
  }

  /** Is there an area of this code, or one of this name on its level? Codes of BPS are never known. */
  has({ by, parts }: PersonPlace): boolean {
    const level = finestOf({ by, parts });
    const said = parts[level] ?? '';
    return by === 'code' ? this.names.has(said) : this.keys.has(keyOf(said, level));
  }
}

function keyOf(name: string, level: Level): string {
  return `${level} ${looseNameKey(name, level)}`;
}
