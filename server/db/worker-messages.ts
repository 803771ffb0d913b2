/** What the server says to the database worker and hears from it. One request is under way at a time. */
export type WorkerRequest =
  /** `alone`: outside a transaction */
  | {
      readonly op: 'query';
      readonly sql: string;
      readonly params: readonly unknown[];
      readonly alone: boolean;
    }
  /** several statements without parameters */
  | { readonly op: 'exec'; readonly sql: string; readonly alone: boolean }
  | { readonly op: 'close' };

export interface QueryResult {
  readonly rows: Record<string, unknown>[];
  readonly affectedRows: number | undefined;
  /** 'SELECT', 'COMMIT' ...: a COMMIT that answers 'ROLLBACK' did not commit */
  readonly command: string | undefined;
}

/** A database error without its class, which does not survive the way between threads. */
export interface ErrorFields {
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type WorkerAnswer =
  | { readonly ready: true }
  | { readonly results: readonly QueryResult[] }
  | { readonly error: ErrorFields };

export interface WorkerStart {
  readonly folder: string;
}
