import { regencyCode } from '../../../data/catalogue/codes.ts';
import { type Box, PROVINCE_BOXES } from '../../../data/catalogue/province-boxes.ts';
import { type SettledCoordinates, settleCoordinates } from '../../../data/read/coordinates.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { ImportEnv } from '../kind.ts';
import { regenciesHere } from '../lookup/query.ts';
import type { Layout } from '../placing/layout.ts';
import { Placer } from '../placing/place.ts';
import { boxesOf } from './query.ts';
import type { BoundaryOptions } from './spec.ts';

interface Reading {
  readonly file: GeoFile;
  readonly layout: Layout;
  readonly options: BoundaryOptions;
  readonly list: CodeList;
}

const SAMPLE = 200;
/** A file of more regencies is a file of provinces. */
const MOST_REGENCIES = 5;

/**
 * Makes longitude and latitude of a file's coordinates. Where the file does not say what they are, the place where its
 * areas must lie tells: the borders here of their regencies, else the province of their codes.
 */
export async function locateFile(env: ImportEnv, reading: Reading): Promise<SettledCoordinates> {
  const { file, options } = reading;
  const within = await boxesFor(env, codesOf(reading), options.asOf ?? env.ctx.clock.today());
  return settleCoordinates(file, { within, said: options.coordinates });
}

/** Codes of the areas that the file is about: said, or written in it, or else of what is set up here. */
function codesOf({ file, layout, options, list }: Reading): string[] {
  const said = options.parent ?? options.within;
  if (said !== undefined) return [said];
  const placer = new Placer(list, layout);
  const step = Math.max(1, Math.floor(file.features.length / SAMPLE));
  return file.features.flatMap((feature, i) => {
    if (i % step !== 0) return [];
    const { code, unlisted, byName } = placer.place(feature.properties);
    return code ?? unlisted ?? byName ?? [];
  });
}

async function boxesFor(env: ImportEnv, codes: readonly string[], on: string): Promise<Box[]> {
  const db = env.ctx.db.as(env.scope);
  const known = codes.length > 0 ? codes : await regenciesHere(db);
  const provinces = [...new Set(known.map((code) => code.slice(0, 2)))];
  const regencies = [...new Set(known.map((code) => regencyCode(code)))];
  const sure = regencies.filter((code) => code !== undefined);
  if (sure.length === regencies.length && sure.length > 0 && sure.length <= MOST_REGENCIES) {
    const boxes = await boxesOf(db, sure, on);
    if (boxes.length === sure.length) return boxes;
  }
  return provinces.flatMap((code) => (PROVINCE_BOXES[code] ? [PROVINCE_BOXES[code]] : []));
}
