import type { ProblemSentence } from '../sentence.ts';

/** Findings about workbooks and about the shape of a table: what was put right, what was left out, what does not add up. */
export const problemSheet = {
  'file-is-old-workbook': () =>
    'Ini buku kerja Excel lama (.xls) atau buku kerja yang dikunci dengan sandi. Di Excel: buka sandinya bila ada, pilih Simpan Sebagai "Buku Kerja Excel (.xlsx)", lalu coba lagi.',
  'workbook-binary': () =>
    'Ini buku kerja biner (.xlsb). Di Excel: Simpan Sebagai "Buku Kerja Excel (.xlsx)", lalu coba lagi.',
  'workbook-opendocument': () =>
    'Ini buku kerja OpenDocument (.ods). Di LibreOffice: Simpan Sebagai "Excel (.xlsx)" atau CSV, lalu coba lagi.',
  'workbook-broken': () =>
    'Buku kerja ini rusak atau terpotong. Buka di Excel, simpan ulang, lalu coba lagi; bila dikirim lewat pesan, minta dikirim ulang.',
  'workbook-too-many-sheets': (h) =>
    `Buku kerja ini berisi lebih dari ${h.limit ?? ''} lembar. Pisahkan menjadi beberapa berkas.`,
  'workbook-too-full': (h) =>
    `Buku kerja ini berisi lebih dari ${h.limit ?? ''} sel. Pisahkan menjadi beberapa berkas.`,
  'workbook-formulas': (h) =>
    `${h.n ?? ''} sel berisi rumus. Yang dibaca adalah hasil terakhir yang tersimpan; rumusnya tidak dihitung ulang.`,
  'workbook-unsaved-formulas': (h) =>
    `${h.n ?? ''} rumus belum punya hasil yang tersimpan. Bila dipakai sebagai angka: buka berkas di Excel, simpan, lalu coba lagi.`,
  'workbook-links': (h) =>
    `Buku kerja ini merujuk ke ${h.n ?? ''} berkas lain. Rujukan tidak diikuti; yang dibaca hanya angka yang tersimpan di sini.`,
  'workbook-macros': () => 'Buku kerja ini memuat makro. Makro tidak dijalankan dan tidak disimpan.',
  'zip-without-table': () =>
    'Di dalam zip ini tidak ada tabel (CSV atau XLSX) yang dapat dibaca. Periksa isinya, lalu coba lagi.',
  'zip-in-zip': () =>
    'Zip ini berisi zip lagi. Keluarkan berkas tabelnya, lalu kirim langsung atau dalam satu zip.',
  'encoding-windows': (h) =>
    `Berkas ini bukan UTF-8; dibaca sebagai Windows-1252, penyandian CSV dari Excel lama (${h.n ?? ''} baris memuat huruf seperti itu). Periksa nama yang berhuruf khusus.`,
  'encoding-mixed': (h) =>
    `${h.n ?? ''} baris memakai penyandian huruf yang lain dari baris lainnya (mulai baris ${h.line ?? ''}); dibaca sebagai Windows-1252. Periksa nama di baris itu.`,
  'total-row-differs': (h) =>
    `Baris jumlah menyebut ${h.value ?? ''}, sedangkan isian di atasnya berjumlah ${h.sum ?? ''} (selisih ${h.difference ?? ''}). Yang dimasukkan adalah isiannya; periksa angka mana yang benar.`,
  'total-column-differs': (h) =>
    `Kolom jumlah menyebut ${h.value ?? ''}, sedangkan bagian-bagiannya berjumlah ${h.sum ?? ''} (selisih ${h.difference ?? ''}). Yang dimasukkan adalah bagian-bagiannya; periksa angka mana yang benar.`,
  'total-rows-checked': (h) =>
    `${h.n ?? ''} baris jumlah (baris ${h.lines ?? ''}) dicocokkan dengan isian di atasnya, lalu dilewati: jumlah dihitung di sini.`,
  'total-columns-checked': (h) =>
    `${h.n ?? ''} kolom jumlah (kolom ke-${h.columns ?? ''}) dicocokkan dengan bagian-bagiannya, lalu dilewati: jumlah dihitung di sini.`,
  'text-rows-left-out': (h) =>
    `${h.n ?? ''} baris tanpa angka di antara atau di bawah tabel (baris ${h.lines ?? ''}) dilewati, misalnya catatan atau tanda tangan.`,
  'cells-filled-down': (h) =>
    `Di ${h.n ?? ''} baris nama wilayah diambil dari baris di atasnya, karena ditulis sekali untuk beberapa baris.`,
} satisfies Readonly<Record<string, ProblemSentence>>;
