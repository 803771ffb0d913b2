/** Tables that may be dropped together: recaps of several kecamatan make one batch. */
export function areTables(files: readonly File[]): boolean {
  return files.every((file) => /\.(csv|tsv|txt|xlsx|xlsm)$/i.test(file.name));
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
