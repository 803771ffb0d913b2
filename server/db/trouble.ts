/** What keeps a server or command from working. Each has its sentence in the dictionary: words.service.trouble[code]. */
export type TroubleCode =
  | 'schema-newer'
  | 'folder-unusable'
  | 'disk-full'
  | 'database-damaged'
  | 'database-unreachable'
  | 'database-too-old'
  | 'postgis-missing'
  | 'postgis-too-old'
  | 'exclusive-timeout'
  | 'backup-unreadable'
  | 'backup-newer'
  | 'restore-not-empty'
  | 'restore-schema'
  | 'port-in-use'
  | 'address-unusable'
  | 'client-build-failed'
  | 'file-exists'
  | 'folder-missing'
  | 'file-missing'
  | 'file-is-folder'
  | 'file-not-allowed'
  | 'file-unreadable'
  | 'server-gone'
  | 'key-missing'
  | 'key-unreadable'
  | 'key-unwritable'
  | 'key-in-data'
  | 'key-other'
  | 'key-not-known'
  | 'sealed-damaged';

/** Plain trouble of running Petasos, no bug: said in a sentence, without a stack. */
export class Trouble extends Error {
  readonly code: TroubleCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: TroubleCode, detail: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(detail)}`);
    this.name = 'Trouble';
    this.code = code;
    this.detail = detail;
  }
}
