import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileKind } from '../../data/contract/import.ts';
import { forOperator } from '../../server/access/scope.ts';
import { readConfig } from '../../server/config.ts';
import { importFile } from '../../server/imports/answer.ts';
import { sourceOf } from '../../server/terminal/source-file.ts';
import { openBench } from './context.ts';

/**
 * One import in a process of its own: `node import-child.ts KIND FILE`. Says as a line of JSON when each stage began
 * (milliseconds), how long all took, how much memory the process had at most (MB) and what became of it.
 */
const [kind, path] = process.argv.slice(2) as [FileKind, string];
const ctx = await openBench(readConfig());
const stages: Record<string, number> = {};
const began = performance.now();
const report = await importFile(ctx, forOperator('bench'), kind, {
  file: sourceOf(basename(path), readFileSync(path)),
  options: {},
  provenance: { source: 'bench', licence: null, asOf: null, simulated: true },
  dryRun: false,
  progress: (stage) => {
    stages[stage] ??= performance.now() - began;
  },
});
const tookMs = performance.now() - began;
await ctx.db.close();
const { state, rows, problemCount } = report;
const maxMb = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ stages, tookMs, maxMb, state, rows, problemCount })}\n`);
