import type { Matching, MatchQuestion } from '../../../data/contract/matching.ts';
import { aliasKey } from '../../../data/read/alias-key.ts';
import { packSpot, unpackSpot } from '../../../data/read/line.ts';
import type { Findings } from '../findings.ts';

/** A word that is not settled, as it is asked about. */
export type Asked = Omit<MatchQuestion, 'rows' | 'line' | 'part'>;

const MOST_QUESTIONS = 200;

type Note =
  | 'matched-by-name'
  | 'matched-by-spelling'
  | 'matched-by-answer'
  | 'code-repaired'
  | 'below-elsewhere';

/** Counts how the words of a file were matched, each way of writing one once, and keeps what is to be asked. */
export class Matches {
  private readonly settled = new Set<string>();
  private readonly asked = new Map<string, { question: Asked; rows: Set<number>; line: number | null }>();
  private readonly notes = new Map<Note, { n: number; line: number; last: number; as: string }>();
  /** rows that somebody said to leave out */
  leftOut = 0;
  /** how many rows of the file a line that is read stands for */
  rowsAt: (line: number) => number = () => 1;

  /** A word whose meaning is sure. */
  sure(word: string): void {
    this.settled.add(word);
  }

  /** A word that somebody must settle, and one more row that writes it. */
  ask(question: Asked, line: number | null): void {
    const { kind, level, within, written } = question;
    const key = [kind, level, within, aliasKey(kind, level, written)].join(' ');
    const row = rowOf(line ?? 0);
    const before = this.asked.get(key);
    if (before) before.rows.add(row);
    else this.asked.set(key, { question, rows: new Set([row]), line: line === null ? null : row });
  }

  /** How a row was matched, where that is worth knowing. */
  note(code: Note, line: number, as: string): void {
    const row = rowOf(line);
    const before = this.notes.get(code);
    // The figures of a row of a wide table come one after the other.
    if (before?.last === row) return;
    const rows = this.rowsAt(line);
    if (before) {
      before.n += rows;
      before.last = row;
    } else this.notes.set(code, { n: rows, line: row, last: row, as });
  }

  /** Says what was matched otherwise than by its code, once for all rows. */
  tell(findings: Findings): void {
    for (const [code, { n, line, as }] of this.notes) {
      findings.add({ severity: 'note', line, code, hint: { n, as } });
    }
    if (this.leftOut > 0)
      findings.add({ severity: 'note', code: 'rows-left-out', hint: { n: this.leftOut } });
  }

  /** Undefined where nothing of the file was matched. Lines stand with the part they are of. */
  report(): Matching | undefined {
    const asked = [...this.asked.values()];
    if (asked.length === 0 && this.settled.size === 0) return undefined;
    const of = (state: MatchQuestion['state']) => asked.filter((a) => a.question.state === state).length;
    const questions = asked
      .toSorted((a, b) => b.rows.size - a.rows.size || (a.line ?? 0) - (b.line ?? 0))
      .slice(0, MOST_QUESTIONS)
      .map(({ question, rows, line }) => ({ ...question, rows: rows.size, line }));
    return { sure: this.settled.size, unsure: of('unsure'), unknown: of('unknown'), questions };
  }
}

/** A row of a wide table is as many figures as it has columns, and one row to whoever reads of it. */
function rowOf(spot: number): number {
  const { part, line } = unpackSpot(spot);
  return packSpot({ part, column: undefined, line });
}
