import { format } from './format.ts';

const { number } = format;

/** A list of persons, counted where it is: in the page or at the terminal. */
export const persons = {
  looking: 'Melihat isi berkas di komputer ini',
  title: 'Berkas ini memuat data perorangan',
  stays:
    'Nama, NIK, nomor KK dan alamat tidak dikirim dan tidak disimpan. Petasos menghitungnya di komputer ini; yang diteruskan hanya jumlah per wilayah, jenis dan jenis kelamin.',
  rows: (rows: number) => `${number(rows)} baris dibaca.`,
  others: (n: number) =>
    `${number(n)} lembar lain di berkas ini bukan daftar perorangan dan tidak ikut dihitung. Simpan sebagai berkas sendiri bila perlu.`,
  trimmed: (n: number) =>
    `${number(n)} bagian berkas yang tidak dibaca (misalnya gambar, komentar, salinan tabel pivot) tidak ikut dikirim.`,
  which: 'Semua orang dalam berkas ini tercatat sebagai',
  whichHint: 'Berkas ini tidak punya kolom jenis PPKS. Pilih satu jenis, atau jumlah jiwa saja.',
  choose: 'Pilih jenis',
  distinct: 'Jumlah jiwa (tanpa ganda)',
  counted: (counted: number, persons: number) =>
    `${number(persons)} orang dihitung menjadi ${number(counted)} baris jumlah.`,
  nobody: 'Tidak ada yang dapat dihitung dari berkas ini.',
  left: {
    withoutPlace: (n: number) => `${number(n)} baris tanpa kode atau nama wilayah tidak dihitung.`,
    strangePlace: (n: number) =>
      `${number(n)} baris menyebut wilayah yang tidak dikenal di sini dan jarang muncul, sehingga tidak dihitung. Periksa kolom wilayahnya, atau siapkan dulu kabupaten/kotanya.`,
    withoutType: (n: number) => `${number(n)} baris tanpa jenis PPKS yang dikenal tidak dihitung.`,
    again: (n: number) =>
      `${number(n)} baris menyebut orang dan jenis yang sudah dihitung: dihitung sekali saja.`,
    withoutNik: (n: number) => `${number(n)} baris tanpa NIK: masing-masing dihitung sebagai satu orang.`,
    withoutSex: (n: number) => `${number(n)} baris tanpa jenis kelamin: dihitung sebagai tidak dirinci.`,
    sexFromNik: (n: number) => `${number(n)} jenis kelamin dibaca dari NIK.`,
    raised: (n: number) =>
      `${number(n)} catatan berjenis tertutup dihitung per kecamatan atau per kabupaten/kota, tidak lebih halus.`,
    wholeVillages: (n: number) =>
      `${number(n)} desa/kelurahan dihitung utuh, karena sebagian barisnya tidak menyebut RT atau RW.`,
  },
  unknownTypes: 'Jenis yang tidak dikenal (hanya tampak di sini, tidak dikirim)',
  unknownType: (text: string, rows: number, suggestion: string | undefined) =>
    `"${text}": ${number(rows)} baris${suggestion ? `. Mungkin ${suggestion}.` : ''}`,
  preview: 'Yang akan dikirim',
  previewMore: (n: number) => `dan ${number(n)} baris lagi`,
  take: 'Pakai hasil hitungan ini',
  asAreas: (rows: number) => `Ini daftar RT/RW: pakai ${number(rows)} wilayahnya saja`,
  asAreasUnder: (left: number) =>
    `Untuk daftar RT, RW atau dusun yang menyebut ketuanya: ${number(left)} kolom (nama, NIK, alamat, telepon dan lainnya) tidak dikirim.`,
  other: 'Pilih berkas lain',
  kept: 'Berkas ini tidak dikirim.',
  source: (persons: number) => `Dihitung dari daftar ${number(persons)} orang di komputer ini.`,
  columns: {
    kode: 'kode',
    provinsi: 'provinsi',
    kabupaten: 'kabupaten/kota',
    kecamatan: 'kecamatan',
    desa: 'desa/kelurahan',
    dusun: 'dusun',
    rw: 'RW',
    rt: 'RT',
    jenis: 'jenis',
    jk: 'L/P',
    periode: 'periode',
    jumlah: 'jumlah',
  },
  terminal: {
    counted: (rows: number, persons: number, counted: number) =>
      `Data perorangan: ${number(rows)} baris, ${number(persons)} orang, dihitung menjadi ${number(counted)} jumlah per wilayah, jenis dan jenis kelamin. Nama, NIK dan alamat tidak disimpan.`,
    typeNeeded:
      'Daftar ini tidak punya kolom jenis PPKS. Sebutkan dengan --type (misalnya --type PMKS-24, atau --type jiwa untuk jumlah orang).',
    badType: (given: string) => `"${given}" bukan jenis PPKS. Pakai kode seperti PMKS-24, atau jiwa.`,
  },
};
