import { type NeedWord, STANDARD_NEED_WORD } from '../../catalogue/need-words.ts';
import type { domain as source } from '../id/domain.ts';

export const domain = {
  level: {
    provinsi: 'province',
    kabupaten: 'regency/city',
    kecamatan: 'district (kecamatan)',
    desa: 'village (desa/kelurahan)',
    dusun: 'hamlet (dusun)',
    rw: 'RW',
    rt: 'RT',
  },
  quality: {
    definitif: 'Decreed boundary',
    indikatif: 'Indicative boundary',
    kesepakatan: 'Agreed boundary',
    sketsa: 'Sketched, not an official border',
  },
  basis: {
    none: 'No data',
    reported: 'Reported for this area',
    rolledUp: 'Sum of the areas below',
    partial: 'Partial sum, not a total',
    estimated: 'Estimate',
    hidden: 'Hidden to protect people',
  },
  zero: 'Zero (surveyed)',
  need: STANDARD_NEED_WORD as NeedWord,
  noData: 'No data',
  hidden: 'Hidden',
  simulated: 'SIMULATED DATA – NOT REAL FIGURES',
  sex: { A: 'All', L: 'Male', P: 'Female', T: 'Not stated' },
} satisfies typeof source;
