import { isYear } from './heading-words.ts';
import { NAME_HEADINGS } from './name-headings.ts';
import { plainKey } from './names.ts';
import { NEED_HEADINGS } from './need.ts';
import { knownNeedType } from './need-type.ts';
import { COUNT_HEADINGS } from './person-names.ts';
import { POPULATION_HEADINGS } from './population.ts';
import { readSex } from './sex.ts';

const AGE = new Set([
  'umur',
  'usia',
  'age',
  'umurtahun',
  'usiatahun',
  'umurth',
  'usiath',
  'umurthn',
  'usiathn',
]);
const SEX = new Set([...NEED_HEADINGS.sex.map(plainKey), 'jenkel', 'jnskelamin', 'kelamin', 'gender', 'sex']);
const TYPE = new Set(NEED_HEADINGS.type.map(plainKey));
/** What only persons have, said of each by a word. */
const PERSONAL = new Set(
  [
    'pekerjaan',
    'agama',
    'statusperkawinan',
    'statuskawin',
    'hubungankeluarga',
    'hubungandengankk',
    'shdk',
  ].concat([
    'hubungandengankepalakeluarga',
    'statusdalamkeluarga',
    'kedudukandalamkeluarga',
    'pendidikanterakhir',
  ]),
);
/** Headings that begin with "nama" and mean an area, a thing or a type. */
const OF_SOMETHING_ELSE =
  /^nama(?:wilayah|area|daerah|kawasan|unsur|objek|obyek|rupabumi|jalan|sungai|lembaga|panti|kantor|instansi|jenis|kategori|indikator|dusun|dukuh|lingkungan|padukuhan|jorong|rt|rw|rtrw|layer|file|berkas|sumber)/;
/** Columns whose numbers say where or when, and count nothing. */
const NO_COUNT =
  /^(?:no|nomor|nourut|urut|id|objectid|fid|gid)$|^(?:no|nomor|kode|kd|code|id)|kode|(?:rt|rw|tahun|periode|bulan|semester|tanggal|tgl)/;

const { persons, households, male, female } = POPULATION_HEADINGS;
/** Figures of areas stand under these, or under years and types. */
const FIGURES = new Set([...COUNT_HEADINGS, ...[persons, households, male, female].flat().map(plainKey)]);

const FEWEST = 2;

/**
 * A list with a row for each person by its shape: a column of names beside age, sex or what else only persons have, or
 * beside a type of need where nothing is counted. Tables of areas with such columns say how many.
 */
export class NamedRows {
  /** position of the column of names */
  readonly at: number;
  private readonly age: number;
  private readonly sex: number;
  private readonly personal: number;
  private readonly type: number;
  private readonly figures: readonly number[];
  private readonly others: readonly number[];
  private named = 0;
  private aged = 0;
  private sexed = 0;
  private told = 0;
  private typed = 0;
  private counted = 0;
  private numbered = 0;

  private constructor(columns: readonly string[], keys: readonly string[], at: number) {
    const find = (is: (key: string) => boolean) => keys.findIndex((key, i) => i !== at && is(key));
    this.at = at;
    this.age = find((key) => AGE.has(key));
    this.sex = find((key) => SEX.has(key));
    this.personal = find((key) => PERSONAL.has(key));
    this.type = find((key) => TYPE.has(key));
    const known = new Set([at, this.age, this.sex, this.personal, this.type]);
    this.figures = columns.flatMap((column, i) =>
      !known.has(i) && (FIGURES.has(keys[i] ?? '') || isYear(column) || knownNeedType(column) !== undefined)
        ? [i]
        : [],
    );
    this.others = keys.flatMap((key, i) => (known.has(i) || NO_COUNT.test(key) ? [] : [i]));
  }

  /** undefined where a table has no column of names, or nothing beside it that persons have */
  static over(columns: readonly string[]): NamedRows | undefined {
    const keys = columns.map(plainKey);
    const at = keys.findIndex(
      (key) =>
        key === 'name' || (key.startsWith('nama') && !NAME_HEADINGS.has(key) && !OF_SOMETHING_ELSE.test(key)),
    );
    if (at < 0) return undefined;
    const rows = new NamedRows(columns, keys, at);
    return Math.max(rows.age, rows.sex, rows.personal, rows.type) < 0 ? undefined : rows;
  }

  look(cells: readonly string[]): void {
    const cell = (at: number) => (at < 0 ? '' : (cells[at] ?? '').trim());
    if (!/\p{L}{2}/u.test(cell(this.at))) return;
    this.named += 1;
    if (
      /^\d{1,3}(?:\s*(?:th|thn|tahun))?\.?$/i.test(cell(this.age)) &&
      Number.parseInt(cell(this.age), 10) <= 120
    )
      this.aged += 1;
    const sex = readSex(cell(this.sex));
    if (sex === 'L' || sex === 'P') this.sexed += 1;
    if (/\p{L}{2}/u.test(cell(this.personal))) this.told += 1;
    if (this.type >= 0 && knownNeedType(cell(this.type))?.kind === 'type') this.typed += 1;
    const isNumber = (at: number) => /^\d[\d.,]*$/.test(cell(at));
    if (this.figures.some(isNumber)) this.counted += 1;
    if (this.others.some(isNumber)) this.numbered += 1;
  }

  tellPersons(): boolean {
    const mostly = (n: number) => n * 2 > this.named;
    if (this.named === 0 || this.counted > 0) return false;
    if (mostly(this.aged) || mostly(this.sexed) || mostly(this.told)) return true;
    return this.named >= FEWEST && mostly(this.typed) && this.numbered === 0;
  }
}
