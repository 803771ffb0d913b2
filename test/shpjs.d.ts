/** The parts of shpjs that tests compare our reader with; it has no types of its own. */
declare module 'shpjs' {
  export function parseShp(shp: ArrayBuffer): unknown[];
  export function parseDbf(dbf: ArrayBuffer, cpg?: string): unknown[];
}
