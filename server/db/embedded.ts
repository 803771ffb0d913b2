import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { embeddedDialect } from './embedded-dialect.ts';
import { EmbeddedEngine } from './embedded-engine.ts';
import { Handles } from './handles.ts';
import { type OpenDatabase, type OpenOptions, QUERY_LIMIT_MS } from './open.ts';
import { Turns } from './turns.ts';

/** The embedded database of a data folder, in a worker thread. */
export async function openEmbedded(config: Config, log: Logger, options: OpenOptions): Promise<OpenDatabase> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const engine = await EmbeddedEngine.start({
    folder: join(config.dataDir, 'database'),
    queryLimitMs: options.queryLimitMs ?? QUERY_LIMIT_MS,
    log,
  });
  const handles = new Handles((unhurried) => embeddedDialect(engine, unhurried));
  const turns = new Turns();
  const listeners = new Set<(dataVersion: number) => void>();
  return {
    kind: 'embedded',
    as: () => handles.outer,
    write: (_scope, work, given) => handles.write(work, given),
    exclusively: (name, work) => turns.run(name, work),
    settle: async () => {
      handles.assertOutside();
      await engine.exec('checkpoint');
    },
    onDataChange(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    announce: async (dataVersion) => {
      for (const heard of listeners) heard(dataVersion);
    },
    close: () => engine.close(),
  };
}
