/** Who an account is in the register of the pillars. */
export const accountLink = {
  title: 'Orangnya di daftar pilar sosial',
  under: 'Selama orang ini ditugaskan di suatu kejadian, akun ini dapat mengisi angka lapangan di sana.',
  none: 'Belum dihubungkan.',
  find: 'Cari nama di daftar pilar …',
  link: (name: string) => `Hubungkan dengan ${name}`,
  drop: 'Lepaskan',
  nobody: 'Tidak ada nama yang cocok di daftar pilar.',
};
