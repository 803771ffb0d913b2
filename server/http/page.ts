import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { Fault } from '../fault.ts';
import { styleNonceOf } from './safety.ts';

/** Stands in the built page where the word for its own style sheets goes. */
const PLACE = 'PETASOS_STYLE_NONCE';

/**
 * The page of the application, whatever its address: its router decides. It is made for each answer, because the word
 * for its style sheets must fit the headers that come with it; so it has no ETag.
 */
export function sendPage(dir: string): RequestHandler {
  const file = join(dir, 'index.html');
  return async (req, res, next) => {
    // A file that is not there is no page: only addresses without an extension are the router's.
    if (/\/\.|\.[^/]*$/.test(req.path)) {
      next(new Fault('not-found'));
      return;
    }
    const page = await readFile(file, 'utf8').catch(() => {
      throw new Fault('not-found');
    });
    res.setHeader('Cache-Control', 'no-cache');
    res.type('text/html').send(page.replaceAll(PLACE, styleNonceOf(res)));
  };
}
