/** The blank workbook of the services. Headings are those that the import reads, in every language. */
export const spmForm = {
  name: 'Blanko SPM',
  headings: ['Layanan', 'Kode wilayah', 'Wilayah', 'Periode', 'Sasaran', 'Terlayani', 'Anggaran'],
  help: 'Petunjuk',
  helpLines: [
    'Isi kolom Sasaran dan Terlayani dengan bilangan bulat; Anggaran dalam rupiah, boleh kosong. Terlayani yang belum diketahui dikosongkan, jangan ditulis 0.',
    'Sasaran yang memang tidak ada ditulis 0. Baris yang tidak diisi dianggap belum ada datanya.',
    'Terlayani tidak boleh lebih besar dari Sasaran.',
    'Isi angkanya saja: jangan menulis nama atau NIK siapa pun.',
  ],
};
