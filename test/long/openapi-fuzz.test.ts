import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Principal } from '../../server/access/principal.ts';
import { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import { describeApi } from '../../server/http/openapi.ts';
import { needImport } from '../../server/imports/need/spec.ts';
import { runImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { scope } from '../db/boundaries-files.ts';
import { sourceFile } from '../db/files.ts';
import { eachDatabase } from '../db/harness.ts';
import { OFFICE } from '../everybody.ts';
import { type MadeRequest, makeRequest, operationsOf, seededRandom } from './requests-from-openapi.ts';

/** A run of each database; half by the office, half by whoever has no session or a made-up one. */
const REQUESTS = 10_000;
const SEED = Number(process.env.PETASOS_FUZZ_SEED ?? 20_260_302);
/** What only the inside of a program says. */
const INSIDE =
  /\n\s+at \S|node_modules|\/server\/|\.ts:\d+|SQLSTATE|syntax error at or near|violates|ECONN|kysely/i;

interface Told {
  readonly status: number;
  readonly text: string;
}

eachDatabase('ten thousand requests made from the OpenAPI document', (given) => {
  const errors: string[] = [];
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const ends: (() => void)[] = [];
  let now = Date.parse('2026-03-02T03:00:00Z');

  const serve = async (principal?: Principal): Promise<number> => {
    // Every request is a second later than the one before: what limits how often one asks is not what is tested here.
    const clock = {
      now: () => {
        now += 1000;
        return new Date(now);
      },
      today: () => new Date(now).toISOString().slice(0, 10),
    };
    const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });
    const ctx: Context = { ...given.ctx(), clock, log };
    const options = { clientDir: '/nonexistent', ...(principal ? { principal } : {}) };
    const server = createApp(ctx, options).listen(0, '127.0.0.1');
    await new Promise((ready) => server.once('listening', ready));
    ends.push(() => {
      server.closeAllConnections();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  };

  beforeAll(async () => {
    const provenance = { source: null, licence: null, asOf: null, simulated: true };
    const place = { file: null, options: { code: '63.71' }, provenance, dryRun: false };
    expect((await runImport(given.ctx(), scope, setupImport, place)).state).toBe('applied');
    const file = sourceFile('ppks.csv', 'kode,jenis,jumlah\n63.71.01.1001,LUT,12\n63.71.01.1002,LUT,0\n');
    const need = { file, options: { period: '2025' }, provenance, dryRun: false };
    expect((await runImport(given.ctx(), scope, needImport, need)).state).toBe('applied');
  });
  afterAll(() => {
    for (const end of ends) end();
    agent.destroy();
  });

  test('give no 5xx and nothing of the inside, whoever asks', async () => {
    const operations = operationsOf(describeApi('0'));
    const ports = [await serve(OFFICE), await serve()];
    const random = seededRandom(SEED);
    const statuses = new Map<number, number>();
    const asked = new Map<string, number>();
    const bad: string[] = [];
    const one = async (n: number) => {
      const operation = operations[n % operations.length];
      if (!operation) throw new Error('the document names no operation');
      const made = makeRequest(operation, random);
      const port = ports[Math.floor(n / operations.length) % 2] ?? 0;
      const { status, text } = await send(made, port, agent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status < 300) asked.set(operation.id, (asked.get(operation.id) ?? 0) + 1);
      if (status >= 500 || INSIDE.test(text)) {
        bad.push(
          `${status} ${made.method} ${made.path} ${String(made.body ?? '').slice(0, 300)}\n${text.slice(0, 600)}`,
        );
      }
    };
    for (let n = 0; n < REQUESTS; n += 4) {
      await Promise.all([one(n), one(n + 1), one(n + 2), one(n + 3)]);
      if (bad.length > 5) break;
    }
    console.log(
      `${given.kind}: seed ${SEED}, ${[...statuses]
        .sort()
        .map(([s, c]) => `${s}: ${c}`)
        .join(', ')}; answered at least once: ${asked.size} of ${operations.length} operations`,
    );
    expect(bad.join('\n\n') + errors.slice(0, 5).join('\n')).toBe('');
    // Requests that are all refused for their form would test nothing behind it.
    expect(asked.size).toBeGreaterThan(operations.length / 3);
  });
});

function send(made: MadeRequest, port: number, agent: Agent): Promise<Told> {
  return new Promise((done, fail) => {
    const { method, path, headers, body } = made;
    const asked = request({ host: '127.0.0.1', port, method, path, headers, agent }, (res) => {
      const parts: Buffer[] = [];
      let length = 0;
      res.on('data', (part: Buffer) => {
        // Files are looked at by their beginning: what fails says so at once.
        if (length < 200_000) parts.push(part);
        length += part.length;
      });
      res.on('end', () =>
        done({ status: res.statusCode ?? 0, text: Buffer.concat(parts).toString('latin1') }),
      );
      res.on('error', fail);
    });
    asked.on('error', (reason: NodeJS.ErrnoException) => {
      // A refusal may come before the whole body has gone out.
      if (reason.code === 'EPIPE' || reason.code === 'ECONNRESET') done({ status: 0, text: '' });
      else fail(reason);
    });
    asked.end(body);
  });
}
