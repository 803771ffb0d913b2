import type { spmForm as source } from '../id/spm-form.ts';

export const spmForm: typeof source = {
  name: 'SPM form',
  headings: ['Layanan', 'Kode wilayah', 'Wilayah', 'Periode', 'Sasaran', 'Terlayani', 'Anggaran'],
  help: 'How to fill it in',
  helpLines: [
    'Sasaran (to be served) and Terlayani (served) are whole numbers; Anggaran (budget) is in rupiah and may stay empty. Leave Terlayani empty, not 0, while it is not known.',
    'Where nobody is to be served, write 0. A row that is left empty counts as not known.',
    'Served cannot be more than to be served.',
    'Figures only: never write the name or number of a person.',
  ],
};
