declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A stream whose bytes become the input of a `copy ... from stdin`. */
  export function from(text: string): Writable & Submittable;
}
