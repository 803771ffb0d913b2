import type { RunningServer } from './server.ts';

/**
 * A city of squares under the codes of Banjarmasin: two kecamatan, three kelurahan each, four RW each, shapes for the
 * RW only (all above is drawn from them), and 19 RT without shapes. All figures are made up and marked so.
 */
const WEST = 114.5;
const SOUTH = -3.4;
/** side of an RW in degrees */
const SIDE = 0.02;

interface TownRw {
  readonly code: string;
  readonly kelurahan: string;
  readonly kecamatan: string;
  readonly west: number;
  readonly south: number;
}

const KELURAHAN = [
  '63.71.01.1001',
  '63.71.01.1002',
  '63.71.01.1003',
  '63.71.02.1001',
  '63.71.02.1002',
  '63.71.02.1003',
];

/** The RW from west to east, two by two in each kelurahan. */
export const RWS: readonly TownRw[] = KELURAHAN.flatMap((kelurahan, k) =>
  [0, 1, 2, 3].map((r) => ({
    code: `${kelurahan}.rw00${r + 1}`,
    kelurahan,
    kecamatan: kelurahan.slice(0, 8),
    west: WEST + (k % 3) * 2 * SIDE + (r % 2) * SIDE,
    south: SOUTH + Math.floor(k / 3) * 2 * SIDE + Math.floor(r / 2) * SIDE,
  })),
);

/** A place well inside an RW, away from its label. */
export function insideRw(code: string): [longitude: number, latitude: number] {
  const rw = RWS.find((r) => r.code === code);
  if (!rw) throw new Error(`no ${code} in the town`);
  return [rw.west + SIDE * 0.25, rw.south + SIDE * 0.25];
}

/** A place on the eastern border of an RW. */
export function onBorderOf(code: string): [longitude: number, latitude: number] {
  const [longitude, latitude] = insideRw(code);
  return [longitude + SIDE * 0.75, latitude];
}

/** RW of which nothing is known, and RW that were surveyed and have nobody. */
export const WITHOUT_DATA = ['63.71.01.1002.rw004'];
export const NIHIL = ['63.71.01.1001.rw002', '63.71.02.1001.rw001'];

function boundaries(): string {
  const features = RWS.map(({ code, west, south }) => {
    const [east, north] = [west + SIDE, south + SIDE];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { kode: code, nama: `RW ${code.slice(-3)}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function need(): string {
  const rows = RWS.filter((rw) => !WITHOUT_DATA.includes(rw.code)).flatMap(({ code }, i) => {
    const count = NIHIL.includes(code) ? 0 : 3 + i;
    return [
      `${code},LUT,L,${count}`,
      `${code},LUT,P,${count}`,
      `${code},FM,L,${count * 4}`,
      `${code},FM,P,${count * 3}`,
    ];
  });
  return ['kode,jenis,jk,jumlah', ...rows].join('\n');
}

function population(): string {
  const rows = RWS.map(({ code }, i) => `${code},${900 + i * 10},${260 + i}`);
  return ['kode,penduduk,kk', ...rows].join('\n');
}

function rts(): string {
  const rows = Array.from({ length: 19 }, (_, i) => {
    const number = String(i + 1).padStart(3, '0');
    return `63.71.01.1001.rw001.rt${number},RT ${number}`;
  });
  return ['kode,nama', ...rows].join('\n');
}

/** Brings the town in through the terminal, as an office would. */
export async function buildTown(server: RunningServer): Promise<void> {
  const made = ['--source', 'Kota simulasi', '--as-of', '2025-12-31', '--simulated'];
  await server.petasos('import', 'boundaries', server.file('rw.geojson', boundaries()), ...made);
  await server.petasos('import', 'areas', server.file('rt.csv', rts()), ...made);
  const people = server.file('penduduk.csv', population());
  await server.petasos('import', 'population', people, '--period', '2024', ...made);
  await server.petasos('import', 'need', server.file('ppks.csv', need()), '--period', '2025', ...made);
}
