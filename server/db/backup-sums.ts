import { createHash, type Hash } from 'node:crypto';
import type { BackupRow } from './backup-format.ts';

const LANES = 8;

/** How many rows a table has, and a sum over them. */
export interface TableSum {
  readonly rows: number;
  readonly sum: string;
}

/**
 * Adds up the rows of tables: SHA-256 of each row's line, added in eight lanes of 32 bits. The order of the rows does not
 * matter, for two databases may sort texts in two ways. It tells rows that were lost or changed by accident; against
 * intent there is the seal over the whole file.
 */
export class TableSums {
  readonly #tables = new Map<string, { rows: number; lanes: Uint32Array }>();

  begin(table: string): void {
    this.#tables.set(table, { rows: 0, lanes: new Uint32Array(LANES) });
  }

  add(table: string, row: BackupRow): void {
    const into = this.#tables.get(table);
    if (!into) throw new Error(`rows of ${table} before its heading`);
    const hash = createHash('sha256').update(JSON.stringify(row)).digest();
    into.rows += 1;
    // A lane wraps around by itself.
    for (let i = 0; i < LANES; i += 1) into.lanes[i] = (into.lanes[i] ?? 0) + hash.readUInt32LE(4 * i);
  }

  of(table: string): TableSum | undefined {
    const found = this.#tables.get(table);
    return found && { rows: found.rows, sum: Buffer.from(found.lanes.buffer).toString('hex') };
  }

  all(): Record<string, TableSum> {
    return Object.fromEntries([...this.#tables.keys()].map((name) => [name, this.of(name) as TableSum]));
  }
}

/** The running hash over all lines of a backup before its foot. */
export class WholeSum {
  readonly #hash: Hash = createHash('sha256');

  add(text: string): void {
    this.#hash.update(text);
  }

  digest(): string {
    return this.#hash.digest('hex');
  }
}
