import type { Level } from '../catalogue/levels.ts';
import { type FoundColumns, findColumns, type Headings } from './columns.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { PLACE_HEADINGS, type PlaceColumn } from './place.ts';

type Column = PlaceColumn | 'nik' | 'type' | 'sex' | 'period' | 'address';

const HEADINGS: Headings<Column> = {
  ...PLACE_HEADINGS,
  nik: ['nik', 'no nik', 'nomor nik', 'nik ktp', 'no ktp', 'nomor ktp', 'nomor induk kependudukan'],
  type: [
    ...NEED_HEADINGS.type,
    'kategori',
    'kategori ppks',
    'kategori pmks',
    'jenis masalah',
    'ragam ppks',
    'kriteria',
    'kriteria ppks',
    'jenis pelayanan',
  ],
  sex: [...NEED_HEADINGS.sex, 'jenkel', 'jns kelamin', 'gender'],
  period: ['periode', 'tahun', 'tahun data', 'tahun pendataan'],
  address: ['alamat', 'alamat lengkap', 'alamat rumah', 'alamat tinggal', 'alamat domisili', 'alamat ktp'],
};

/** Where a list of persons says who, where and what; columns that nothing is counted by are not looked at. */
export interface PersonColumns {
  readonly at: FoundColumns<Column>['at'];
  /** position of the name of each level, coarse to fine */
  readonly names: ReadonlyMap<Level, number>;
}

export function findPersonColumns(columns: readonly string[]): PersonColumns {
  const names = new Map<Level, number>();
  for (const [i, column] of columns.entries()) {
    const level = NAME_HEADINGS.get(plainKey(column));
    if (level !== undefined && !names.has(level)) names.set(level, i);
  }
  return { at: findColumns(columns, HEADINGS, []).at, names };
}
