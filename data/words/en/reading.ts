import type { reading as source } from '../id/reading.ts';
import { format } from './format.ts';

const { number } = format;

/** How a table was read, and how to say otherwise. */
export const reading: typeof source = {
  title: 'How this table is read',
  intro: 'Above each column stands what it is for. Change it where it is wrong; the file is checked again.',
  remembered: 'like an earlier file with the same headings',
  rememberedNote: 'Read the way you said for an earlier file with the same headings.',
  changedNote: 'Once applied, this reading is remembered for the next file with the same headings.',
  reset: 'Back to the automatic reading',
  line: 'Line',
  column: (n: number, heading: string) => `Use of column ${number(n)}${heading === '' ? '' : `: ${heading}`}`,
  noHeading: '(no heading)',
  headingFrom: 'Heading from line',
  headingTo: 'to line',
  sheets: 'Sheets that are read',
  sheet: (name: string, rows: number) => `${name} (${number(rows)} rows)`,
  groups: { general: 'General', places: 'Place and time', figures: 'Figures', types: 'Figures by type' },
  keep: 'As its heading says',
  skip: 'Left out',
  total: 'Total (checked, then left out)',
  as: {
    kode: 'Area code',
    provinsi: 'Name of the province',
    kabupaten: 'Name of the regency or city',
    kecamatan: 'Name of the kecamatan',
    kelurahan: 'Name of the village',
    dusun: 'Dusun',
    rw: 'RW',
    rt: 'RT',
    jenis: 'Type',
    jk: 'Sex',
    periode: 'Period',
    'keadaan per': 'As of',
    penduduk: 'People',
    kk: 'Families',
    laki: 'Men',
    perempuan: 'Women',
    jumlah: 'Figure',
  },
  figures: 'Figures',
  distinct: 'distinct persons',
  unknownType: (name: string) => `Figures of type "${name}" (not known yet)`,
  terminal: {
    badReading:
      'What follows --reading is no reading of a table. Write JSON, such as {"columns":{"lain":"skip"}} or {"heading":[4,5]}.',
  },
  measure: { tercatat: 'recorded', terlayani: 'served' },
};
