/** A day in a form: typed, or picked from a calendar. Monday first. */
export const day = {
  placeholder: 'hh-bb-tttt',
  wrong: 'Tulis tanggal seperti 31-12-2025.',
  open: 'Buka kalender',
  today: 'Hari ini',
  yearBefore: 'Tahun sebelumnya',
  yearAfter: 'Tahun berikutnya',
  monthBefore: 'Bulan sebelumnya',
  monthAfter: 'Bulan berikutnya',
  weekdays: [
    { short: 'Sen', name: 'Senin' },
    { short: 'Sel', name: 'Selasa' },
    { short: 'Rab', name: 'Rabu' },
    { short: 'Kam', name: 'Kamis' },
    { short: 'Jum', name: 'Jumat' },
    { short: 'Sab', name: 'Sabtu' },
    { short: 'Min', name: 'Minggu' },
  ],
};
