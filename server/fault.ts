import type { FaultCode } from '../data/contract/fault.ts';

/** A request that cannot be answered, by code. The sentence comes from the dictionary; `detail` is for it, never a stack. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly fields: readonly { path: string; message: string }[];

  constructor(
    code: FaultCode,
    detail: Readonly<Record<string, string | number>> = {},
    fields: readonly { path: string; message: string }[] = [],
  ) {
    super(code);
    this.name = 'Fault';
    this.code = code;
    this.detail = detail;
    this.fields = fields;
  }
}
