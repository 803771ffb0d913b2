import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DatabaseKind } from '../../server/db/open.ts';
import { freshDatabase } from './harness.ts';
import { PetasosProcess } from './petasos-process.ts';

/** A need table, a large one that a server takes in bulk, borders, or zones of a hazard with what is measured on them. */
export type Killed = 'need' | 'bulk' | 'boundaries' | 'zones';

interface Said {
  /** the truth at its start, after what a start clears, and whether the import holds in it */
  readonly found: string;
  readonly applied: boolean;
  /** the truth it began with */
  readonly before: string;
  /** only of one that lived */
  readonly done?: string;
  readonly used?: number;
  readonly statements?: number;
}

/**
 * Imports something in processes that kill themselves with -9 during their n-th statement, for each of `moments`
 * (0..1 of the way through). After each the next start must find the database as it was before; or, where the kill came
 * after the swap, the whole import. At the end the import must go through.
 */
export async function killImports(
  kind: DatabaseKind,
  moments: readonly number[],
  what: Killed = 'need',
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'petasos-kills-'));
  const config = await freshDatabase(kind, folder);
  const importDying = async (at: number): Promise<Said> => {
    const words = [String(at), String(at % 4), what];
    const ended = await new PetasosProcess('test/db/killed-import.ts', words, config).ended;
    // One that comes again may be through before its last statements: then it has lived.
    if (at > 0 && ended.signal !== null) expect(ended, ended.text).toMatchObject({ signal: 'SIGKILL' });
    else expect(ended, ended.text).toMatchObject({ exit: 0 });
    const lines = ended.text.trim().split('\n');
    return Object.assign({}, ...lines.map((line) => JSON.parse(line))) as Said;
  };
  try {
    const whole = await importDying(0);
    expect(whole.done).toBe('applied');
    const { used } = whole;
    expect(used).toBeGreaterThan(20);
    const statements = whole.statements ?? 0;
    let before: string | undefined;
    let cutOff = 0;
    for (const moment of [...moments, undefined]) {
      const next = await importDying(moment === undefined ? 0 : 1 + Math.floor(moment * (statements - 1)));
      if (before !== undefined && !next.applied) {
        // On a server a cut-off draft waits, unseen, for the next import: somebody else may be importing at a start.
        if (kind === 'embedded' || what === 'boundaries' || what === 'zones') expect(next.found).toBe(before);
        else expect(withoutDrafts(next.found)).toEqual(withoutDrafts(before));
        cutOff += 1;
      }
      before = next.before;
      if (moment === undefined) expect(next).toMatchObject({ done: 'applied', used });
    }
    expect(cutOff).toBeGreaterThanOrEqual(Math.ceil(moments.length / 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The tables that readers read: staged rows stand in the others until the next import. */
function withoutDrafts(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => /^(area|area_version|audit_event|data_state|office_setting) /.test(line));
}
