import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { postgis } from '@electric-sql/pglite-postgis';
import { parsers } from './parsers.ts';
import { isCrash, runQuery, runStatements } from './statements.ts';
import type {
  ErrorFields,
  QueryResult,
  WorkerAnswer,
  WorkerRequest,
  WorkerStart,
} from './worker-messages.ts';

/**
 * The embedded database in a thread of its own: a long query stalls this thread, never the server. It answers one
 * request at a time, in order; whose turn it is is decided by the other side (embedded-engine.ts).
 */
const start: WorkerStart = workerData;
const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const say = (answer: WorkerAnswer) => port.postMessage(answer);

function asError(reason: unknown): ErrorFields {
  if (!(reason instanceof Error)) return { message: String(reason), fields: {} };
  const fields = Object.fromEntries(
    Object.entries(reason).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
  return { message: reason.message, fields };
}

async function answer(db: PGlite, request: WorkerRequest): Promise<readonly QueryResult[]> {
  switch (request.op) {
    case 'query':
      return [await runQuery(db, request.sql, request.params, request.alone)];
    case 'exec':
      return runStatements(db, request.sql, request.alone);
    case 'close':
      await db.close();
      return [];
  }
}

try {
  const db = await PGlite.create({
    dataDir: start.folder,
    extensions: { postgis, amcheck },
    parsers: { ...parsers },
  });
  const found = await db.query(`select 1 from pg_extension where extname = 'postgis'`);
  if (found.rows.length === 0) await db.exec('create extension postgis');
  port.on('message', (request: WorkerRequest) => {
    answer(db, request).then(
      (results) => {
        say({ results });
        if (request.op === 'close') port.close();
      },
      (reason: unknown) => {
        say({ error: asError(reason) });
        if (isCrash(reason)) setImmediate(() => process.exit(1));
      },
    );
  });
  say({ ready: true });
} catch (reason) {
  say({ error: asError(reason) });
  port.close();
}
