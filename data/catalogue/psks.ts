/** The 12 kinds of social pillars, PSKS (Permensos 8/2012). One entry may stand for persons, bodies or families. */
export interface PillarType {
  readonly code: string;
  readonly abbreviation: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly subject: 'person' | 'institution' | 'family';
}

type Row = [abbreviation: string, id: string, en: string, subject: PillarType['subject']];

const ROWS: readonly Row[] = [
  ['PSP', 'Pekerja sosial profesional', 'Professional social worker', 'person'],
  ['PSM', 'Pekerja sosial masyarakat', 'Community social worker', 'person'],
  ['TAGANA', 'Taruna siaga bencana', 'Disaster volunteer', 'person'],
  ['LKS', 'Lembaga kesejahteraan sosial', 'Welfare organisation', 'institution'],
  ['KT', 'Karang Taruna', 'Village youth body', 'institution'],
  ['LK3', 'Lembaga konsultasi kesejahteraan keluarga', 'Family counselling body', 'institution'],
  ['KP', 'Keluarga pioner', 'Model family', 'family'],
  [
    'WKSBM',
    'Wahana kesejahteraan sosial berbasis masyarakat',
    'Mutual-aid network of neighbours',
    'institution',
  ],
  ['WPKS', 'Wanita pemimpin kesejahteraan sosial', 'Woman leader in social welfare', 'person'],
  ['PENSOSMAS', 'Penyuluh sosial', 'Social educator', 'person'],
  ['TKSK', 'Tenaga kesejahteraan sosial kecamatan', 'District welfare officer', 'person'],
  ['DU', 'Dunia usaha', 'Business (social responsibility)', 'institution'],
];

export const PILLAR_TYPES: readonly PillarType[] = ROWS.map(([abbreviation, id, en, subject], i) => ({
  code: `PSKS-${String(i + 1).padStart(2, '0')}`,
  abbreviation,
  name: { id, en },
  subject,
}));
