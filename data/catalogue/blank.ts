import { NEED_TYPES, type NeedType } from './needs.ts';

/** Stands in the first cell of a blank form, and tells it from any other table. The number is that of its layout. */
export const BLANK_MARK = 'Blanko Petasos 1';

/** Columns that say the area of a row; only the code is read, the others are for people and checked against it. */
export const BLANK_PLACES = ['Kode', 'Kecamatan', 'Desa/Kelurahan', 'Dusun', 'RW', 'RT'] as const;

export const BLANK_PERIOD = 'Periode';

/** A column to be filled in: a type of need, of men or of women; '' where it is not told by sex. */
export interface BlankColumn {
  readonly type: NeedType;
  readonly sex: 'L' | 'P' | '';
  /** 'PMKS-08 L': what the column is known by when it comes back */
  readonly heading: string;
}

const WOMEN_ONLY = 'PMKS-23';

/** The open types, each for men and women; families are not told by sex. Closed and street types are not asked of an RT. */
export const BLANK_COLUMNS: readonly BlankColumn[] = NEED_TYPES.filter((t) => t.access === 'open').flatMap(
  (type) => {
    const sexes: readonly BlankColumn['sex'][] =
      type.unit === 'keluarga' ? [''] : type.code === WOMEN_ONLY ? ['P'] : ['L', 'P'];
    return sexes.map((sex) => ({ type, sex, heading: `${type.code} ${sex}`.trim() }));
  },
);
