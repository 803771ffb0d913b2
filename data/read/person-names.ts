import { plainKey } from './names.ts';

/** The name of the area with a code, where it is known. */
export type NameOf = (code: string) => string | undefined;

const COUNTS = ['jumlah', 'banyak', 'banyaknya', 'nilai', 'jumlah ppks', 'jumlah pmks', 'jumlah jiwa'].concat(
  ['penduduk', 'jumlah penduduk', 'jiwa', 'persons', 'population', 'count', 'value', 'n', 'total'],
);
/** Headings of columns that count, as plainKey writes them. */
export const COUNT_HEADINGS: ReadonlySet<string> = new Set(COUNTS.map(plainKey));
const FEWEST = 3;

/**
 * Does a column 'nama' hold names of persons? It mostly holds those of areas. They are persons' where every row counts
 * exactly one and most names are not those of the row's area, or many stand at one area.
 */
export class NameWatch {
  /** position of the column */
  readonly at: number;
  private readonly code: number;
  private readonly count: number;
  private readonly parts: readonly number[];
  private readonly byDusun: boolean;
  private readonly nameOf: NameOf;
  private readonly firstAt = new Map<string, string>();
  private named = 0;
  private strange = 0;
  private onlyOnes = true;

  private constructor(keys: readonly string[], at: number, nameOf: NameOf) {
    const find = (...headings: string[]) => {
      const known = new Set(headings.map(plainKey));
      return keys.findIndex((k) => known.has(k));
    };
    this.at = at;
    this.nameOf = nameOf;
    this.code = keys.findIndex((k) => /^kode|^code|^areacode/.test(k) && !/jenis|ppks|pmks/.test(k));
    this.count = find(...COUNTS);
    this.byDusun = find('dusun', 'padukuhan', 'lingkungan') >= 0;
    this.parts = [
      find('dusun', 'padukuhan', 'lingkungan'),
      find('rw', 'no rw'),
      find('rt', 'no rt'),
      find('kecamatan', 'kec'),
      find('desa', 'kelurahan', 'kel', 'desa kelurahan', 'kelurahan desa', 'nama desa', 'nama kelurahan'),
    ];
  }

  /** undefined where a table has no such column, or nothing to compare it with */
  static over(columns: readonly string[], nameOf: NameOf): NameWatch | undefined {
    const keys = columns.map(plainKey);
    const at = keys.findIndex((k) => k === 'nama' || k === 'name');
    if (at < 0) return undefined;
    const watch = new NameWatch(keys, at, nameOf);
    const isPlaced = watch.code >= 0 || watch.parts.some((part) => part >= 0);
    return !isPlaced || watch.count < 0 ? undefined : watch;
  }

  look(cells: readonly string[]): void {
    const count = (cells[this.count] ?? '').trim();
    if (count !== '' && count !== '1') this.onlyOnes = false;
    if (!this.onlyOnes) return;
    const name = plainKey(cells[this.at] ?? '');
    if (name === '') return;
    this.named += 1;
    if (!this.isOfArea(name, cells)) this.strange += 1;
  }

  tellPersons(): boolean {
    return this.onlyOnes && this.named >= FEWEST && this.strange * 2 > this.named;
  }

  private isOfArea(name: string, cells: readonly string[]): boolean {
    const code = (cells[this.code] ?? '').trim();
    if (/^(rt|rw|dusun|dukuh|lingkungan)\d*/.test(name)) return true;
    const known = this.byDusun || code.length > 13 ? undefined : this.nameOf(code);
    if (known !== undefined) {
      const area = plainKey(known);
      return name.includes(area) || area.includes(name);
    }
    const place = [code, ...this.parts.map((i) => cells[i] ?? '')].join(' ');
    const first = this.firstAt.get(place) ?? name;
    this.firstAt.set(place, first);
    return first === name;
  }
}
