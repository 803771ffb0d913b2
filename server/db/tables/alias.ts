import type { ColumnType, Generated } from 'kysely';
import type { Level } from '../../../data/catalogue/levels.ts';
import type { MatchKind } from '../../../data/contract/matching.ts';

/** A word of a file and what it stands for: said by somebody, or brought by a bridge table of codes. */
export interface AliasTable {
  id: Generated<number>;
  kind: MatchKind;
  /** of the named area, where the file says it */
  level: Level | null;
  /** code of the area in which the name was looked for; '' where nothing narrowed it */
  within: string;
  /** spelling-blind form of `written` */
  key: string;
  written: string;
  /** code of an area or a type, '-' where rows are left out */
  target: string;
  import_id: number | null;
  made_by: string;
  made_at: ColumnType<Date, Date | string, Date | string>;
}

export interface AliasTables {
  alias: AliasTable;
}
