import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { DatabaseKind } from '../../server/db/open.ts';
import { freshDatabase } from './harness.ts';
import { PetasosProcess } from './petasos-process.ts';

interface Read {
  readonly release: number;
  readonly parts: string;
  readonly sum: string;
}

interface Said {
  readonly found: Read;
  readonly again: string;
  readonly before: Read;
  /** only of one that lived */
  readonly done?: number;
  readonly statements?: number;
}

/**
 * Releases in processes that kill themselves with -9 during their n-th statement, for each of `moments` (0..1 of the way
 * through). After each the next start must read the last release to the letter, or, where the kill came after the swap,
 * the whole new one; and the next release must go through.
 */
export async function killReleases(kind: DatabaseKind, moments: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'petasos-kills-'));
  const config = await freshDatabase(kind, folder);
  const dying = async (at: number): Promise<Said> => {
    const ended = await new PetasosProcess('test/db/killed-release.ts', [String(at), String(at % 4)], config)
      .ended;
    if (at > 0 && ended.signal !== null) expect(ended, ended.text).toMatchObject({ signal: 'SIGKILL' });
    else expect(ended, ended.text).toMatchObject({ exit: 0 });
    const lines = ended.text.trim().split('\n');
    return Object.assign({}, ...lines.map((line) => JSON.parse(line))) as Said;
  };
  try {
    const whole = await dying(0);
    const { statements = 0, done } = whole;
    expect(done).toBeGreaterThan(whole.before.release);
    expect(statements).toBeGreaterThan(10);
    let before: Read | undefined;
    let cutOff = 0;
    for (const moment of [...moments, undefined]) {
      const next = await dying(moment === undefined ? 0 : 1 + Math.floor(moment * (statements - 1)));
      if (before && next.found.release === before.release) {
        expect(next.found).toEqual(before);
        expect(next.again).not.toBe(before.parts);
        cutOff += 1;
      } else if (before) {
        expect(next.found.release).toBeGreaterThan(before.release);
        expect(next.again).toBe(next.found.parts);
      }
      // Of one that lived it was released.
      before = next.done === undefined ? next.before : undefined;
      if (moment === undefined) expect(next.done).toBeGreaterThan(next.before.release);
    }
    expect(cutOff).toBeGreaterThanOrEqual(Math.ceil(moments.length / 2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
