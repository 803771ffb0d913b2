import type { z } from 'zod';
import type { Right } from '../catalogue/rights.ts';

/** Who may call: public (no session at all), anyone signed in, or who holds a right (the handler asks where). */
export type RouteRight = Right | 'public' | 'signedIn';

/**
 * How an answer may be kept. immutable: for ever, the URL names the content. boundaries / data: revalidated with an
 * ETag made of the boundary version or the data version, compared before any other work. none: never stored. codelist:
 * the same for everybody until the next release of the program.
 */
export type CachePolicy = 'immutable' | 'boundaries' | 'data' | 'codelist' | 'none';

/** A file sent as the body of a request, as it is; its name and whatever is said of it are query parameters. */
export interface UploadRule {
  readonly limitBytes: number;
}

/**
 * One row of the table. A GET reads; every other method writes, takes `body` (JSON) or `upload` (a file) or neither, is
 * never cached, and is answered only to a page of this very server. `progress`: long work, told as it goes on where
 * the caller takes PROGRESS_TYPE.
 */
export interface RouteRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly right: RouteRight;
  /** may be called before a password or a second factor that must be set is set */
  readonly beforeMust?: true;
  readonly cache: CachePolicy;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly upload?: UploadRule;
  readonly progress?: true;
  /** says something of the office itself: refused in the demo, as files are */
  readonly ofOffice?: true;
  /** answered also while no data folder is open: asks no database */
  readonly withoutDatabase?: true;
  /** JSON of a schema, a vector tile, or a file to keep */
  readonly answer: z.ZodType | 'tile' | 'file';
}

/** The bytes of an upload as a handler receives them. They are held in memory alone and gone with the request. */
export interface Uploaded {
  readonly bytes: Uint8Array;
}

/** Every request that writes says that it comes from a page of ours: a foreign page cannot send this header unasked. */
export const WRITE_MARK = { name: 'X-Petasos', value: 'page' } as const;

/** A JSON body is a form that somebody filled in, not a file. */
export const BODY_LIMIT_BYTES = 256 * 1024;

/** An answer that comes with progress: server-sent events, each a Frame as JSON; the last is the answer or the problem. */
export const PROGRESS_TYPE = 'text/event-stream';
