import type { IncomingMessage } from 'node:http';
import { BODY_LIMIT_BYTES, type RouteRow, type Uploaded } from '../../data/contract/route.ts';
import { Fault } from '../fault.ts';

const JSON_TYPE = 'application/json';
const FILE_TYPE = 'application/octet-stream';

/** Bytes of uploads held at once by all requests; one more is asked to come again. */
const HELD_AT_MOST = 500e6;
let held = 0;

/**
 * The JSON body of a request, not yet read by its schema. Throws Fault 'wrong-content-type', 'too-large', and
 * 'bad-request' where it is no JSON object.
 */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  requireType(req, JSON_TYPE);
  const bytes = await readBytes(req, BODY_LIMIT_BYTES);
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    given = undefined;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Fault('bad-request', {}, [{ path: 'body', reason: 'form', hint: { example: '{ }' } }]);
  }
  return given;
}

/**
 * Hands the file that a request brings to `use`. Its bytes are held in memory alone, because what is in it is not known
 * yet: a list of persons that somebody picks by mistake must not lie on the disk, not even for a moment. Throws Fault
 * 'wrong-content-type', 'too-large', 'busy', and 'bad-request' where it ends early.
 */
export async function withUpload<T>(
  req: IncomingMessage,
  rule: NonNullable<RouteRow['upload']>,
  use: (upload: Uploaded) => Promise<T>,
): Promise<T> {
  requireType(req, FILE_TYPE);
  const told = Number(req.headers['content-length'] ?? rule.limitBytes);
  if (told > rule.limitBytes) throw tooLarge(rule.limitBytes);
  if (held + told > HELD_AT_MOST) throw new Fault('busy');
  held += told;
  try {
    return await use({ bytes: await readBytes(req, rule.limitBytes) });
  } finally {
    held -= told;
  }
}

/** Nothing may come with a request whose row takes nothing. */
export function requireEmpty(req: IncomingMessage): void {
  const given =
    req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;
  if (given) throw new Fault('bad-request', {}, [{ path: 'body', reason: 'unknown', hint: {} }]);
}

function requireType(req: IncomingMessage, expected: string): void {
  const type = req.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const plain = req.headers['content-encoding'] === undefined;
  if (type !== expected || !plain) throw new Fault('wrong-content-type', { expected });
}

async function readBytes(req: IncomingMessage, limitBytes: number): Promise<Uint8Array> {
  if (Number(req.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    // Not destroyed when it grows too large: the refusal goes out on the same connection.
    for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
      length += part.byteLength;
      if (length > limitBytes) throw tooLarge(limitBytes);
      parts.push(part);
    }
  } catch (reason) {
    if (reason instanceof Fault) throw reason;
    // The far end went away in the middle.
    throw new Fault('bad-request', {}, [{ path: 'body', reason: 'form', hint: {} }]);
  }
  return new Uint8Array(Buffer.concat(parts, length));
}

function tooLarge(limitBytes: number): Fault {
  const limit =
    limitBytes >= 1e6 ? `${Math.floor(limitBytes / 1e6)} MB` : `${Math.floor(limitBytes / 1024)} KB`;
  return new Fault('too-large', { limit });
}
