import type { StockMove } from '../../contract/stock.ts';

const titles: Readonly<Record<StockMove, string>> = {
  masuk: 'BERITA ACARA PENERIMAAN BARANG',
  keluar: 'BERITA ACARA SERAH TERIMA BARANG',
  pindah: 'BERITA ACARA PEMINDAHAN BARANG',
  koreksi: 'BERITA ACARA KOREKSI STOK',
  hitung: 'BERITA ACARA PERHITUNGAN STOK',
};

/** The berita acara of a movement of stock. */
export const handover = {
  fileName: 'berita-acara',
  title: (kind: StockMove) => titles[kind],
  number: (number: string) => `Nomor: ${number}`,
  lead: (day: string) => `Pada tanggal ${day} telah dilakukan serah terima barang dengan rincian berikut.`,
  from: 'Dari',
  to: 'Kepada',
  receiverRole: 'Jabatan penerima',
  decree: 'Dasar penetapan',
  incident: 'Kejadian nomor',
  note: 'Keterangan',
  blank: '....................',
  columns: { no: 'No.', item: 'Barang', count: 'Jumlah', unit: 'Satuan', note: 'Keterangan' },
  closing:
    'Demikian berita acara ini dibuat dengan sebenarnya, dalam rangkap secukupnya, untuk dipergunakan sebagaimana mestinya.',
  gives: 'Yang menyerahkan,',
  receives: 'Yang menerima,',
  signs: '(....................)',
};
