import { pino } from 'pino';
import { expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { Folders } from '../../server/folders/folders.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { embeddedDatabase } from '../db/harness.ts';

const log = pino({ level: 'silent' });
const operator = forOperator('test');
const SAID = { source: 'uji', licence: null, asOf: null, simulated: true };
const setUp = (ctx: Context, code: string) =>
  runImport(ctx, operator, setupImport, { file: null, options: { code }, provenance: SAID, dryRun: false });

embeddedDatabase('a demo that is not made to its end', (given) => {
  test('leaves what was open, is thrown away and made anew', async () => {
    const config = given.ctx().config;
    await given.ctx().db.close();
    let isBroken = true;
    const names = new Set<string>();
    const folders = await Folders.open(config, log, {
      fill: async (ctx) => {
        names.add(ctx.folder.id);
        await setUp(ctx, '35.10');
        if (isBroken) throw new Error('broken off');
        return { code: '35.10', imports: 1, tookMs: 1 };
      },
    });
    folders.open('demo');
    await folders.settled();
    const failed = { to: 'demo', code: 'internal' };
    expect(folders.state()).toMatchObject({ open: 'real', chosen: null, demoReady: false, failed });
    isBroken = false;
    folders.open('demo');
    await folders.settled();
    expect(folders.state()).toMatchObject({ open: 'demo', demoReady: true, failed: null });
    expect(names.size).toBe(2);
    const imports = await folders.use((ctx) =>
      ctx.db.as(operator).selectFrom('import').select('id').execute(),
    );
    expect(imports).toHaveLength(1);
    await folders.close();
  });
});
