import { randomOf } from './random.ts';

/** What a desa is like, as far as its name tells. */
export interface Site {
  /** metres above the sea, on average where people live */
  readonly height: number;
  readonly coast: boolean;
  readonly river: boolean;
  readonly urban: boolean;
}

/** First parts of names by the ground they are given to, and second parts; put together here, of no real place. */
const COAST = ['Tanjung', 'Pasir', 'Karang', 'Teluk', 'Labuan', 'Pantai', 'Ujung'];
const RIVER = ['Muara', 'Kali', 'Banyu', 'Lubuk', 'Tirta', 'Ranu', 'Bantaran'];
const HILL = ['Gunung', 'Bukit', 'Sumber', 'Lereng', 'Watu', 'Cadas', 'Puncak', 'Curah'];
const PLAIN = [
  'Suka',
  'Sido',
  'Mekar',
  'Wana',
  'Sri',
  'Tegal',
  'Karya',
  'Purwa',
  'Marga',
  'Bina',
  'Rawa',
  'Panca',
];
const TOWN = ['Pasar', 'Kota', 'Kampung', 'Taman', 'Benteng', 'Simpang', 'Bandar', 'Pecinan'];
const SECOND = [
  'jaya',
  'sari',
  'mulya',
  'rejo',
  'agung',
  'indah',
  'makmur',
  'baru',
  'asri',
  'lestari',
  'mukti',
  'raharja',
  'damai',
  'harum',
  'wangi',
  'biru',
  'putih',
  'kencana',
  'tengah',
  'lor',
  'kidul',
  'wetan',
  'kulon',
  'dadi',
  'waras',
  'nyata',
  'sentosa',
  'bakti',
  'laksana',
  'permai',
  'dalam',
  'panjang',
  'gede',
  'cilik',
  'ombo',
  'kembar',
  'sewu',
  'lancar',
];
const SEPARATE = new Set([...COAST, ...HILL, ...TOWN, 'Muara', 'Kali', 'Lubuk', 'Bantaran', 'Rawa', 'Tegal']);
const SEATS = [
  'Tirtaraya',
  'Karangmulya',
  'Gunungsela',
  'Tanjungharap',
  'Wanasari',
  'Sumberlangit',
  'Pasirkencana',
  'Mekarbuana',
  'Lembahrejo',
  'Telukdamai',
  'Banyuasri',
  'Sidowangi',
  'Watusewu',
  'Margatani',
  'Labuanbaru',
  'Rawakembang',
];
const DUSUN = [
  'Krajan',
  'Sawahan',
  'Kebonsari',
  'Gayam',
  'Dukuh',
  'Pakis',
  'Randu',
  'Jati',
  'Kemuning',
  'Sekar',
  'Waru',
  'Bulak',
  'Pucung',
  'Ngemplak',
  'Tegalan',
  'Asem',
  'Cempaka',
  'Serut',
];

/** Gives names: plausible for the ground, none twice within the regency. */
export class PlaceNames {
  private readonly chance;
  private readonly given = new Set<string>();
  private seats = 0;

  constructor(seed: string) {
    this.chance = randomOf(`${seed} names`);
  }

  kecamatan(): string {
    const seat = SEATS[this.seats % SEATS.length] as string;
    const round = Math.floor(this.seats / SEATS.length);
    this.seats += 1;
    return this.once(() =>
      round === 0 ? seat : `${seat} ${['Utara', 'Selatan', 'Timur', 'Barat', 'Tengah'][(round - 1) % 5]}`,
    );
  }

  desa(site: Site): string {
    const firsts = firstParts(site);
    return this.once(() => {
      const first = this.chance.pick(this.chance.next() < 0.62 ? firsts : PLAIN);
      const second = this.chance.pick(SECOND);
      return SEPARATE.has(first) && this.chance.next() < 0.6
        ? `${first} ${capital(second)}`
        : `${first}${second}`;
    });
  }

  /** Hamlets of one desa; the first is where its office is. */
  dusun(number: number): string {
    const name = number === 0 ? 'Krajan' : this.chance.pick(DUSUN.slice(1));
    return `Dusun ${name}`;
  }

  private once(make: () => string): string {
    let name = make();
    for (let tries = 0; this.given.has(plain(name)); tries += 1) {
      name = tries < 60 ? make() : `${make()} ${['Utara', 'Selatan', 'Timur', 'Barat'][tries % 4]}`;
      if (tries > 400) name = `${name} ${tries}`;
    }
    this.given.add(plain(name));
    return name;
  }
}

/** 'Watu Cilik' and 'Watucilik' are one name to a reader. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

function firstParts({ coast, river, urban, height }: Site): readonly string[] {
  if (urban) return TOWN;
  if (coast) return COAST;
  if (height > 220) return HILL;
  return river ? RIVER : PLAIN;
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
