import type { Level } from '../../../data/catalogue/levels.ts';
import { LEFT_OUT } from '../../../data/contract/matching.ts';
import { aliasKey } from '../../../data/read/alias-key.ts';
import type { KnownAlias } from '../../matching/query.ts';

/** What was said before of words in files, and what bridge tables say of codes. */
export class KnownWords {
  private readonly areas: ReadonlyMap<string, readonly KnownAlias[]>;
  private readonly types: ReadonlyMap<string, string>;
  private readonly codes: ReadonlyMap<string, string>;

  /** @param bridge codes of other offices, by key */
  constructor(answers: readonly KnownAlias[] = [], bridge: ReadonlyMap<string, string> = new Map()) {
    const of = (kind: KnownAlias['kind']) => answers.filter((a) => a.kind === kind);
    this.areas = Map.groupBy(of('area'), (a) => `${a.level ?? ''} ${a.key}`);
    this.types = new Map(of('type').map((a) => [a.key, a.target]));
    // What somebody said of a code goes before a table.
    this.codes = new Map([...bridge, ...of('code').map((a): [string, string] => [a.key, a.target])]);
  }

  /**
   * The area that a name was said to mean, among those in `within`: an answer given for a kecamatan also holds in a file
   * that does not name it, unless another kecamatan has another answer.
   */
  area(level: Level | null, written: string, within: string): string | undefined {
    const said = this.areas.get(`${level ?? ''} ${aliasKey('area', level, written)}`) ?? [];
    const exact = said.find((a) => a.within === within);
    if (exact) return exact.target;
    // That rows are left out is said of one place only.
    const elsewhere = said.filter((a) => a.target !== LEFT_OUT && isIn(a.target, within));
    const targets = new Set(elsewhere.map((a) => a.target));
    const [only] = targets;
    return targets.size === 1 ? only : undefined;
  }

  type(written: string): string | undefined {
    return this.types.get(aliasKey('type', null, written));
  }

  code(written: string): string | undefined {
    return this.codes.get(aliasKey('code', null, written));
  }
}

/** Does an area lie in another, or is it that? '' is everywhere. */
export function isIn(code: string, within: string): boolean {
  return within === '' || code === within || code.startsWith(`${within}.`);
}
