import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { afterAll, expect, test } from 'vitest';
import { type Telling, tellProgress } from '../../server/http/progress.ts';

type Work = (telling: Telling, req: Request, res: Response) => void;

let work: Work = () => {};
const app = express();
app.post('/', (req, res) => work(tellProgress(req, res, req.query.offered !== 'no'), req, res));
const server = app.listen(0, '127.0.0.1');
const ready = new Promise((done) => server.once('listening', done));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Asks with events taken; returns what came, or hangs up at the first event where `leave` says so. */
async function ask(done: Work, { path = '/', accept = 'text/event-stream', leave = false } = {}) {
  work = done;
  await ready;
  const { port } = server.address() as AddressInfo;
  return new Promise<{ type: string; text: string }>((answer, fail) => {
    const options = { host: '127.0.0.1', port, path, method: 'POST', headers: { accept } };
    const asked = request(options, (res) => {
      let text = '';
      const told = () => answer({ type: String(res.headers['content-type']), text });
      res.on('data', (part: Buffer) => {
        text += part.toString();
        if (leave) {
          asked.destroy();
          told();
        }
      });
      res.on('end', told);
    });
    asked.on('error', (reason) => (leave ? undefined : fail(reason)));
    asked.end();
  });
}

test('progress comes event by event, small steps left out, the answer last', async () => {
  const { type, text } = await ask((telling) => {
    telling.progress('write', 0);
    telling.progress('write', 0.001);
    telling.progress('write', 0.5);
    telling.progress('rollup', 0);
    telling.progress('rollup', 1);
    telling.answer({ ok: true });
  });
  expect(type).toMatch(/^text\/event-stream/);
  expect(text.split('\n\n')).toEqual([
    'data: {"progress":{"stage":"write","share":0}}',
    'data: {"progress":{"stage":"write","share":0.5}}',
    'data: {"progress":{"stage":"rollup","share":0}}',
    'data: {"progress":{"stage":"rollup","share":1}}',
    'data: {"answer":{"ok":true}}',
    '',
  ]);
});

test.each([
  ['a caller that takes no events', { accept: 'application/json' }],
  ['a route that tells nothing', { path: '/?offered=no' }],
])('%s gets the answer alone', async (_who, options) => {
  const { text } = await ask((telling, _req, res) => {
    telling.progress('write', 0.5);
    expect(telling.begun()).toBe(false);
    res.end('whole');
  }, options);
  expect(text).toBe('whole');
});

test('a caller that leaves breaks the work off; one that stays does not', async () => {
  const left = new Promise<void>((aborted) => {
    void ask(
      (telling) => {
        telling.signal.addEventListener('abort', () => aborted());
        telling.progress('write', 0);
      },
      { leave: true },
    );
  });
  await left;
  let signal: AbortSignal | undefined;
  await ask((telling) => {
    signal = telling.signal;
    telling.progress('write', 0);
    telling.answer({});
  });
  expect(signal?.aborted).toBe(false);
});
