import { PROVINCE_BOXES } from '../../../data/catalogue/province-boxes.ts';
import { tableOf } from '../../../data/read/attribute-tables.ts';
import { settleCoordinates } from '../../../data/read/coordinates.ts';
import { readGeo } from '../../../data/read/geo.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import { detectPersons } from '../../../data/read/persons.ts';
import { boxesOf } from '../boundaries/query.ts';
import type { Findings } from '../findings.ts';
import type { ImportEnv, SourceFile } from '../kind.ts';
import { regenciesHere } from '../lookup/query.ts';
import type { HazardOptions } from './options.ts';

export interface OpenMap {
  readonly file: GeoFile;
  /** the system of its coordinates, for the report; null for plain degrees */
  readonly system: string | null;
}

/**
 * A map file in longitude and latitude, of any format that borders come in. Undefined, with the findings that say why,
 * where it cannot be read, lists persons, or lies nobody knows where.
 */
export async function openMap(
  env: ImportEnv,
  source: SourceFile | null,
  { layer, coordinates }: Pick<HazardOptions, 'layer' | 'coordinates'>,
  findings: Findings,
): Promise<OpenMap | undefined> {
  const read = await readGeo(source?.bytes ?? new Uint8Array(), { layer });
  if ('problem' in read) {
    findings.add(read.problem);
    return undefined;
  }
  const { columns, rows } = tableOf(read.file);
  const persons = await detectPersons(columns, rows);
  if (persons) {
    findings.add(persons);
    return undefined;
  }
  for (const note of read.file.notes) findings.add(note);
  const db = env.ctx.db.as(env.scope);
  const regencies = await regenciesHere(db);
  const provinces = [...new Set(regencies.map((code) => code.slice(0, 2)))];
  const settled = await settleCoordinates(read.file, {
    within: provinces.flatMap((code) => (PROVINCE_BOXES[code] ? [PROVINCE_BOXES[code]] : [])),
    near: await boxesOf(db, regencies, env.ctx.clock.today()),
    said: coordinates,
  });
  for (const finding of settled.findings) findings.add(finding);
  return settled.file ? { file: settled.file, system: settled.system } : undefined;
}
