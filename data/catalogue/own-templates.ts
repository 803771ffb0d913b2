import type { OwnDraft } from '../contract/own-indicator.ts';

/**
 * Indicators that many offices have, as a beginning: everything in them may be changed. Common knowledge of what is
 * counted (KPM are families, RTLH are houses, ATS are children); the source is the office's own to name.
 */
export const OWN_TEMPLATES: readonly OwnDraft[] = [
  {
    code: 'KPM-PKH',
    kind: 'keluarga',
    name: { id: 'KPM PKH', en: 'PKH families' },
    unit: { id: 'KPM', en: 'families' },
    source: '',
    access: 'open',
    finest: 'desa',
    rates: ['per100Households', 'per1000'],
    shareOf: null,
  },
  {
    code: 'KPM-SEMBAKO',
    kind: 'keluarga',
    name: { id: 'KPM sembako (BPNT)', en: 'Food-aid families (BPNT)' },
    unit: { id: 'KPM', en: 'families' },
    source: '',
    access: 'open',
    finest: 'desa',
    rates: ['per100Households', 'per1000'],
    shareOf: null,
  },
  ...[1, 2, 3, 4].map(
    (decile): OwnDraft => ({
      code: `DTSEN-D${decile}`,
      kind: 'keluarga',
      name: { id: `Keluarga desil ${decile} DTSEN`, en: `Families in DTSEN decile ${decile}` },
      unit: { id: 'keluarga', en: 'families' },
      source: 'DTSEN',
      access: 'open',
      finest: 'desa',
      rates: ['per100Households'],
      shareOf: null,
    }),
  ),
  {
    code: 'RTLH',
    kind: 'unit',
    name: { id: 'Rumah tidak layak huni (RTLH)', en: 'Substandard houses (RTLH)' },
    unit: { id: 'unit rumah', en: 'houses' },
    source: '',
    access: 'open',
    finest: 'rt',
    rates: ['per100Households', 'perKm2'],
    shareOf: null,
  },
  {
    code: 'ATS',
    kind: 'jiwa',
    name: { id: 'Anak tidak sekolah (ATS)', en: 'Children out of school (ATS)' },
    unit: { id: 'anak', en: 'children' },
    source: 'pd.data.kemdikbud.go.id/ATS',
    access: 'open',
    finest: 'desa',
    rates: ['per1000'],
    shareOf: null,
  },
  {
    code: 'PSM-DILATIH',
    kind: 'jiwa',
    // Portals count those trained; how many PSM there are is another figure, and comes from the register.
    name: { id: 'PSM dilatih', en: 'PSM trained' },
    unit: { id: 'orang', en: 'persons' },
    source: '',
    access: 'open',
    finest: 'desa',
    rates: [],
    shareOf: null,
  },
];
