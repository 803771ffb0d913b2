type Detail = Readonly<Record<string, string | number>>;

/** What the server says of incidents. */
export const incidentFaults = {
  'unknown-incident': {
    title: 'Kejadian tidak ditemukan',
    detail: (_: Detail) => 'Kejadian ini tidak ada, atau berada di luar wilayah Anda. Muat ulang daftarnya.',
  },
  'incident-refused': {
    title: 'Belum dapat disimpan',
    detail: (d: Detail) => {
      const sentences: Readonly<Record<string, string>> = {
        'no-area': 'Bentuk ini tidak memiliki luas. Gambar paling sedikit tiga titik, atau pakai lingkaran.',
        'one-point': 'Hanya ada satu titik. Tambahkan titik lain, atau pakai lingkaran dengan jari-jarinya.',
        'date-line': 'Bentuk ini melintasi garis tanggal internasional. Periksa bujurnya.',
        'too-large': `Bentuk ini terlalu luas (sekitar ${d.km2} km²; paling luas ${d.most} km²). Gambar hanya yang terdampak.`,
        'too-many-corners': `Bentuk ini memiliki ${d.corners} titik; paling banyak ${d.most}. Sederhanakan dulu berkasnya.`,
        'no-zone': 'Zona ini tidak ada di wilayah itu. Pilih zona, kelas, atau wilayah lain.',
        'zone-corners': `Zona di wilayah itu terlalu rumit (${d.corners} titik; paling banyak ${d.most}). Pilih kecamatan atau kelurahannya saja.`,
        outside: `Bentuk ini tidak menyentuh satu wilayah pun di ${d.area}. Periksa letaknya, atau urutan bujur dan lintangnya.`,
        unreadable: `Berkas ${d.file} tidak dapat dibaca sebagai peta dalam derajat (WGS 84). Simpan ulang sebagai GeoJSON atau KML.`,
        nowhere: 'Titik ini tidak berada di desa/kelurahan yang batasnya sudah dimuat. Pilih wilayahnya.',
        changed:
          'Petugas lain sudah menyimpan perubahan pada kejadian ini. Salin isian Anda, muat ulang halaman, lalu lengkapi yang belum ada.',
        future: 'Waktunya masih akan datang. Periksa tanggal dan jamnya.',
        dates: 'Tanggal mulai sesudah tanggal akhir.',
        decree: 'Sebutkan nomor keputusan bupati/wali kota yang menetapkan keadaan ini.',
        'nothing-counted': 'Belum ada angka yang diisi.',
        parts:
          'Angkanya tidak cocok: bagian lebih besar daripada jumlahnya, atau laki-laki dan perempuan tidak sama dengan jumlah jiwa.',
        'more-left': `Wilayah ${d.area}: yang mengungsi lebih banyak daripada yang terdampak. Belum ada yang disimpan; periksa baris itu.`,
        place: 'Pilih titik pengungsian dari daftar, atau tuliskan nama tempatnya; salah satu saja.',
        facility: 'Titik pengungsian ini tidak ada lagi dalam daftar.',
        units: `Baris kebutuhan "${d.line}" belum lengkap: satuan dan jumlahnya wajib diisi.`,
        twice: `Baris "${d.line}" ada dua kali.`,
      };
      return sentences[String(d.reason)] ?? 'Periksa isiannya, lalu coba lagi.';
    },
  },
};
