/** How common a type is made, and where. Calibrated on published totals of regencies: about 2.2 of 100 people in all. */
export interface NeedModel {
  readonly code: string;
  /** among 1,000 people, on average */
  readonly rate: number;
  /** how unlike each other neighbours are: the smaller, the more the counts heap in few places (gamma shape) */
  readonly evenness: number;
  /** what a standard deviation more of poverty, of town, of height does to the rate (log) */
  readonly poverty: number;
  readonly town: number;
  readonly height: number;
  /** share of women */
  readonly women: number;
  /** change a year */
  readonly drift: number;
  /** finest level at which the demo tells it */
  readonly level: 'rt' | 'desa' | 'kecamatan' | 'kabupaten';
}

type Row = readonly [
  n: number,
  rate: number,
  evenness: number,
  poverty: number,
  town: number,
  height: number,
  women: number,
  drift: number,
  level?: NeedModel['level'],
];

/**
 * Rows 3 to 19 of the closed list are told from kecamatan or kabupaten only. By desa: those on the street, whom no RT
 * counts, and families with psychosocial trouble, whom everybody in an RT would know.
 */
const ROWS: readonly Row[] = [
  [1, 0.24, 0.5, 0.6, -0.1, 0.1, 0.49, -0.04],
  [2, 1.1, 0.9, 0.45, 0, 0.1, 0.46, -0.03],
  [3, 0.05, 3, 0.2, 0.3, 0, 0.1, 0.02, 'kecamatan'],
  [4, 0.06, 0.18, 0.2, 1.1, -0.6, 0.3, -0.05],
  [5, 0.72, 0.9, 0.2, 0, 0.1, 0.42, 0.02],
  [6, 0.06, 3, 0.2, 0.2, 0, 0.68, 0.05, 'kecamatan'],
  [7, 0.045, 3, 0.2, 0.2, 0, 0.5, 0.03, 'kecamatan'],
  [8, 2.6, 1.3, 0.35, -0.2, 0.15, 0.64, 0.035],
  [9, 2.9, 1.5, 0.25, 0, 0.1, 0.45, 0.02],
  [10, 0.06, 3, 0, 0, 0, 0.95, -0.02, 'kabupaten'],
  [11, 0.035, 0.3, 0.2, 1.5, -0.5, 0.2, 0, 'desa'],
  [12, 0.075, 0.35, 0.3, 1.3, -0.5, 0.4, 0, 'desa'],
  [13, 0.14, 0.4, 0.4, 1.1, -0.5, 0.35, 0.01, 'desa'],
  [14, 0.02, 3, 0, 0, 0, 0.4, 0, 'kabupaten'],
  [15, 0.12, 3, 0.2, 0.2, 0, 0.06, 0.02, 'kecamatan'],
  [16, 0.16, 3, 0, 0, 0, 0.35, 0.06, 'kabupaten'],
  [17, 0.09, 3, 0.1, 0.5, -0.2, 0.08, 0.03, 'kecamatan'],
  [18, 0.012, 3, 0, 0, 0, 0.8, 0, 'kabupaten'],
  [19, 0.07, 3, 0.2, 0.3, 0, 0.86, 0.04, 'kecamatan'],
  [20, 0.13, 0.4, 0.5, -0.3, 0.1, 0.72, 0.01],
  [23, 2, 1.1, 0.4, -0.1, 0.1, 1, -0.01],
  [24, 11.4, 1.9, 0.5, -0.25, 0.08, 0.47, -0.045],
  [25, 0.5, 0.6, 0.3, 0.1, 0, 0.5, 0, 'desa'],
];

/** Types 21, 22 and 26 follow from what happened and where people live apart, not from a rate (see `happenings.ts`). */
export const NEED_MODELS: readonly NeedModel[] = ROWS.map(
  ([n, rate, evenness, poverty, town, height, women, drift, level]) => ({
    code: `PMKS-${String(n).padStart(2, '0')}`,
    rate,
    evenness,
    poverty,
    town,
    height,
    women,
    drift,
    level: level ?? 'rt',
  }),
);
