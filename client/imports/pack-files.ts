/** Tables that may be dropped together: recaps of several kecamatan make one batch. */
export function areTables(files: readonly File[]): boolean {
  return files.every((file) => /\.(csv|tsv|txt|xlsx|xlsm)$/i.test(file.name));
}

const PARTS_OF_A_MAP = /\.(shp|shx|dbf|prj|cpg|sbn|sbx|qix|qmd|qpj|shp\.xml)$/i;

/** The parts of one Shapefile as they lie in a folder: they belong together, and go on as one zip under its name. */
export function partsOfMap(files: readonly File[]): string | undefined {
  const names = new Set(files.map((file) => file.name.replace(PARTS_OF_A_MAP, '').toLowerCase()));
  const isMap =
    files.every((file) => PARTS_OF_A_MAP.test(file.name)) && files.some((file) => /\.shp$/i.test(file.name));
  return isMap && names.size === 1 ? files[0]?.name.replace(PARTS_OF_A_MAP, '') : undefined;
}

/** The day that every packed file gets: the same files make the same batch, whenever they are packed. */
const PACKED_ON = '1980-01-02T12:00:00';

/**
 * Several tables as one file to send, in the order of their names. Throws where one of them can no longer be read.
 * @param name what the batch is called
 */
export async function packFiles(files: readonly File[], name: string): Promise<File> {
  const { zipSync } = await import('fflate');
  const packed: Record<string, Uint8Array> = {};
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    let label = file.name;
    for (let n = 2; label in packed; n += 1) label = file.name.replace(/(\.\w+)$/, ` (${n})$1`);
    packed[label] = new Uint8Array(await file.arrayBuffer());
  }
  const bytes = zipSync(packed, { level: 0, mtime: PACKED_ON });
  return new File([bytes], `${name}.zip`, { type: 'application/zip' });
}
