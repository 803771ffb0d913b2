import { regencyCode } from '../../../data/catalogue/codes.ts';
import { PROVINCE_BOXES } from '../../../data/catalogue/province-boxes.ts';
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
/** A file of more regencies is one of whole provinces. */
const MOST_REGENCIES = 5;

/**
 * Makes longitude and latitude of a file's coordinates. Where the file does not say what they are, the place where its
 * areas must lie tells: the province of their codes, and the borders that their regencies have here.
 */
export async function locateFile(env: ImportEnv, reading: Reading): Promise<SettledCoordinates> {
  const { file, options } = reading;
  const db = env.ctx.db.as(env.scope);
  const told = codesOf(reading);
  const codes = told.length > 0 ? told : await regenciesHere(db);
  const provinces = [...new Set(codes.map((code) => code.slice(0, 2)))];
  const regencies = [...new Set(codes.flatMap((code) => regencyCode(code) ?? []))];
  const on = options.asOf ?? env.ctx.clock.today();
  const near = regencies.length <= MOST_REGENCIES ? await boxesOf(db, regencies, on) : [];
  const within = provinces.flatMap((code) => (PROVINCE_BOXES[code] ? [PROVINCE_BOXES[code]] : []));
  return settleCoordinates(file, { within, near, said: options.coordinates });
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
