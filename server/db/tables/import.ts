import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { ImportKind, ImportReport } from '../../../data/contract/import.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;
type Instant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** One batch of facts: every fact points to its import, and an import can be undone whole. */
export interface ImportTable {
  id: Generated<number>;
  kind: ImportKind;
  /** draft: rows are being staged and are seen by nobody. */
  state: 'draft' | 'applied' | 'undone';
  file_name: string | null;
  file_bytes: number | null;
  file_sha256: string | null;
  source: string | null;
  licence: string | null;
  /** 'YYYY-MM-DD': the day whose state the facts describe */
  as_of: Day;
  simulated: boolean;
  made_by: string;
  made_at: ColumnType<Date, Date | string, never>;
  applied_at: Instant;
  /** order of application: of two facts about the same thing the later import holds */
  applied_seq: number | null;
  undone_at: Instant;
  undone_by: string | null;
  report: JSONColumnType<ImportReport> | null;
}

export interface ImportTables {
  import: ImportTable;
}
