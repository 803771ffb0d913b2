import { format } from './format.ts';

const { number } = format;

/** What the administrator looks at: the audit, and how the installation is. */
export const administration = {
  audit: {
    title: 'Jejak audit',
    under:
      'Siapa melihat dan melakukan apa, di wilayah mana, kapan, dan dari alamat mana. Tidak memuat angka. Isi jejak tidak dapat diubah: setiap peristiwa disegel pada peristiwa sebelumnya.',
    filters: 'Saring',
    kind: 'Jenis peristiwa',
    anyKind: 'Semua',
    who: 'Siapa',
    whoHint: 'Sebagian nama',
    area: 'Kode wilayah',
    areaHint: 'Misalnya 63.71.01',
    from: 'Dari tanggal',
    to: 'Sampai tanggal',
    apply: 'Tampilkan',
    clear: 'Hapus saringan',
    table: 'Peristiwa, yang terbaru di atas',
    none: 'Tidak ada peristiwa yang cocok.',
    more: 'Tampilkan yang lebih lama',
    file: 'Unduh CSV',
    check: 'Periksa keutuhan',
    checking: 'Memeriksa …',
    notSealed: 'belum disegel',
    seal: (n: number) => `segel ${number(n)}`,
    everywhere: 'seluruh wilayah',
    moreAreas: (n: number) => `dan ${number(n)} wilayah lain`,
    when: 'Kapan',
    what: 'Apa',
    where: 'Wilayah',
    by: 'Siapa',
    place: 'Dari',
    terminal: (who: string) => `${who} (terminal)`,
    system: 'Petasos',
    nobody: 'tanpa akun',
    reason: (reason: string) => `Alasan: ${reason}`,
    detail: {
      indicator: 'indikator',
      level: 'tingkat',
      period: 'periode',
      sex: 'jenis kelamin',
      format: 'bentuk',
      hours: 'jam',
      roles: 'peran',
    } as Readonly<Record<string, string>>,
  },
  system: {
    title: 'Keadaan sistem',
    under: 'Versi, basis data, cadangan, dan kunci penyegel.',
    backup: 'Cadangan',
    newest: 'Cadangan terbaru',
    ago: (hours: number) =>
      hours < 1
        ? 'kurang dari satu jam yang lalu'
        : hours < 48
          ? `${number(Math.floor(hours))} jam yang lalu`
          : `${number(Math.floor(hours / 24))} hari yang lalu`,
    none: 'Belum ada cadangan.',
    late: 'Cadangan terlambat. Periksa ruang simpan dan catatan peladen, atau buat sekarang:',
    fresh: 'Semua perubahan sudah tercadang.',
    changed: 'Ada perubahan sesudah cadangan terbaru; akan ikut pada cadangan berikutnya.',
    every: { hour: 'Dibuat tiap jam bila ada perubahan.', day: 'Dibuat tiap hari bila ada perubahan.' },
    never: 'Data contoh tidak dicadangkan.',
    command: 'npx petasos backup BERKAS',
    reasons: {
      hourly: 'tiap jam',
      daily: 'harian',
      manual: 'dibuat sendiri',
      migration: 'sebelum pembaruan',
    },
    list: 'Cadangan yang tersimpan',
    listUnder:
      'Tersimpan di peladen ini. Salin berkala ke tempat lain: cadangan di mesin yang sama tidak menolong bila mesinnya rusak.',
    size: 'Ukuran',
    made: 'Dibuat',
    why: 'Sebab',
    name: 'Berkas',
    megabytes: (bytes: number) =>
      bytes < 1024 * 1024
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
        : `${number(bytes / 1024 / 1024, 1)} MB`,
    installation: 'Pemasangan',
    version: 'Versi Petasos',
    database: 'Basis data',
    databases: { embedded: 'tertanam (satu komputer)', server: 'PostgreSQL' },
    schema: 'Skema',
    key: 'Kunci penyegel',
    keyIs: (version: number, fingerprint: string) => `versi ${number(version)}, sidik ${fingerprint}`,
    keySince: (moment: string) => `sejak ${moment}`,
    keyUnder:
      'Kunci tersimpan di berkas di luar folder data dan tidak ada dalam cadangan. Tanpa kunci itu, autentikator dan undangan harus dibuat ulang: simpan salinannya terpisah.',
  },
};
