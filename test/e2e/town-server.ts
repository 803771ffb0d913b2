import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type RunningServer, startServer } from './server.ts';
import { buildTown } from './town.ts';

let town: Promise<RunningServer> | undefined;

/**
 * The server of the town, started for the first suite that asks and ended with the run: suites that only look, or that
 * take back what they brought, need none of their own.
 */
export function townServer(): Promise<RunningServer> {
  town ??= startTown();
  return town;
}

async function startTown(): Promise<RunningServer> {
  const server = await startServer();
  // Whoever prepared the run ends what is noted here.
  writeFileSync(join(inject('scratch'), `${server.pid}.pid`), '');
  await buildTown(server);
  return server;
}
