import { format } from './format.ts';

type Detail = Readonly<Record<string, string | number>>;

/** A day in words; of anything else nothing. */
const dayOf = (day: string | number | undefined) =>
  /^\d{4}-\d\d-\d\d$/.test(String(day)) ? format.day(String(day)) : '';

/** What the server says of plans of reassignment. */
export const planFaults = {
  'unknown-plan': {
    title: 'Rencana tidak ditemukan',
    detail: (_: Detail) => 'Rencana ini tidak ada lagi. Muat ulang daftarnya.',
  },
  'plan-refused': {
    title: 'Rencana belum dapat disusun',
    detail: (d: Detail) => {
      const sentences: Readonly<Record<string, string>> = {
        'no-norm': `Belum ada norma dengan angka untuk ${d.role}. Tetapkan dulu berapa petugas yang seharusnya ada.`,
        'no-register': `Daftar pilar belum memuat seorang pun ${d.role}, sehingga belum diketahui siapa yang bertugas. Catat atau impor dulu petugasnya.`,
        level: `Norma ${d.role} berlaku tiap ${d.level}. Pilih tingkat itu atau yang lebih halus.`,
        reach: `Norma ${d.role} memakai waktu tempuh. Usulan dan perekrutan menghitung siapa yang bertugas di suatu wilayah, bukan siapa yang dekat; pakai norma tiap wilayah atau tiap sejumlah angka.`,
        'no-need':
          'Belum ada angka PPKS yang dapat dibaca di wilayah ini pada periode dan tingkat yang dipilih, sehingga tidak ada yang dapat dibandingkan.',
        'too-large': 'Terlalu banyak petugas dan wilayah sekaligus. Pilih wilayah yang lebih kecil.',
        apart: 'Wilayah yang direncanakan bersama harus berada dalam satu kabupaten/kota.',
        nested: `Wilayah yang sama dipilih dua kali, atau yang satu berada di dalam yang lain: ${d.name}. Keluarkan salah satunya.`,
        busy: 'Rencana lain masih disusun di kantor ini. Tunggu sampai selesai atau dibatalkan, lalu coba lagi.',
        accepted: 'Sebagian rencana ini sudah disetujui atau diajukan. Batalkan dulu.',
        'nothing-accepted':
          'Belum ada perpindahan yang disetujui, sehingga belum ada surat yang dapat dicetak.',
      };
      return sentences[String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.';
    },
  },
  'move-refused': {
    title: 'Keputusan belum dapat dicatat',
    detail: (d: Detail) => {
      const sentences: Readonly<Record<string, string>> = {
        'own-decision':
          'Perpindahan ini diputuskan oleh kantor sendiri: setujui, atau biarkan. Tidak ada yang perlu diajukan.',
        decree: 'Isi nomor surat keputusan dan tanggal mulai berlakunya.',
        'from-far': `Tanggal mulai berlaku terlalu jauh: paling jauh setahun sebelum atau sesudah hari ini (${dayOf(d.from)}).`,
        'from-early': `Perannya baru dimulai ${dayOf(d.from)}. Tanggal mulai berlaku tidak boleh sebelumnya.`,
        'area-then': `${d.name} belum atau tidak lagi ada sebagai wilayah pada ${dayOf(d.from)}. Periksa tanggal mulai berlakunya.`,
      };
      return sentences[String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.';
    },
  },
  'plan-outdated': {
    title: 'Daftar pilar sudah berubah',
    detail: (d: Detail) =>
      d.area
        ? `${d.area} tidak ada lagi sebagai wilayah (digabung, dipecah, atau berganti) sejak rencana disusun. Tidak ada yang diubah; susun rencana baru.`
        : `Wilayah tugas ${d.name || 'orang ini'} sudah diubah sejak rencana disusun. Tidak ada yang diubah; susun rencana baru.`,
  },
};
