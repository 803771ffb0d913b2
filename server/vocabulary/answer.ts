import { readTable } from '../../data/read/csv.ts';
import { readAttentionGroups } from '../../data/read/pas.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Findings } from '../imports/findings.ts';
import { replaceVocabulary, seedVocabularies } from './query.ts';

/**
 * `vocabulary set pas FILE`: replaces the grouping of the 26 types into PAS by the office's own. Nothing is written when
 * the findings hold an error.
 */
export async function setAttentionGroups(ctx: Context, scope: Scope, bytes: Uint8Array): Promise<Findings> {
  const findings = new Findings();
  const { table, problems } = await readTable(bytes);
  for (const problem of problems) findings.add(problem);
  if (!table) return findings;
  const read = readAttentionGroups(table);
  for (const problem of read.problems) findings.add(problem);
  if (!read.groups || findings.errors > 0) return findings;
  await seedVocabularies(ctx, scope);
  await replaceVocabulary(ctx, scope, { id: 'pas', version: '2025' }, read.groups);
  return findings;
}
