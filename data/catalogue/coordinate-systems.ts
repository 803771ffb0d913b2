/**
 * The systems in which maps of Indonesia are counted, as a user chooses them: degrees; UTM 46 to 54, north and south; the
 * zones of three degrees of the land office (TM-3 46.2 to 54.1); the metres of web maps.
 */
const UTM_ZONES = [46, 47, 48, 49, 50, 51, 52, 53, 54] as const;
export const TM3_ZONES = [
  ['46.2', 94.5],
  ['47.1', 97.5],
  ['47.2', 100.5],
  ['48.1', 103.5],
  ['48.2', 106.5],
  ['49.1', 109.5],
  ['49.2', 112.5],
  ['50.1', 115.5],
  ['50.2', 118.5],
  ['51.1', 121.5],
  ['51.2', 124.5],
  ['52.1', 127.5],
  ['52.2', 130.5],
  ['53.1', 133.5],
  ['53.2', 136.5],
  ['54.1', 139.5],
] as const;

type Zone = (typeof UTM_ZONES)[number];
export type CoordinateSystem =
  | 'degrees'
  | 'web'
  | `utm-${Zone}${'n' | 's'}`
  | `tm3-${(typeof TM3_ZONES)[number][0]}`;

export const COORDINATE_SYSTEMS: readonly [CoordinateSystem, ...CoordinateSystem[]] = [
  'degrees',
  ...UTM_ZONES.flatMap((z): CoordinateSystem[] => [`utm-${z}n`, `utm-${z}s`]),
  ...TM3_ZONES.map(([z]): CoordinateSystem => `tm3-${z}`),
  'web',
];

/** The name by which everybody knows a system: 'UTM 50S', 'TM-3 50.1'. */
export function systemName(system: CoordinateSystem): string {
  if (system === 'degrees') return 'WGS 84 (EPSG:4326)';
  if (system === 'web') return 'Web Mercator (EPSG:3857)';
  const [kind, zone = ''] = system.split('-');
  return kind === 'utm' ? `UTM ${zone.toUpperCase()}` : `TM-3 ${zone}`;
}
