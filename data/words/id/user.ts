/** Akun di terminal: tautan penyiapan dan `petasos user`. */
export const user = {
  setupLink: (link: string) =>
    `Belum ada akun. Buka tautan ini sekali untuk membuat administrator pertama (berlaku sampai dipakai atau sampai peladen dimulai ulang):\n  ${link}`,
  setupLinkLess:
    'Sudah ada akun, jadi tautan penyiapan tidak diperlukan. Akun baru: npx petasos user add NAMA',
  list: {
    none: 'Belum ada akun.',
    line: (username: string, name: string, state: string, grants: string) =>
      `${username.padEnd(24)} ${state.padEnd(10)} ${name} · ${grants}`,
    state: { invited: 'diundang', active: 'aktif', locked: 'terkunci', ended: 'berakhir' },
    everywhere: 'seluruh wilayah',
    gone: (code: string) => `${code} (tidak ada lagi)`,
  },
  made: (username: string) => `Akun dibuat: ${username}`,
  password: (password: string) =>
    `Kata sandi sementara: ${password}\nBerikan langsung kepada orangnya; saat masuk pertama ia harus menggantinya.`,
  invitation: (path: string, username: string, code: string) =>
    `Undangan (24 jam, sekali pakai): alamat Petasos Anda + ${path}\natau nama pengguna ${username} dengan kode ${code}`,
  reset: (username: string) => `${username}: cara masuk diperbarui, semua sesi diakhiri.`,
  disabled: (username: string) => `${username}: akun diakhiri, semua sesi ditutup.`,
  unknown: (username: string) => `Tidak ada akun dengan nama pengguna ${username}.`,
  usage:
    'Pakai: npx petasos user list | add NAMA --role PERAN [--username NAMA] [--area KODE …] [--until TANGGAL] | reset NAMA_PENGGUNA | disable NAMA_PENGGUNA | setup-link',
  badRole: (word: string, roles: string) => `Peran ${word} tidak dikenal. Pilih: ${roles}`,
  argument: { name: 'nama orangnya', username: 'nama pengguna', role: 'perannya (--role)' },
  demo: {
    name: {
      administrator: 'Administrator Contoh',
      operator: 'Operator Contoh',
      planner: 'Perencana Contoh',
      leader: 'Pimpinan Contoh',
      tagana: 'Tagana Contoh',
      psm: 'PSM Contoh',
      tksk: 'TKSK Contoh',
      pensosmas: 'Pensosmas Contoh',
      pkh: 'Pendamping PKH Contoh',
      rtrw: 'Ketua RW Contoh',
    },
  },
};
