import type { Level } from '../data/catalogue/levels.ts';
import type { FaultCode, FieldFault } from '../data/contract/fault.ts';

/** One field of a request that cannot be read, and what the contract says of it. */
export interface FieldProblem {
  readonly path: string;
  readonly reason: FieldFault;
  readonly hint: Readonly<Record<string, string | number>>;
}

/** What a page is told besides the sentence, so that it can offer the way out. */
export interface WayOut {
  /** the finest level at which what was asked can be read */
  readonly finest: Level;
}

/** A request that cannot be answered, by code. The sentence comes from the dictionary; `detail` is for it, never a stack. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];
  readonly wayOut: WayOut | undefined;

  constructor(
    code: FaultCode,
    detail: Readonly<Record<string, string | number>> = {},
    fields: readonly FieldProblem[] = [],
    wayOut?: WayOut,
  ) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
    this.fields = fields;
    this.wayOut = wayOut;
  }
}
