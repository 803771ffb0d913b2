import {
  COORDINATE_SYSTEMS,
  type CoordinateSystem,
  systemName,
  TM3_ZONES,
} from '../catalogue/coordinate-systems.ts';

/** What a file says its coordinates are. */
type NamedSystem =
  /** longitude and latitude as they are everywhere today */
  | { readonly kind: 'degrees'; readonly name: string }
  /** anything that must be worked out: how, as proj4 understands it */
  | { readonly kind: 'other'; readonly name: string; readonly proj: string }
  /** a name that means nothing here */
  | { readonly kind: 'unknown'; readonly name: string };

/** Old Indonesian datums, some tens to hundreds of metres from the present one (EPSG 1833 and 1666: three parameters each). */
const ID74 = '+a=6378160 +rf=298.247 +towgs84=-24,-15,5,0,0,0,0';
const BATAVIA = '+ellps=bessel +towgs84=-377,681,-50,0,0,0,0';
const WGS84 = '+datum=WGS84';

/** How proj4 counts a system. */
export function projOf(system: CoordinateSystem, datum = WGS84): string {
  if (system === 'degrees') return `+proj=longlat ${datum} +no_defs`;
  if (system === 'web') {
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs';
  }
  const [kind, zone = ''] = system.split('-');
  if (kind === 'utm') {
    return `+proj=utm +zone=${zone.slice(0, -1)}${zone.endsWith('s') ? ' +south' : ''} ${datum} +units=m +no_defs`;
  }
  const meridian = TM3_ZONES.find(([name]) => name === zone)?.[1] ?? 0;
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9999 +x_0=200000 +y_0=1500000 ${datum} +units=m +no_defs`;
}

function isSystem(name: string): name is CoordinateSystem {
  return COORDINATE_SYSTEMS.some((system) => system === name);
}

/** The system with a number of the EPSG register; those that Indonesia uses or used. */
function systemOfEpsg(code: number): NamedSystem | undefined {
  // WGS 84, DGN95, SRGI2013, ETRS-like degrees: the same within a metre
  if ([4326, 4979, 4755, 4898, 9470, 9469].includes(code)) return { kind: 'degrees', name: `EPSG:${code}` };
  if ([3857, 900913, 102100].includes(code)) return of('web', `EPSG:${code}`);
  if (code === 4238) return { kind: 'other', name: 'ID74 (EPSG:4238)', proj: projOf('degrees', ID74) };
  if (code === 4211) return { kind: 'other', name: 'Batavia (EPSG:4211)', proj: projOf('degrees', BATAVIA) };
  const ranges: readonly (readonly [
    first: number,
    zone: number,
    last: number,
    side: 'n' | 's',
    datum: string,
  ])[] = [
    [32646, 46, 54, 'n', WGS84],
    [32746, 46, 54, 's', WGS84],
    [23866, 46, 52, 'n', WGS84],
    [23877, 47, 54, 's', WGS84],
    [23846, 46, 53, 'n', ID74],
    [23886, 46, 54, 's', ID74],
  ];
  for (const [first, zone, last, side, datum] of ranges) {
    if (code >= first && code <= first + last - zone) {
      return of(`utm-${zone + code - first}${side}`, `EPSG:${code}`, datum);
    }
  }
  const tm3 = TM3_ZONES[code - 23830];
  return tm3 && of(`tm3-${tm3[0]}`, `EPSG:${code}`);
}

function of(system: string, epsg: string, datum = WGS84): NamedSystem | undefined {
  if (!isSystem(system)) return undefined;
  const name = `${systemName(system)}${datum === WGS84 ? '' : ' ID74'}`;
  return {
    kind: 'other',
    name: name.includes(epsg) ? name : `${name} (${epsg})`,
    proj: projOf(system, datum),
  };
}

/**
 * The system that a file names: 'EPSG:32750', a name of the OGC, or well-known text as in a .prj. Well-known text is read
 * by the numbers and names in it that are common here; what else it says is left to proj4.
 */
export function readSystem(text: string): NamedSystem {
  const said = text.trim();
  if (/CRS84|CRS:84/i.test(said.slice(0, 60))) return { kind: 'degrees', name: 'CRS84' };
  if (/^(PROJ|GEOG|GEOD|COMPD|COMPOUND|BOUND|VERT)[A-Z]*\s*\[/i.test(said)) return readWellKnownText(said);
  const code = /EPSG[:/]+(?:[\d.]*[:/]+)?(\d{4,6})\b/i.exec(said)?.[1] ?? /^(\d{4,6})$/.exec(said)?.[1];
  const known = code === undefined ? undefined : systemOfEpsg(Number(code));
  return known ?? { kind: 'unknown', name: said.slice(0, 60) };
}

function readWellKnownText(text: string): NamedSystem {
  const name = /^\w+\s*\[\s*"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 60);
  // The number of the whole stands last; numbers of its parts stand inside.
  const last = /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?|ID\s*\[\s*"EPSG"\s*,\s*)(\d+)"?\s*\]\s*\]\s*$/i.exec(
    text,
  )?.[1];
  const numbered = last === undefined ? undefined : systemOfEpsg(Number(last));
  if (numbered) return numbered;
  const isProjected = /PROJ(CS|CRS)\s*\[/i.test(text);
  const datum = /ID_?74|Indonesian_?1974|Indonesian Datum 1974/i.test(text)
    ? ID74
    : /Batavia/i.test(text)
      ? BATAVIA
      : WGS84;
  if (!isProjected) {
    if (datum === WGS84) return { kind: 'degrees', name };
    return { kind: 'other', name, proj: projOf('degrees', datum) };
  }
  const utm = /UTM[_ ]*zone[_ ]*(\d\d)[_ ]*([NS])/i.exec(name);
  const tm3 = /TM[_-]?3[_ ]*zone[_ ]*(\d\d)[._](\d)/i.exec(name);
  const system = utm
    ? `utm-${utm[1]}${utm[2]?.toLowerCase()}`
    : tm3
      ? `tm3-${tm3[1]}.${tm3[2]}`
      : /web_?mercator|pseudo-?mercator/i.test(name)
        ? 'web'
        : '';
  if (isSystem(system)) {
    return {
      kind: 'other',
      name: systemName(system) + (datum === WGS84 ? '' : ` (${name})`),
      proj: projOf(system, datum),
    };
  }
  return { kind: 'other', name, proj: text };
}
