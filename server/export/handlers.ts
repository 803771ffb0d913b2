import type { TakenFormat } from '../../data/contract/export.ts';
import type { FileAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { fileName } from '../../data/words/file-name.ts';
import type { Words } from '../../data/words/id.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { answerSheet, type Sheet } from '../indicators/sheet/answer.ts';
import { loadOfficeSpeech } from '../naming/answer.ts';
import { gatherTaken } from './gather.ts';
import { gatherShapes } from './shapes.ts';
import type { Taken } from './taken.ts';
import { MOST_SHEET_ROWS } from './workbook.ts';
import { expectFile, writeFile } from './write-apart.ts';
import { wordsFor } from './write-file.ts';

const TYPES: Readonly<Record<TakenFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  kmz: 'application/vnd.google-earth.kmz',
};

/** A view as a file to take away. Throws the faults of a table of values, and 'too-large'. */
export async function exportFile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'export'>,
): Promise<FileAnswer> {
  const { format } = request;
  const speech = await loadOfficeSpeech(ctx.db.as(scope), request.within);
  const shown = await gatherTaken(ctx, scope, request);
  expectFile(shown.rows.length);
  const all = format === 'xlsx' ? await gatherAll(ctx, scope, request, shown) : undefined;
  const taken = { ...shown, simulated: shown.simulated || all?.simulated === true };
  const isMap = format === 'geojson' || format === 'kmz';
  const shapes = isMap ? await gatherShapes(ctx, scope, taken) : new Map();
  const bytes = await writeFile({ format, taken, all, shapes, speech });
  return { name: nameOf(taken, format, wordsFor(taken, speech)), type: TYPES[format], bytes, inline: false };
}

/** Every indicator of the same areas; undefined where there are too many of them for a sheet. */
async function gatherAll(
  ctx: Context,
  scope: Scope,
  { within, level, period, sex }: RouteRequest<'export'>,
  taken: Taken,
): Promise<Sheet | undefined> {
  const areas = taken.rows.map((r) => r.id);
  if (areas.length > MOST_SHEET_ROWS) return undefined;
  return answerSheet(ctx, scope, { within, level, period, sex, areas });
}

function nameOf(taken: Taken, format: TakenFormat, words: Words): string {
  const { indicator, sex, period, simulated, lang } = taken;
  const areas = words.screen.level[taken.levelName];
  return fileName(
    { indicator, sex, place: taken.within.name, areas, period, simulated },
    words,
    lang,
    format,
  );
}
