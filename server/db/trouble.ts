/** What keeps a server or command from working, told in plain words by code (`data/words/<lang>/service.ts`). */
export type TroubleCode = 'schema-newer';

export class Trouble extends Error {
  readonly code: TroubleCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: TroubleCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'Trouble';
    this.code = code;
    this.detail = detail;
  }
}
