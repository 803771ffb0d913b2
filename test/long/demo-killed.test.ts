import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FolderState } from '../../data/contract/folder.ts';
import { WRITE_MARK } from '../../data/contract/route.ts';
import { freshDatabase } from '../db/harness.ts';
import { startServer } from '../db/petasos-process.ts';

/** Parts of the way through making it. */
const MOMENTS = [0.06, 0.2, 0.4, 0.6, 0.8, 0.98];

test('a server killed with -9 while it makes the demo opens the own folder next, and makes the demo anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'petasos-demo-killed-'));
  const config = await freshDatabase('embedded', folder);
  try {
    for (const moment of [...MOMENTS, undefined]) {
      const { server, address } = await startServer(config);
      const state = async () => (await fetch(`${address}/api/folder`)).json() as Promise<FolderState>;
      const until = async (isSo: (s: FolderState) => boolean) => {
        for (let s = await state(); !isSo(s); s = await state()) {
          expect(s.failed).toBeNull();
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      expect(await state()).toMatchObject({ open: 'real', chosen: null, demoReady: false });
      await fetch(`${address}/api/folder`, {
        method: 'POST',
        headers: { [WRITE_MARK.name]: WRITE_MARK.value, 'Content-Type': 'application/json' },
        body: JSON.stringify({ open: 'demo' }),
      });
      if (moment === undefined) {
        await until((s) => s.open === 'demo');
        const { places } = (await (await fetch(`${address}/api/places`)).json()) as { places: unknown[] };
        expect(places).toHaveLength(1);
        server.kill('SIGTERM');
      } else {
        await until((s) => (s.switching?.share ?? 0) >= moment);
        server.kill('SIGKILL');
      }
      await server.ended;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
