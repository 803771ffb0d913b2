import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BackupFoot, BackupLine } from '../../server/db/backup-format.ts';
import { TableSums } from '../../server/db/backup-sums.ts';

/** A copy of a backup with other lines; its sums are those of the original unless `resum` is called on them. */
export function rewrittenBackup(path: string, folder: string, change: (lines: string[]) => void): string {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n').slice(0, -1);
  change(lines);
  const copy = join(folder, `${randomUUID()}.json.gz`);
  writeFileSync(copy, gzipSync(lines.map((line) => `${line}\n`).join('')));
  return copy;
}

/** What somebody can do who knows the format and has no key: a foot that adds up. */
export function resum(lines: string[]): void {
  const foot = JSON.parse(lines.pop() ?? '') as BackupFoot;
  const sums = new TableSums();
  let table = '';
  for (const line of lines.map((text) => JSON.parse(text) as BackupLine)) {
    if (Array.isArray(line)) sums.add(table, line);
    else if ('table' in line) {
      table = line.table;
      sums.begin(table);
    }
  }
  const whole = createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');
  const all = Object.entries(sums.all()).map(([name, { sum }]) => [name, sum]);
  lines.push(JSON.stringify({ ...foot, whole, sums: Object.fromEntries(all) }));
}
