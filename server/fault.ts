import type { FaultCode, FieldFault } from '../data/contract/fault.ts';

/** One field of a request that cannot be read, and what the contract says of it. */
export interface FieldProblem {
  readonly path: string;
  readonly reason: FieldFault;
  readonly hint: Readonly<Record<string, string | number>>;
}

/** A request that cannot be answered, by code. The sentence comes from the dictionary; `detail` is for it, never a stack. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: FaultCode,
    detail: Readonly<Record<string, string | number>> = {},
    fields: readonly FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }
}
