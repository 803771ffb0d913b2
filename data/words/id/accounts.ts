import type { AccountListProblem } from '../../contract/account.ts';
import { format } from './format.ts';

const { number } = format;

/** What an invitation says, to be sent by WhatsApp. */
interface InvitationFacts {
  readonly name: string;
  readonly office: string;
  readonly role: string;
  readonly areas: string;
  readonly link: string;
  readonly address: string;
  readonly username: string;
  readonly code: string;
  readonly until: string;
  readonly byPin: boolean;
}

/** The pages on which accounts are made, given roles, renewed and ended. */
export const accounts = {
  title: 'Akun',
  under: 'Siapa yang dapat masuk, dengan peran apa, di wilayah mana, dan sampai kapan.',
  underPillars: 'Akun pilar sosial di wilayah Anda: dibuat, diperbarui, dan diakhiri di sini.',
  make: 'Buat akun',
  makeMany: 'Buat dari daftar',
  search: 'Cari nama, nama pengguna, atau wilayah',
  role: 'Peran',
  anyRole: 'Semua peran',
  state: {
    invited: 'Belum memakai undangan',
    active: 'Aktif',
    locked: 'Terkunci',
    ended: 'Berakhir',
  },
  states: 'Keadaan',
  living: 'Yang berlaku',
  endedOnes: 'Yang berakhir',
  list: 'Daftar akun',
  none: 'Belum ada akun yang cocok.',
  count: (n: number, all: number) =>
    n === all ? `${number(all)} akun` : `${number(n)} dari ${number(all)} akun`,
  lastSeen: (moment: string) => `terakhir masuk ${moment}`,
  neverSeen: 'belum pernah masuk',
  madeBy: (who: string, moment: string) => `dibuat ${who}, ${moment}`,
  endedAt: (moment: string) => `berakhir ${moment}`,
  simulated: 'CONTOH',
  everywhere: 'seluruh wilayah',
  gone: (name: string) => `${name} (sudah tidak ada; tidak memberi hak)`,
  until: (day: string) => `sampai ${day}`,
  more: 'Kelola',
  moreOf: (name: string) => `Kelola akun ${name}`,
  more100: (n: number) => `${number(n)} akun lain tidak ditampilkan; persempit dengan pencarian.`,
  close: 'Tutup',
  renew: 'Kirim undangan baru',
  renewUnder:
    'Untuk yang kehilangan HP, lupa PIN atau kata sandi, terkunci, atau sudah berakhir. Cara masuk yang lama langsung tidak berlaku.',
  renewTitle: (name: string) => `Buat undangan baru untuk ${name}?`,
  end: 'Akhiri akun',
  endTitle: (name: string) => `Akhiri akun ${name}?`,
  endText:
    'Semua perangkatnya langsung keluar dan undangannya tidak berlaku lagi. Jejak auditnya tetap tersimpan. Akun dapat diperbarui kemudian.',
  endConfirm: 'Akhiri',
  remove: 'Hapus',
  cancel: 'Batal',
  save: 'Simpan',
  saved: 'Tersimpan.',
  person: 'Data diri',
  form: {
    title: 'Akun baru',
    name: 'Nama lengkap',
    username: 'Nama pengguna (boleh kosong)',
    usernameUnder: 'Dibuat dari nama bila dikosongkan. Huruf kecil, angka, titik, garis bawah.',
    phone: 'Nomor WhatsApp (boleh kosong)',
    phoneUnder: 'Hanya untuk menghubungi dan mengirim undangan.',
    email: 'E-mail (boleh kosong)',
    go: 'Buat akun dan undangan',
    nameMissing: 'Isi nama lengkap.',
    phoneWrong: 'Tulis nomor seperti 0812-0000-0000.',
    usernameWrong: 'Huruf kecil, angka, titik, atau garis bawah; 3 sampai 40.',
    emailWrong: 'Alamat e-mail ini belum benar.',
  },
  grants: {
    title: 'Peran dan wilayah',
    under: 'Satu akun dapat memegang beberapa peran, masing-masing dengan wilayahnya.',
    nth: (n: number) => `Peran ${number(n)}`,
    role: 'Peran',
    chooseRole: 'Pilih peran',
    areas: 'Wilayah',
    everywhere: 'Seluruh wilayah',
    chosen: 'Wilayah tertentu',
    find: 'Cari wilayah untuk ditambahkan',
    remove: (name: string) => `Hapus ${name}`,
    noArea: 'Pilih sedikitnya satu wilayah.',
    noRole: 'Pilih peran.',
    until: 'Berlaku sampai (boleh kosong)',
    series: 'Indikator',
    seriesAll: 'Semua yang dibuka bagi peran ini',
    seriesSome: 'Hanya yang dipilih',
    seriesChosen: (n: number) => `${number(n)} indikator dipilih`,
    noSeries: 'Pilih sedikitnya satu indikator.',
    more: 'Tambah peran',
    less: (role: string) => `Hapus peran ${role}`,
    pin: 'Masuk dengan PIN di HP',
    password: 'Masuk dengan kata sandi',
  },
  bulk: {
    title: 'Buat akun pilar dari daftar',
    under:
      'Salin dari Excel lalu tempel di sini, atau pilih berkas CSV. Satu orang satu baris; semua diperiksa dulu sebelum dibuat.',
    columns:
      'Kolom: nama; peran; kode wilayah; nomor WhatsApp; berlaku sampai. Dua yang terakhir boleh kosong.',
    example:
      'nama;peran;kode;telepon;sampai\nNama Lengkap;PSM;63.71.01.1001;0812-0000-0000;31-12-2027\nNama Lain;Ketua RT/RW;63.71.01.1001.rw003;;',
    label: 'Daftar',
    file: 'Pilih berkas CSV',
    check: 'Periksa daftar',
    read: (n: number) => `${number(n)} akun siap dibuat`,
    problems: (n: number) =>
      n === 1
        ? 'Satu baris perlu diperbaiki; belum ada akun yang dibuat.'
        : `${number(n)} hal perlu diperbaiki; belum ada akun yang dibuat.`,
    line: (n: number) => `Baris ${number(n)}`,
    column: {
      name: 'nama',
      role: 'peran',
      area: 'wilayah',
      phone: 'telepon',
      until: 'sampai',
      row: 'baris',
    } satisfies Record<AccountListProblem['column'], string>,
    problem: {
      missing: 'belum diisi',
      'unknown-role': 'peran tidak dikenal; tulis PSM, TKSK, Pensosmas, PKH, RT/RW, atau Tagana',
      'unknown-area': 'tidak ada wilayah dengan kode atau nama ini',
      'outside-scope': 'di luar wilayah tugas Anda',
      'not-a-pin-role': 'peran ini masuk dengan kata sandi; buat satu per satu',
      'phone-form': 'bukan nomor telepon',
      'date-form': 'tulis tanggal seperti 31-12-2027',
      'in-the-past': 'tanggal ini sudah lewat',
      twice: 'orang ini sudah ada dalam daftar atau sudah punya akun',
      'too-many': 'daftar terlalu panjang; bagi menjadi beberapa daftar',
    } satisfies Record<AccountListProblem['code'], string>,
    make: (n: number) => `Buat ${number(n)} akun`,
    again: 'Ubah daftar',
    columnsOf: {
      line: 'Baris',
      name: 'Nama',
      role: 'Peran',
      area: 'Wilayah',
      phone: 'Telepon',
      until: 'Sampai',
    },
  },
  invitation: {
    title: (n: number) => (n === 1 ? 'Undangan siap dikirim' : `${number(n)} undangan siap dikirim`),
    under:
      'Undangan hanya ditampilkan sekarang. Kirim langsung kepada orangnya, tidak ke grup; siapa pun yang memegangnya dapat memakainya satu kali.',
    text: (name: string) => `Pesan undangan untuk ${name}`,
    copy: 'Salin pesan',
    copyFor: (name: string) => `Salin pesan untuk ${name}`,
    copied: 'Tersalin',
    copyShort: 'Salin',
    copyAll: 'Salin semua pesan',
    whatsapp: 'Kirim lewat WhatsApp',
    whatsappTo: (name: string) => `Kirim lewat WhatsApp kepada ${name}`,
    qr: 'Tampilkan kode QR',
    hideQr: 'Tutup kode QR',
    qrLabel: (name: string) => `Kode QR undangan untuk ${name}`,
    qrUnder: 'Bila orangnya ada di depan Anda: arahkan kamera HP-nya ke sini.',
    code: 'Kode',
    username: 'Nama pengguna',
    done: 'Selesai, tutup undangan',
    leave: 'Pesan undangan tidak dapat ditampilkan lagi setelah ditutup.',
    sent: (n: number, all: number) => `${number(n)} dari ${number(all)} sudah disalin`,
    local:
      'Anda membuka Petasos lewat alamat yang hanya berlaku di komputer ini, sehingga tautannya tidak dapat dibuka dari HP. Buka Petasos lewat alamat peladen, lalu buat undangan di sana.',
    message: (f: InvitationFacts): string =>
      [
        `Yth. ${f.name},`,
        '',
        `${f.office === '' ? 'Anda diundang' : `${f.office} mengundang Anda`} memakai Petasos (peta sosial) sebagai *${f.role}* untuk ${f.areas}.`,
        '',
        `1. Buka tautan ini${f.byPin ? ' di HP Anda' : ''}:`,
        f.link,
        `2. Ketuk *Pakai undangan ini*, lalu buat ${f.byPin ? 'PIN 6 angka' : 'kata sandi'}.`,
        '',
        'Bila halaman terbuka di dalam WhatsApp, ketuk ⋮ lalu pilih *Buka di Chrome*.',
        `Cara lain: buka ${f.address}/undangan, lalu ketik nama pengguna *${f.username}* dan kode *${f.code}*.`,
        '',
        `Berlaku sampai ${f.until}, satu kali pakai. Jangan diteruskan kepada orang lain.`,
      ].join('\n'),
  },
  sessions: {
    title: 'Perangkat yang sedang masuk',
    none: 'Tidak sedang masuk di mana pun.',
    endAll: 'Keluarkan dari semua perangkat',
  },
  wider: {
    title: 'Rincian saat kejadian bencana',
    under:
      'Selama kejadian, Tagana dapat melihat jenis terbuka sampai RT di wilayah yang terdampak. Ada alasan, ada batas waktu, dan semuanya tercatat.',
    mine: 'Buka rincian untuk saya',
    mineUnder: 'Paling lama 24 jam. Administrator diberi tahu.',
    give: 'Buka rincian untuk Tagana',
    giveUnder: 'Paling lama 14 hari.',
    who: 'Tagana',
    chooseWho: 'Pilih orangnya',
    reason: 'Alasan',
    reasonHint: 'Misalnya: banjir di Kelayan, pendataan pengungsi',
    reasonShort: 'Tulis alasannya, paling sedikit lima huruf.',
    hours: 'Lamanya',
    hour: (n: number) => (n % 24 === 0 && n > 24 ? `${number(n / 24)} hari` : `${number(n)} jam`),
    open: 'Buka rincian',
    list: 'Yang pernah dan sedang terbuka',
    none: 'Tidak ada rincian yang sedang terbuka.',
    from: (from: string, until: string) => `${from} sampai ${until}`,
    by: (who: string) => `dibuka oleh ${who}`,
    bySelf: 'dibuka sendiri',
    running: 'Sedang terbuka',
    over: 'Sudah berakhir',
    end: 'Tutup sekarang',
    endOf: (name: string) => `Tutup sekarang rincian untuk ${name}`,
  },
};
