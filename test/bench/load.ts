import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CONNECTIONS = 8;

/** What asked: wrk where it is installed, else a loop in this process, which itself costs a good part of the two cores. */
export const LOADER = ['/usr/bin/wrk', '/usr/local/bin/wrk'].find((path) => existsSync(path));

/** Requests a second that a server answers to `CONNECTIONS` connections that ask one after the other. */
export async function requestRate(
  url: string,
  seconds: number,
  encoding: 'gzip' | 'identity',
): Promise<number> {
  return LOADER ? wrkRate(LOADER, url, seconds, encoding) : loopRate(url, seconds, encoding);
}

async function wrkRate(wrk: string, url: string, seconds: number, encoding: string): Promise<number> {
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-H', `Accept-Encoding: ${encoding}`, url];
  const { stdout } = await run(wrk, args);
  if (stdout.includes('Non-2xx')) throw new Error(`not every answer was 200: ${stdout}`);
  const rate = /Requests\/sec:\s*([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined) throw new Error(`wrk said no rate: ${stdout}`);
  return Number(rate);
}

async function loopRate(url: string, seconds: number, encoding: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const askUntilEnd = async () => {
    while (performance.now() < end) {
      await once(url, agent, encoding);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, askUntilEnd));
  agent.destroy();
  return answered / seconds;
}

function once(url: string, agent: Agent, encoding: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const asked = request(url, { agent, headers: { 'Accept-Encoding': encoding } }, (answer) => {
    if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode} for ${url}`));
    answer.resume().on('end', resolve);
  });
  asked.on('error', reject).end();
  return promise;
}
