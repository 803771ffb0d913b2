/** How the areas of a level are called here: a city has only kelurahan, a regency desa and kelurahan. */
export type LevelName =
  | 'provinsi'
  | 'kabupaten'
  | 'kota'
  | 'kabupatenKota'
  | 'kecamatan'
  | 'desa'
  | 'kelurahan'
  | 'desaKelurahan'
  | 'dusun'
  | 'rw'
  | 'rt';

/** What the answer of a map says, as numbers: the dictionaries make a sentence of it. */
export interface AnswerFacts {
  readonly place: string;
  /** what the areas are called here: 'kelurahan', 'kapanewon' */
  readonly areasName: string;
  readonly period: string;
  /** areas of the level: all, without data, counted but without the people to make a rate, with a partial sum ... */
  readonly areas: number;
  readonly missing: number;
  readonly withoutRate: number;
  /** of those without a rate: nothing is measured on them, for their borders are sketched */
  readonly sketched: number;
  readonly partial: number;
  readonly zero: number;
  readonly hidden: number;
  /** the highest value and whose it is; several where they tie */
  readonly highest: { readonly names: readonly string[]; readonly value: number } | null;
  readonly decimals: number;
  /** 'per 1.000 penduduk', 'PPKS tercatat'; said after a number */
  readonly unit: string;
  readonly isRate: boolean;
  /** values are whole, though they are no plain count: those served, those not yet */
  readonly isWhole?: boolean;
  /** the whole place: count, value of a rate, and whether it is a partial sum; null without data */
  readonly whole: {
    readonly count: number | null;
    readonly countUnit: string;
    readonly value: number | null;
    readonly partial: boolean;
    /** reported minus the sum of the parts, where they differ */
    readonly difference: number | null;
  } | null;
}

/** The answer before the figures: one sentence, and what must be said besides. */
export interface AnswerSentences {
  readonly lead: string;
  readonly more: readonly string[];
}
