interface Bilingual {
  readonly id: string;
  readonly en: string;
}

/** What one of an item is for. titik: a titik pengungsian. */
export const ITEM_FOR = ['jiwa', 'kk', 'balita', 'titik'] as const;
export type ItemFor = (typeof ITEM_FOR)[number];

export const RELIEF_ITEM_CODES = [
  'beras',
  'beras-cadangan',
  'makanan-siap-saji',
  'lauk-pauk-siap-saji',
  'makanan-anak',
  'mi-instan',
  'air-minum',
  'air-bersih',
  'family-kit',
  'kids-ware',
  'kitchen-set',
  'paket-sandang',
  'perlengkapan-bayi',
  'kasur',
  'matras',
  'selimut',
  'tenda-gulung',
  'tenda-keluarga',
  'tenda-serbaguna',
  'terpal',
  'velbed',
  'sabun',
  'pembalut',
  'toilet-portabel',
  'tandon-air',
  'genset',
  'perahu-karet',
] as const;
export type ReliefItemCode = (typeof RELIEF_ITEM_CODES)[number];

/** An item of a lumbung sosial, named as the ministry names it in its logistics. */
export interface ReliefItem {
  readonly code: ReliefItemCode;
  readonly name: Bilingual;
  /** in which stock and needs are counted, in whole numbers */
  readonly unit: Bilingual;
  readonly per: ItemFor;
  /** may leave the store only once the legal state of an emergency is set */
  readonly decree: boolean;
}

type Row = [ReliefItemCode, id: string, en: string, unit: keyof typeof UNITS, per: ItemFor];

const UNITS = {
  kg: { id: 'kg', en: 'kg' },
  liter: { id: 'liter', en: 'litres' },
  paket: { id: 'paket', en: 'packs' },
  lembar: { id: 'lembar', en: 'pieces' },
  unit: { id: 'unit', en: 'units' },
  bungkus: { id: 'bungkus', en: 'packets' },
  batang: { id: 'batang', en: 'bars' },
} as const;

/** The rice reserve is released by the decree of the bupati or wali kota (domain: disaster aid). */
const BY_DECREE: ReadonlySet<ReliefItemCode> = new Set(['beras-cadangan']);

const ROWS: readonly Row[] = [
  ['beras', 'Beras', 'Rice', 'kg', 'jiwa'],
  ['beras-cadangan', 'Cadangan beras pemerintah', 'Government rice reserve', 'kg', 'jiwa'],
  ['makanan-siap-saji', 'Makanan siap saji', 'Ready-to-eat meals', 'paket', 'jiwa'],
  ['lauk-pauk-siap-saji', 'Lauk pauk siap saji', 'Ready-to-eat side dishes', 'paket', 'jiwa'],
  ['makanan-anak', 'Makanan anak', 'Food for small children', 'paket', 'balita'],
  ['mi-instan', 'Mi instan', 'Instant noodles', 'bungkus', 'jiwa'],
  ['air-minum', 'Air minum', 'Drinking water', 'liter', 'jiwa'],
  ['air-bersih', 'Air bersih', 'Clean water', 'liter', 'jiwa'],
  ['family-kit', 'Family kit', 'Family kit', 'paket', 'kk'],
  ['kids-ware', 'Kids ware', 'Kids ware', 'paket', 'balita'],
  ['kitchen-set', 'Peralatan dapur keluarga', 'Kitchen set', 'paket', 'kk'],
  ['paket-sandang', 'Paket sandang', 'Clothing pack', 'paket', 'jiwa'],
  ['perlengkapan-bayi', 'Perlengkapan bayi', 'Baby kit', 'paket', 'balita'],
  ['kasur', 'Kasur', 'Mattress', 'lembar', 'kk'],
  ['matras', 'Matras', 'Sleeping mat', 'lembar', 'jiwa'],
  ['selimut', 'Selimut', 'Blanket', 'lembar', 'jiwa'],
  ['tenda-gulung', 'Tenda gulung', 'Roll tent', 'lembar', 'kk'],
  ['tenda-keluarga', 'Tenda keluarga', 'Family tent', 'unit', 'kk'],
  ['tenda-serbaguna', 'Tenda serbaguna', 'Multi-purpose tent', 'unit', 'titik'],
  ['terpal', 'Terpal', 'Tarpaulin', 'lembar', 'kk'],
  ['velbed', 'Velbed', 'Camp bed', 'unit', 'jiwa'],
  ['sabun', 'Sabun', 'Soap', 'batang', 'jiwa'],
  ['pembalut', 'Pembalut wanita', 'Sanitary towels', 'paket', 'jiwa'],
  ['toilet-portabel', 'Toilet portabel', 'Portable toilet', 'unit', 'titik'],
  ['tandon-air', 'Tandon air', 'Water tank', 'unit', 'titik'],
  ['genset', 'Genset', 'Generator', 'unit', 'titik'],
  ['perahu-karet', 'Perahu karet', 'Inflatable boat', 'unit', 'titik'],
];

export const RELIEF_ITEMS: readonly ReliefItem[] = ROWS.map(([code, id, en, unit, per]) => ({
  code,
  name: { id, en },
  unit: UNITS[unit],
  per,
  decree: BY_DECREE.has(code),
}));

const BY_CODE = new Map(RELIEF_ITEMS.map((item) => [item.code, item]));

export function reliefItem(code: ReliefItemCode): ReliefItem {
  const found = BY_CODE.get(code);
  if (!found) throw new Error(`no relief item ${code}`);
  return found;
}
