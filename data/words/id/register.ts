/** What is asked where the register of the pillars is written. */
export const register = {
  changed: {
    title: 'Peran atau wilayah tugas ini berubah. Mengapa?',
    wrong: 'Koreksi: catatan sebelumnya keliru',
    wrongUnder: 'Catatan lama diganti, juga untuk bulan dan tahun yang sudah lewat.',
    moved: 'Pindah tugas',
    movedUnder:
      'Tugas lama tetap tercatat sampai sehari sebelum pindah, beserta SK-nya. Nomor SK untuk tugas baru dikosongkan.',
    movedOn: 'Pindah sejak',
    unanswered: 'Pilih koreksi atau pindah tugas.',
    dayMissing: 'Isi tanggal pindahnya.',
    dayEarly: (from: string) => `Tanggal pindah harus sesudah ${from}, hari peran ini dimulai.`,
    dayLate: (until: string) => `Tanggal pindah tidak boleh sesudah ${until}, hari terakhir peran ini.`,
  },
  coming: 'Belum terbit',
  contact: {
    erase: 'Hapus data diri kontak',
    title: (area: string) => `Hapus data diri seorang kontak ${area}?`,
    text: 'Nama dan nomor teleponnya dihapus dari daftar kontak wilayah ini, juga dari daftar yang dahulu. Tidak dapat dibatalkan.',
    name: 'Nama kontak (boleh yang sudah tidak menjabat)',
    nobody: 'Nama ini tidak pernah tercatat sebagai kontak wilayah ini.',
  },
};
