import { readAges } from './age-band.ts';
import { readAreaCode } from './area-code.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { knownNeedType } from './need-type.ts';
import { readPeriod } from './period.ts';
import { readSex } from './sex.ts';

const WORDS = `no nomor nourut nama namawilayah wilayah kode kodewilayah kodedesa kodekelurahan kodekecamatan
  kodekabupaten kodekemendagri kodebps koderw kodert code rw rt norw nort dusun padukuhan lingkungan
  jenis jenisppks jenispmks kodejenis kodeppks type kodepmks indikator kodeindikator jk lp
  jeniskelamin kelamin sex gender periode tahun bulan semester triwulan period year ukuran keadaan
  keadaanper tanggal jumlah jml total banyak banyaknya nilai angka persen jumlahppks jumlahpmks
  jumlahjiwa jiwa orang penduduk jumlahpenduduk kk jumlahkk jmlkk keluarga ket jumlahkeluarga
  kepalakeluarga keterangan catatan satuan tercatat terlayani terdata dilayani luas kepadatan count
  value population persons households kodekec kodekab`;

/** Words that stand over a column of a table of areas and figures, whatever it is about; without spaces and signs. */
const HEADINGS = new Set([...NAME_HEADINGS.keys(), ...WORDS.split(/\s+/)]);

/** A word that stands over columns of tables of any kind. */
export function isTableWord(text: string): boolean {
  return (
    HEADINGS.has(plainKey(text)) ||
    /^(?:luas|kepadatan|jumlah (?:rt|rw|kk)|kode|penduduk|no\b|ket)/i.test(text)
  );
}

/** Does a cell hold what usually stands over a column: a known word, a type of need, a sex, an age group, a year? */
export function isHeadingWord(text: string): boolean {
  if (text.length > 120 || isDataCell(text)) return false;
  const key = plainKey(text);
  if (key === '') return false;
  if (HEADINGS.has(key)) return true;
  if (/^\d+$/.test(key)) return isYear(text);
  const sex = readSex(text);
  if (sex !== undefined && sex !== 'blank') return true;
  if (readAges(text) !== undefined || readPeriod(text) !== undefined) return true;
  return (
    knownNeedType(text.replace(/[\s_(/-]+(l|p|lk|pr|laki-laki|perempuan|jumlah|total|l\+p)\)?$/i, '')) !==
    undefined
  );
}

/** A number or an area code: what stands in the rows of a table and not over them. A year may stand over a column. */
export function isDataCell(text: string): boolean {
  const bare = text.trim();
  // '10-14' would read as a code of a regency.
  if (isYear(bare) || readAges(bare) !== undefined) return false;
  if (/^[-+]?\d+([.,]\d+)*%?$/.test(bare)) return true;
  return (readAreaCode(bare)?.code.length ?? 0) > 2;
}

export function isYear(text: string): boolean {
  return /^(?:19|20)\d\d$/.test(text.trim());
}
