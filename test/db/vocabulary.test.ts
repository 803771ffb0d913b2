import { expect, test } from 'vitest';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { forOperator } from '../../server/access/scope.ts';
import { setAttentionGroups } from '../../server/vocabulary/answer.ts';
import { listVocabularies, readVocabulary, seedVocabularies } from '../../server/vocabulary/query.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const bytes = (text: string) => new TextEncoder().encode(text);

eachDatabase('word lists', (given) => {
  test('are the same after being seeded again', async () => {
    const ctx = given.ctx();
    await seedVocabularies(ctx, scope);
    await seedVocabularies(ctx, scope);
    expect(await listVocabularies(ctx, scope)).toEqual([
      { id: 'pas', version: '2025', editable: true, entries: 12 },
      { id: 'pmks', version: '2012', editable: false, entries: 26 },
      { id: 'pmks', version: '2019', editable: false, entries: 26 },
      { id: 'psks', version: '2012', editable: false, entries: 12 },
    ]);
  });

  test('of the 12 PAS say that they were not checked at their source', async () => {
    const pas = await readVocabulary(given.ctx(), scope, 'pas');
    expect(pas?.entries.every((e) => (e as { checked: boolean }).checked === false)).toBe(true);
    const grouped = pas?.entries.flatMap((e) => (e as { types: string[] }).types) ?? [];
    expect(grouped.sort()).toEqual(NEED_TYPES.map((t) => t.code));
  });

  test('of PAS are replaced by the office, and kept when the program starts again', async () => {
    const ctx = given.ctx();
    const rows = NEED_TYPES.map((t, i) => `${t.abbreviation};${i < 7 ? 'Anak' : 'Dewasa'}`);
    const findings = await setAttentionGroups(ctx, scope, bytes(`jenis;pas\n${rows.join('\n')}\n`));
    expect(findings.problems).toEqual([]);
    await seedVocabularies(ctx, scope);
    const pas = await readVocabulary(ctx, scope, 'pas');
    expect(pas?.entries).toMatchObject([
      { code: 'PAS-01', name: { id: 'Anak' }, checked: true },
      { code: 'PAS-02', name: { id: 'Dewasa' } },
    ]);
    const audit = await ctx.db.as(scope).selectFrom('audit_event').select(['action', 'who']).execute();
    expect(audit).toContainEqual({ action: 'vocabulary.replaced', who: 'terminal: test' });
  });

  test('of PAS with a type twice, unknown or missing are refused, and nothing changes', async () => {
    const ctx = given.ctx();
    const before = await readVocabulary(ctx, scope, 'pas');
    const wrong = await setAttentionGroups(
      ctx,
      scope,
      bytes('jenis,pas\nLUT,Lansia\nLUT,Lain\nxyz,Lain\nPD,\n'),
    );
    expect(wrong.problems.map((p) => [p.line, p.code])).toEqual([
      [3, 'type-in-two-groups'],
      [4, 'type-unknown'],
      [5, 'group-empty'],
    ]);
    const missing = await setAttentionGroups(ctx, scope, bytes('jenis,pas\nLUT,Lansia\nPD,Lain\n'));
    expect(missing.problems.map((p) => p.code)).toEqual(['types-without-group']);
    expect(await readVocabulary(ctx, scope, 'pas')).toEqual(before);
  });
});
