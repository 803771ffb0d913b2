import { expect, test } from 'vitest';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { naming as namingSchema } from '../../data/contract/naming.ts';
import { routes } from '../../data/contract/routes.ts';
import { en } from '../../data/words/en.ts';
import { id } from '../../data/words/id.ts';
import { forOperator } from '../../server/access/scope.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { indicators } from '../../server/indicators/handlers.ts';
import { speakAsOffice } from '../../server/naming/answer.ts';
import { changeNaming, naming } from '../../server/naming/handlers.ts';
import { setAttentionGroups } from '../../server/vocabulary/answer.ts';
import { eachDatabase } from './harness.ts';

const scope = forOperator('test');
const NOTHING = { source: null, licence: null, asOf: null, simulated: false };

eachDatabase('the words of an office', (given) => {
  const db = () => given.ctx().db.as(scope);

  test('are the common ones until it chooses, and the usual ones of its province', async () => {
    const ctx = given.ctx();
    expect(await naming(ctx, scope)).toMatchObject({ need: 'PPKS', levels: {} });
    for (const code of ['34.02', '34.71']) {
      const request = { file: null, options: { code }, provenance: NOTHING, dryRun: false };
      await runImport(ctx, scope, setupImport, request);
    }
    expect((await speakAsOffice(db(), id, '34.02.08')).screen.level.desa).toBe('kalurahan');
    expect((await speakAsOffice(db(), en, '34')).screen.level.kecamatan).toBe('kapanewon/kemantren');
    expect((await speakAsOffice(db(), id)).domain.level.dusun).toBe('padukuhan/kampung');
  });

  test('once chosen are spoken by the server too, and no answer of before is kept', async () => {
    const ctx = given.ctx();
    const version = async () =>
      (await db().selectFrom('data_state').select('data_version').executeTakeFirstOrThrow()).data_version;
    const before = await version();
    const levels = { '34.02': { rt: 'rukun tetangga' }, '34.71': {} };
    const said = await changeNaming(ctx, scope, { need: 'PMKS', levels });
    // What is empty for a regency is what is usual there.
    expect(said.levels).toEqual({ '34.02': { rt: 'rukun tetangga' } });
    expect(await version()).toBe(before + 1);
    const words = await speakAsOffice(db(), id, '34.02');
    expect([words.screen.need.title, words.domain.level.rt]).toEqual(['Peta Sebaran PMKS', 'rukun tetangga']);
    const { indicators: all } = await indicators(ctx, scope, {});
    expect(all.find((i) => i.id === 'total.count')?.unit.id).toBe('PMKS tercatat');
    const audit = await db()
      .selectFrom('audit_event')
      .select(['action', 'who'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(audit).toEqual({ action: 'naming.changed', who: scope.who });
  });

  test('for PAS come with 12 groups, unchecked until the office gives its own', async () => {
    const ctx = given.ctx();
    const before = await naming(ctx, scope);
    expect(before.attention).toHaveLength(12);
    expect(before.attention.every((g) => !g.checked)).toBe(true);
    expect(new Set(before.attention.flatMap((g) => g.types)).size).toBe(NEED_TYPES.length);
    const table = ['jenis,pas', ...NEED_TYPES.map((t, i) => `${t.code},Kelompok ${1 + (i % 12)}`)].join('\n');
    const findings = await setAttentionGroups(ctx, scope, Buffer.from(table));
    expect(findings.problems).toEqual([]);
    const after = routes.naming.answer.parse(await naming(ctx, scope));
    expect(after.attention.every((g) => g.checked)).toBe(true);
  });

  test('that are none are refused by the contract', () => {
    for (const wrong of ['', '7', '<b>', 'a'.repeat(31)]) {
      const said = { need: 'PPKS', levels: { '34.02': { rt: wrong } } };
      expect(namingSchema.safeParse(said).success, wrong).toBe(false);
    }
    expect(namingSchema.safeParse({ need: 'Kaum duafa', levels: {} }).success).toBe(false);
    expect(namingSchema.safeParse({ need: 'PPKS', levels: { '34': {} } }).success).toBe(false);
  });
});
