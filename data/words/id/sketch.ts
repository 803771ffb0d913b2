import { format } from './format.ts';

const { number } = format;

/** Sketching RW and RT from the map: the button, the question, and what became of it. */
export const sketch = {
  offer: 'Buat sketsa RW/RT',
  title: (name: string) => `Sketsa RW/RT di ${name}`,
  byList: (name: string) =>
    `RW dan RT yang belum mempunyai batas mendapat petak di dalam ${name}, bersebelahan menurut nomornya.`,
  byNumbers: (name: string) =>
    `Belum ada daftar RW/RT di ${name}. Sebutkan jumlahnya: Petasos membuat RW dan RT itu dengan petaknya.`,
  notBorders:
    'Sketsa hanya menolong menunjukkan angka di peta. Ini bukan batas resmi, dan luas maupun kepadatan tidak dihitung padanya. Batas sebenarnya dapat dimasukkan kapan saja dan menggantikannya.',
  rw: 'Banyaknya RW',
  rwHint: 'kosongkan bila RT langsung di bawah kelurahan/desa',
  rt: 'Banyaknya RT tiap RW',
  rtHint: 'kosongkan bila belum perlu',
  numbers: 'Isi bilangan bulat dari 1 sampai 999.',
  checking: 'Memeriksa',
  drawing: 'Menggambar sketsa',
  ready: (cells: number) => `${number(cells)} RW/RT siap digambar.`,
  draw: 'Gambar sketsa',
  cancel: 'Batal',
  close: 'Tutup',
  done: (cells: number) => `Sketsa ${number(cells)} RW/RT sudah digambar.`,
  onMap: (areas: string) => `Batas ${areas}: sketsa Petasos`,
  undo: 'Tidak jadi? Tarik kembali di halaman Data.',
  notMeasuredAreas: (n: number, areas: string) =>
    `Kepadatan ${number(n)} ${areas} tidak dihitung karena batasnya sketsa. Lihat kepadatan wilayah di atasnya.`,
};
