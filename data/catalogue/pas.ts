/**
 * Pemerlu Atensi Sosial: Kepmensos 103/HUK/2025 groups the 26 types into 12. Neither the twelve names nor which type
 * belongs to which could be verified at the source: this is a working default that an office checks and replaces
 * (`petasos vocabulary set pas FILE`). Every entry says so until then.
 */
export interface AttentionGroup {
  readonly code: string;
  readonly name: { readonly id: string; readonly en: string };
  /** codes of the types of need in it; a type is in at most one */
  readonly types: readonly string[];
  /** false: default of the program, not checked against the decree */
  readonly checked: boolean;
}

type Row = [id: string, en: string, types: readonly number[]];

const ROWS: readonly Row[] = [
  ['Fakir miskin', 'Poor', [24]],
  ['Anak terlantar', 'Neglected children', [1, 2, 4]],
  ['Anak yang memerlukan perlindungan khusus', 'Children in need of special protection', [3, 6, 7]],
  ['Penyandang disabilitas', 'Persons with disability', [5, 9]],
  ['Lanjut usia terlantar', 'Neglected elderly', [8]],
  ['Gelandangan, pengemis, dan pemulung', 'Homeless persons, beggars and waste pickers', [11, 12, 13]],
  ['Tuna susila dan kelompok minoritas', 'Sex workers and minority groups', [10, 14]],
  ['Bekas warga binaan lembaga pemasyarakatan', 'Former prisoners', [15]],
  [
    'Korban penyalahgunaan NAPZA dan orang dengan HIV/AIDS',
    'Victims of drug misuse, persons living with HIV',
    [16, 17],
  ],
  [
    'Korban kekerasan, perdagangan orang, dan pekerja migran bermasalah',
    'Victims of violence and trafficking, migrant workers',
    [18, 19, 20],
  ],
  ['Korban bencana', 'Victims of disasters', [21, 22]],
  [
    'Keluarga rentan dan komunitas adat terpencil',
    'Vulnerable families and remote communities',
    [23, 25, 26],
  ],
];

export const ATTENTION_GROUPS: readonly AttentionGroup[] = ROWS.map(([id, en, types], i) => ({
  code: `PAS-${String(i + 1).padStart(2, '0')}`,
  name: { id, en },
  types: types.map((n) => `PMKS-${String(n).padStart(2, '0')}`),
  checked: false,
}));
