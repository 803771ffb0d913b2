import { NEED_TYPES } from './needs.ts';
import { ATTENTION_GROUPS } from './pas.ts';
import { PILLAR_TYPES } from './psks.ts';

/** A word list with a version, as the database keeps it. */
export interface Vocabulary {
  readonly id: 'pmks' | 'psks' | 'pas';
  readonly version: string;
  /** true: a default that an office may replace; the program never overwrites it */
  readonly editable: boolean;
  readonly entries: readonly object[];
}

const PMKS_2012 = NEED_TYPES.map(({ code, abbreviation, name, unit, access, group, finest }) => ({
  code,
  abbreviation,
  name,
  unit,
  access,
  group,
  finest,
}));

/** All word lists of the program. 2012: Permensos 8/2012; 2019: the same types as PPKS, Permensos 5/2019. */
export const VOCABULARIES: readonly Vocabulary[] = [
  { id: 'pmks', version: '2012', editable: false, entries: PMKS_2012 },
  {
    id: 'pmks',
    version: '2019',
    editable: false,
    entries: PMKS_2012.map((e) => ({ ...e, code: e.code.replace('PMKS', 'PPKS'), same: e.code })),
  },
  { id: 'psks', version: '2012', editable: false, entries: PILLAR_TYPES },
  { id: 'pas', version: '2025', editable: true, entries: ATTENTION_GROUPS },
];
