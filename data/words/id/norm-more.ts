/** What the form of a norm says beside its plain fields. */
export const normMore = {
  together: {
    group: 'Beberapa bahaya sekaligus',
    item: (of: string) => `${of} di zona beberapa bahaya`,
    hazards: 'Zona rawan yang dihitung',
    hint: 'Yang tinggal di zona beberapa bahaya sekaligus dihitung satu kali.',
    tooFew: 'Pilih sedikitnya dua bahaya.',
    reach: 'Kelas bahaya',
  },
  roads:
    'Jika jaringan jalan sudah dimuat, waktu dihitung lewat jalan; kecepatan dan faktor di sini hanya dipakai untuk tempat yang lebih dari 2 km dari jalan.',
};
