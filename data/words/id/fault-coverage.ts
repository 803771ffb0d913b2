import type { NormRefusal } from '../../contract/norm.ts';

type Detail = Readonly<Record<string, string | number>>;

const refusals: Readonly<Record<NormRefusal, string>> = {
  'zero-rate': 'Angka norma harus lebih dari nol. Kosongkan jika belum ditetapkan.',
  unit: 'Norma berlaku tiap wilayah (pilih tingkatnya), tiap sejumlah angka (pilih angkanya dan banyaknya), atau dalam sejumlah menit dari tiap wilayah (isi menit, kecepatan, dan faktor jalan); pilih salah satu.',
  decree: 'Norma bertanda peraturan perlu nomor peraturannya.',
  dates: 'Tanggal mulai berlaku lebih kemudian daripada tanggal berakhir.',
  overlap:
    'Pada hari yang sama sudah ada norma lain yang dipakai untuk pilar ini. Akhiri atau nonaktifkan yang lain dulu.',
  series: 'Angka yang dipilih tidak dikenal atau bukan hasil hitungan.',
  assumed: 'Waktu tempuh dihitung dari garis lurus, jadi dasarnya hanya dapat berupa asumsi.',
  unknown: 'Periksa isiannya, lalu coba lagi.',
};

/** What the server says of norms and of services. */
export const coverageFaults = {
  'unknown-norm': {
    title: 'Norma tidak ditemukan',
    detail: (_: Detail) => 'Norma ini tidak ada lagi. Muat ulang daftarnya.',
  },
  'norm-refused': {
    title: 'Norma belum dapat disimpan',
    detail: (d: Detail) => refusals[d.reason as NormRefusal] ?? refusals.unknown,
  },
  'unknown-service': {
    title: 'Jenis layanan tidak dikenal',
    detail: (d: Detail) => `Jenis layanan SPM ${d.service ?? ''} tidak ada dalam daftar.`,
  },
  'spm-refused': {
    title: 'Angka SPM belum dapat disimpan',
    detail: (d: Detail) => {
      const sentences: Readonly<Record<string, string>> = {
        'code-taken': `Kode ${d.other} sudah dipakai. Pilih kode lain.`,
        'more-served': `Yang terlayani di ${d.area} lebih banyak daripada sasarannya. Periksa kedua angkanya.`,
        'area-twice': `${d.area} tertulis dua kali.`,
        'area-unknown': `Wilayah ${d.area} tidak ada pada akhir periode ini.`,
        retired: 'Jenis layanan ini sudah dinonaktifkan.',
      };
      return sentences[String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.';
    },
  },
};
