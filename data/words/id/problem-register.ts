import type { ProblemSentence } from '../sentence.ts';

/** Findings in lists of pillars and their trainings. None of them says a name. */
export const problemRegister = {
  'pillar-name-empty': () => 'Nama kosong. Isi nama orang, lembaga, atau keluarga.',
  'pillar-name-unreadable': () => 'Isian nama tidak terbaca sebagai nama. Periksa kolomnya.',
  'role-empty': () => 'Peran kosong. Isi peran pilar, misalnya PSM atau TKSK.',
  'role-unknown': (h) =>
    h.suggestion
      ? `Peran "${h.value ?? ''}" tidak dikenal. Apakah maksudnya ${h.suggestion}?`
      : `Peran "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.roles ?? ''}.`,
  'day-unreadable': (h) => `"${h.value ?? ''}" bukan tanggal. Tulis misalnya 31-12-2025.`,
  'days-reversed': (h) =>
    `Tanggal akhir (${h.until ?? ''}) mendahului tanggal mulai (${h.from ?? ''}). Perbaiki salah satunya.`,
  'phone-unreadable': () =>
    'Nomor telepon tidak terbaca. Tulis angkanya saja, misalnya 0812-0000-0000, atau kosongkan.',
  'rank-unknown': (h) => `Jenjang "${h.value ?? ''}" tidak dikenal. Pakai Muda, Madya, atau Utama.`,
  'share-unreadable': (h) => `"${h.value ?? ''}" bukan bagian. Tulis misalnya 50% atau 0,5.`,
  'shares-over': (h) => `Bagian layanan pada peran ${h.role ?? ''} lebih dari 100%. Perbaiki bagiannya.`,
  'availability-unknown': (h) =>
    `Ketersediaan "${h.value ?? ''}" tidak dikenal. Pakai siap, terbatas, atau tidak.`,
  'home-unknown': (h) =>
    `Domisili "${h.value ?? ''}" tidak ditemukan, jadi dikosongkan. Tulis nama atau kode desa/kelurahannya.`,
  'pillar-twice': (h) =>
    `Baris ini sama dengan baris ${h.other ?? ''}: orang, peran, wilayah, dan masa tugas yang sama. Dipakai satu kali.`,
  'service-overlap': (h) =>
    `Masa tugas di baris ini bertumpang tindih dengan baris ${h.other ?? ''}: orang, peran, dan wilayah yang sama. Gabungkan, atau perbaiki tanggalnya.`,
  'pillar-ambiguous': () =>
    'Dalam daftar ada lebih dari satu pilar dengan nama ini di wilayah ini. Gabungkan dulu di menu Pilar, atau isi nomor teleponnya.',
  'pillar-like-registered': () =>
    'Dalam daftar sudah ada pilar dengan nama ini di wilayah lain. Dimasukkan sebagai pilar baru; bila orangnya sama, gabungkan di menu Pilar.',
  'pillar-same-name': () =>
    'Nama ini ada juga di baris lain, untuk wilayah lain. Dimasukkan sebagai dua orang; bila orangnya sama, gabungkan di menu Pilar.',
  'pillars-known': (h) => `${h.n ?? ''} pilar sudah ada dalam daftar dan dilengkapi.`,
  'pillars-unchanged': (h) => `${h.n ?? ''} pilar sudah ada dalam daftar, tanpa perubahan.`,
  'training-empty': () => 'Nama pelatihan kosong. Isi nama kegiatannya.',
  'participant-unknown': () =>
    'Peserta ini belum ada dalam daftar pilar. Masukkan dulu sebagai pilar, atau periksa ejaan namanya.',
  'participant-ambiguous': () =>
    'Ada beberapa pilar dengan nama ini. Isi peran atau kelurahannya agar jelas siapa yang dimaksud.',
  'contact-kind-unknown': (h) =>
    `Jenis kontak "${h.value ?? ''}" tidak dikenal. Pakai salah satu dari: ${h.kinds ?? ''}.`,
  'contacts-too-many': (h) =>
    `Kontak satu wilayah paling banyak ${h.most ?? ''}. Hapus yang sudah tidak berlaku.`,
  'participant-twice': () => 'Peserta ini sudah tercatat pada pelatihan ini. Dihitung satu kali.',
} satisfies Record<string, ProblemSentence>;
