import { pillarFile as source } from '../id/pillar-file.ts';

/** Headings stay as the import reads them. */
export const pillarFile = {
  ...source,
  name: 'Social pillars',
  form: 'Form for social pillars',
  sheet: 'Pillars',
  help: 'How to fill in',
  helpLines: [
    'Three columns are enough: Nama (name), Peran (role), and Desa/kelurahan (or Kode wilayah). The others may stay empty.',
    'One row for one role in one area. Somebody with two roles has two rows.',
    'Days are written 31-12-2025. Leave Sampai (until) empty for those who still serve.',
    'Jenjang is for Tagana only: Muda, Madya or Utama. Ketersediaan (availability): siap, terbatas or tidak.',
    'Do not enter any NIK. Phone numbers are kept encrypted and seen only by those who manage the area.',
    'Roles that are known:',
  ],
  simulated: 'SIMULATED DATA – NOT REAL',
} satisfies typeof source;
