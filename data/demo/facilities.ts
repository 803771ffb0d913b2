import type { ReliefItemCode } from '../catalogue/relief-items.ts';
import type { FacilityKind } from '../contract/facility.ts';
import { type Random, randomOf } from './random.ts';

/** A desa/kelurahan of the regency, as far as it matters to what stands there. */
export interface FacilityDesa {
  /** number in the list of areas */
  readonly area: number;
  readonly code: string;
  readonly name: string;
  /** degrees, well inside */
  readonly at: readonly [number, number];
}

export interface DemoFacility {
  readonly kind: FacilityKind;
  readonly name: string;
  readonly area: number;
  readonly at: [number, number];
  readonly capacity: number | null;
  readonly toilets: number | null;
  readonly waterPoints: number | null;
  readonly packsPerMeal: number | null;
  readonly stock: readonly (readonly [ReliefItemCode, number])[];
}

/** Letters of the code of a kecamatan: 'PP.KK.CC'. */
const KECAMATAN_CODE = 8;
/** Degrees within which a facility stands beside the middle of its desa. */
const SPREAD = 0.002;
const SHELTERS = ['SDN', 'Balai Desa', 'Masjid', 'GOR', 'Balai Pertemuan'] as const;

/** What a store of a kecamatan holds: some of each, and none of some. */
const STORED: readonly (readonly [ReliefItemCode, number])[] = [
  ['beras', 1500],
  ['makanan-siap-saji', 400],
  ['lauk-pauk-siap-saji', 300],
  ['makanan-anak', 80],
  ['mi-instan', 1200],
  ['air-minum', 2000],
  ['family-kit', 60],
  ['kids-ware', 40],
  ['kitchen-set', 30],
  ['paket-sandang', 120],
  ['kasur', 50],
  ['matras', 200],
  ['selimut', 250],
  ['tenda-gulung', 40],
  ['tenda-keluarga', 15],
  ['terpal', 80],
];

/** Simulated facilities and stock: a titik pengungsian in every desa, a store and a puskesmas in every kecamatan. */
export function makeFacilities(seed: string, desa: readonly FacilityDesa[]): DemoFacility[] {
  const random = randomOf(`facilities of seed ${seed}`);
  const made: DemoFacility[] = [];
  const add = (place: FacilityDesa, of: Partial<DemoFacility> & Pick<DemoFacility, 'kind' | 'name'>) =>
    made.push({
      area: place.area,
      at: [beside(random, place.at[0]), beside(random, place.at[1])],
      capacity: null,
      toilets: null,
      waterPoints: null,
      packsPerMeal: null,
      stock: [],
      ...of,
    });
  for (const place of desa) {
    const capacity = 60 + 20 * random.below(12);
    add(place, {
      kind: 'titik-pengungsian',
      name: `${random.pick(SHELTERS)} ${place.name}`,
      capacity: random.next() < 0.1 ? null : capacity,
      toilets: 2 + random.below(6),
      waterPoints: 1 + random.below(3),
    });
  }
  const byKecamatan = Map.groupBy(desa, ({ code }) => code.slice(0, KECAMATAN_CODE));
  for (const [at, [first, second = first]] of [...byKecamatan.values()].entries()) {
    if (!first || !second) continue;
    add(first, { kind: 'puskesmas', name: `Puskesmas ${first.name}` });
    add(second, { kind: 'lumbung-sosial', name: `Lumbung Sosial ${second.name}`, stock: stockOf(random) });
    if (at % 3 === 0) {
      add(first, {
        kind: 'dapur-umum',
        name: `Dapur Umum ${first.name}`,
        packsPerMeal: 500 + 250 * random.below(4),
      });
      add(second, { kind: 'posko', name: `Posko Tagana ${second.name}` });
    }
  }
  const [office] = desa;
  if (office) {
    add(office, {
      kind: 'lumbung-sosial',
      name: 'Gudang Dinas Sosial Kabupaten Contoh',
      stock: [...STORED.map(([item, n]) => [item, n * 4] as const), ['beras-cadangan', 100_000] as const],
    });
  }
  return made;
}

function stockOf(random: Random): (readonly [ReliefItemCode, number])[] {
  return STORED.flatMap(([item, n]) =>
    random.next() < 0.15 ? [] : [[item, Math.round(n * (0.3 + random.next()))] as const],
  );
}

function beside(random: Random, degrees: number): number {
  return Math.round((degrees + (random.next() - 0.5) * SPREAD) * 1e5) / 1e5;
}
