import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, type Results } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { postgis } from '@electric-sql/pglite-postgis';
import { parsers } from './parsers.ts';
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

/**
 * An exception that GEOS throws inside this build of PostGIS (a union that cannot be noded) ends the statement without
 * rows, without a word of its command and without an error: that must never pass for an empty answer.
 */
function asResult(r: Results): QueryResult {
  if (r.command === undefined && r.fields.length === 0) throw new LostAnswer();
  return { rows: r.rows, affectedRows: r.affectedRows, command: r.command };
}

class LostAnswer extends Error {
  /** internal_error, as PostgreSQL says it of GEOS */
  readonly code = 'XX000';
  readonly severity = 'ERROR';

  constructor() {
    super('the statement broke off inside PostGIS (a shape that GEOS cannot work with)');
  }
}

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
      return [asResult(await db.query(request.sql, [...request.params], { rowMode: 'object' }))];
    case 'exec':
      try {
        return (await db.exec(request.sql)).map(asResult);
      } catch (reason) {
        if (request.alone) await db.exec('rollback');
        throw reason;
      }
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
      (reason: unknown) => say({ error: asError(reason) }),
    );
  });
  say({ ready: true });
} catch (reason) {
  say({ error: asError(reason) });
  port.close();
}
