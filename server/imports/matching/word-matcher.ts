import { DISTINCT_SERIES, NEED_TYPES } from '../../../data/catalogue/needs.ts';
import { LEFT_OUT } from '../../../data/contract/matching.ts';
import type { TextTable } from '../../../data/read/csv.ts';
import { nameOf, type ReadNeed, rankNeedTypes, readNeedType } from '../../../data/read/need-type.ts';
import { codesOfBps } from '../../../data/read/place.ts';
import { codeList } from '../../areas/answer.ts';
import { loadAnswers, loadBridge } from '../../matching/query.ts';
import type { Finding, Findings } from '../findings.ts';
import type { ImportEnv } from '../kind.ts';
import { bpsCodesOf } from '../placing/bridge.ts';
import type { Tabular } from '../placing/layout.ts';
import { KnownWords } from './known.ts';
import { type Asked, Matches } from './matches.ts';
import { PlaceFinder } from './place-finder.ts';

/** How the words of one file are matched: with what was said before, counting what is sure and keeping what is not. */
export class WordMatcher {
  readonly matches = new Matches();
  readonly known: KnownWords;
  private readonly types = new Map<string, ReadNeed | 'skip'>();

  /** Reads what is known of the words and codes of a table. */
  static async open(env: ImportEnv, table: TextTable): Promise<WordMatcher> {
    const db = env.ctx.db.as(env.scope);
    const codes = codesOfBps(table.columns, table.rows);
    return new WordMatcher(new KnownWords(await loadAnswers(db), await loadBridge(db, codes)));
  }

  /** Reads what is known of the words and codes of a file of areas. */
  static async forAreas(env: ImportEnv, file: Tabular): Promise<WordMatcher> {
    const db = env.ctx.db.as(env.scope);
    const codes = bpsCodesOf(file, await codeList());
    return new WordMatcher(new KnownWords(await loadAnswers(db), await loadBridge(db, codes)));
  }

  constructor(known = new KnownWords()) {
    this.known = known;
  }

  /** The code of Kemendagri for one of another office. */
  readonly code = (written: string): string | undefined => this.known.code(written);

  /** The type of need that a cell means; one that is not known is asked about. */
  readonly type = (text: string, line: number): ReadNeed | 'skip' => {
    let read = this.types.get(text);
    if (read === undefined) {
      read = this.readType(text);
      this.types.set(text, read);
    }
    if (read === 'skip') this.matches.leftOut += 1;
    else if (read.kind === 'unknown') {
      if (text.trim() !== '') this.matches.ask(askedType(text), line);
    } else this.matches.sure(`type ${text}`);
    return read;
  };

  private readType(text: string): ReadNeed | 'skip' {
    const said = this.known.type(text);
    if (said === LEFT_OUT) return 'skip';
    if (said === DISTINCT_SERIES) return { kind: 'distinct' };
    const type = NEED_TYPES.find((t) => t.code === said);
    return type ? { kind: 'type', type } : readNeedType(text);
  }

  /** Codes that are none of Kemendagri's and have no name beside them. */
  askCodes(problems: readonly Finding[]): void {
    for (const { code, value, line } of problems) {
      if (code !== 'code-bps' && code !== 'code-malformed') continue;
      const written = String(value ?? '').trim();
      if (written === '' || /\d{11}/.test(written)) continue;
      const question = { kind: 'code', level: null, within: '', withinName: '', written } as const;
      this.matches.ask({ ...question, state: 'unknown', taken: null, choices: [] }, line ?? null);
    }
  }

  places(
    env: ImportEnv,
    rows: Parameters<typeof PlaceFinder.open>[1],
    findings: Findings,
  ): Promise<PlaceFinder> {
    return PlaceFinder.open(env, rows, { known: this.known, matches: this.matches, findings });
  }
}

function askedType(written: string): Asked {
  const choices = rankNeedTypes(written).map(({ type, score }) => ({
    target: type.code,
    name: nameOf(type),
    level: null,
    path: [],
    how: score > 0.8 ? ('close' as const) : ('part' as const),
  }));
  const state = choices.length > 0 ? 'unsure' : 'unknown';
  return { kind: 'type', level: null, within: '', withinName: '', written, state, taken: null, choices };
}
