import { format } from './format.ts';

const { number } = format;

/** The blank form that kelurahan fill in, and who has handed it in. */
export const blank = {
  title: 'Unduh blanko',
  under:
    'Lembar Excel dengan satu baris untuk setiap RT (atau wilayah terkecil yang ada). Setelah diisi dan dimasukkan kembali, tidak perlu mencocokkan apa pun.',
  within: 'Untuk wilayah',
  all: 'Semua',
  each: 'Sebagai',
  eachOptions: {
    one: 'satu berkas untuk semuanya',
    kecamatan: (word: string) => `satu berkas setiap ${word} (zip)`,
    desa: (word: string) => `satu berkas setiap ${word} (zip)`,
  },
  period: 'Periode blanko',
  periodHint: 'misalnya 2025 atau 2025-S1',
  download: 'Unduh blanko',
  downloading: 'Menyusun blanko …',
  sheet: 'Isian',
  explained: 'Penjelasan',
  heading: (name: string) => `Pendataan PPKS: ${name}`,
  rule: 'Kosong = belum didata. 0 = nihil (sudah didata, tidak ada). Isi dengan angka saja; jangan menulis nama atau NIK.',
  keep: 'Jangan mengubah judul kolom dan kode wilayah. Baris boleh diurutkan, asal seluruh baris ikut berpindah.',
  notHere:
    'Jenis yang peka (anak berhadapan dengan hukum, korban kekerasan, HIV/AIDS, dan lain-lain) tidak didata per RT.',
  columns: { code: 'Kode', name: 'Jenis', meaning: 'Arti', unit: 'Dihitung dalam', columns: 'Kolom' },
  sexes: { L: 'Laki-laki', P: 'Perempuan', '': 'Jumlah' },
  file: 'blanko-ppks',
  meaning: {
    'PMKS-01': 'Anak sampai 5 tahun yang tidak diasuh dengan layak, miskin atau dieksploitasi.',
    'PMKS-02': 'Anak 6–18 tahun yang pengasuhan, perlindungan atau sekolahnya diabaikan.',
    'PMKS-04': 'Anak yang bekerja atau hidup di jalan hampir sepanjang hari.',
    'PMKS-05':
      'Anak di bawah 18 tahun dengan keterbatasan fisik, intelektual, mental atau sensorik yang menetap.',
    'PMKS-08': 'Orang berusia 60 tahun ke atas yang kebutuhan dasarnya tidak terpenuhi.',
    'PMKS-09': 'Orang dewasa dengan keterbatasan menetap yang menghambat peran sertanya dalam masyarakat.',
    'PMKS-20': 'Pekerja migran yang dideportasi, disiksa, tidak dibayar atau terlantar.',
    'PMKS-21': 'Orang yang menderita kerugian karena bencana alam dan belum pulih.',
    'PMKS-22': 'Orang yang menderita kerugian karena kerusuhan, konflik atau kebakaran permukiman.',
    'PMKS-23':
      'Perempuan dewasa, belum menikah atau janda, yang penghasilannya tidak cukup untuk kebutuhan sehari-hari.',
    'PMKS-24': 'Orang tanpa atau dengan mata pencaharian yang tidak mencukupi kebutuhan dasar.',
    'PMKS-25':
      'Keluarga yang hubungan antaranggotanya terganggu sehingga tidak berfungsi. Dihitung per keluarga.',
    'PMKS-26':
      'Kelompok warga adat yang hidup terpencil dan sulit mendapat pelayanan. Dihitung per keluarga.',
  },
  units: { jiwa: 'jiwa', keluarga: 'keluarga' },
  reported: {
    title: 'Sudah melapor',
    under: 'Wilayah mana yang angka PPKS-nya sudah masuk untuk suatu periode, dan mana yang belum.',
    upTo: (period: string, day: string) => `Periode ${period} · data masuk sampai ${day}`,
    link: 'Siapa yang sudah melapor?',
    verdict: (done: number, all: number, word: string) =>
      `Sudah melapor: ${number(done)} dari ${number(all)} ${word}`,
    place: 'Kabupaten/kota',
    level: 'Per',
    period: 'Periode',
    noPlace: 'Belum ada wilayah yang disiapkan.',
    yes: 'Sudah',
    partly: 'Sebagian',
    no: 'Belum',
    columns: {
      area: 'Wilayah',
      within: 'Terletak di',
      state: 'Laporan',
      parts: 'RT atau wilayah terkecil yang ada angkanya',
      at: 'Terakhir masuk',
    },
    whole: 'dilaporkan utuh',
    only: 'Tampilkan yang belum saja',
    remind: 'Salin pengingat untuk WhatsApp',
    copied: 'Pengingat sudah disalin.',
    notCopied: 'Tidak dapat menyalin. Pilih teksnya lalu salin sendiri.',
    text: 'Teks pengingat',
    allDone: 'Semua sudah melapor.',
    message: {
      greeting: (office: string) => `Yth. Bapak/Ibu,\nsalam dari ${office === '' ? 'Dinas Sosial' : office}.`,
      state: (done: number, all: number, word: string, period: string) =>
        `Pendataan PPKS periode ${period}: sudah melapor ${number(done)} dari ${number(all)} ${word}.`,
      partly: (name: string, told: number, parts: number) =>
        `${name} (baru ${number(told)} dari ${number(parts)})`,
      missing: 'Yang masih kami tunggu:',
      ask: 'Mohon blanko yang sudah diisi dikirim kembali. RT yang sudah didata tetapi tidak ada PPKS-nya diisi 0. Terima kasih.',
    },
  },
};
