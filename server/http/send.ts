import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'express';
import type { FileAnswer, TileBytes } from '../../data/contract/routes.ts';
import type { AnswerBytes } from './kept-answers.ts';

const compress = promisify(gzip);
const WORTH_COMPRESSING = 1400;

function takesGzip(req: Request): boolean {
  return req.acceptsEncodings('gzip', 'identity') === 'gzip';
}

/** Sends an answer as JSON, compressed where the caller takes it and it is worth it. */
export async function sendJson(
  req: Request,
  res: Response,
  body: unknown,
  type = 'application/json',
): Promise<void> {
  const text = JSON.stringify(body);
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.vary('Accept-Encoding');
  if (text.length < WORTH_COMPRESSING || !takesGzip(req)) {
    res.end(text);
    return;
  }
  const bytes = await compress(text, { level: 5 });
  res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', bytes.byteLength);
  res.end(bytes);
}

/** Sends an answer that was written as JSON before. */
export function sendBytes(req: Request, res: Response, { plain, gzip: zipped }: AnswerBytes): void {
  const isZipped = plain.byteLength >= WORTH_COMPRESSING && takesGzip(req);
  const bytes = isZipped ? zipped : plain;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.vary('Accept-Encoding');
  if (isZipped) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', bytes.byteLength);
  res.end(bytes);
}

/** Sends a tile; an empty one is 204, which a map reads as "nothing here". */
export function sendTile(req: Request, res: Response, tile: TileBytes): void {
  if (tile.plain.byteLength === 0) {
    res.status(204).end();
    return;
  }
  const zipped = tile.type === undefined && takesGzip(req);
  const bytes = zipped ? tile.gzip : tile.plain;
  res.setHeader('Content-Type', tile.type ?? 'application/vnd.mapbox-vector-tile');
  res.vary('Accept-Encoding');
  if (zipped) res.setHeader('Content-Encoding', 'gzip');
  res.setHeader('Content-Length', bytes.byteLength);
  res.end(bytes);
}

/** Sends a file to keep under its name (RFC 6266: letters beyond ASCII too), or one to show in the page. */
export function sendFile(res: Response, file: FileAnswer): void {
  const plain = file.name.replace(/[^\w .()-]/g, '_');
  const full = encodeURIComponent(file.name).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const how = file.inline ? 'inline' : 'attachment';
  res.setHeader('Content-Type', file.type);
  res.setHeader('Content-Disposition', `${how}; filename="${plain}"; filename*=UTF-8''${full}`);
  res.setHeader('Content-Length', file.bytes.byteLength);
  res.end(file.bytes);
}
