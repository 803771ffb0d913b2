import { isFiner } from '../../../data/catalogue/levels.ts';
import type { GeoFile } from '../../../data/read/geo-file.ts';
import type { CodeList } from '../../areas/answer.ts';
import type { ImportEnv } from '../kind.ts';
import { regenciesHere } from '../lookup/query.ts';
import type { WordMatcher } from '../matching/word-matcher.ts';
import type { Layout } from '../placing/layout.ts';
import { Placer } from '../placing/place.ts';

const SAMPLE = 200;
/** Of the names of a file, the share that must stand in a regency before all are looked for in it. */
const AT_HOME = 0.5;

/**
 * A map that names kecamatan and desa, and nothing above them, means the regency that is set up here where that is one
 * alone and most of the names stand in it. A map of a whole province names mostly others: it is placed by its shapes.
 */
export async function settleRegency(
  env: ImportEnv,
  layout: Layout,
  { file, list, words }: { readonly file: GeoFile; readonly list: CodeList; readonly words: WordMatcher },
): Promise<Layout> {
  const { level, codeColumn, parentColumns, placeNames, parent } = layout;
  const told = codeColumn ?? parentColumns[0] ?? placeNames.kabupaten ?? placeNames.provinsi ?? parent;
  if (told !== undefined || !isFiner(level, 'kabupaten')) return layout;
  const [only, other] = await regenciesHere(env.ctx.db.as(env.scope));
  if (only === undefined || other !== undefined) return layout;
  const there = { ...layout, parent: only };
  const placer = new Placer(list, there, words.known);
  const step = Math.max(1, Math.floor(file.features.length / SAMPLE));
  const sample = file.features.filter((_, i) => i % step === 0);
  const placed = sample.filter((feature) => placer.place(feature.properties).code !== undefined);
  return placed.length >= sample.length * AT_HOME ? there : layout;
}
