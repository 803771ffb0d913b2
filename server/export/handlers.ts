import type { TakenFormat } from '../../data/contract/export.ts';
import type { FileAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { en } from '../../data/words/en.ts';
import { fileName } from '../../data/words/file-name.ts';
import { id, type Words } from '../../data/words/id.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { answerSheet, type Sheet } from '../indicators/sheet/answer.ts';
import { speakAsOffice } from '../naming/answer.ts';
import { CSV_DIALECTS, writeCsv } from './csv.ts';
import { gatherTaken } from './gather.ts';
import { writeGeoJson } from './geojson.ts';
import { writeKml } from './kml.ts';
import { gatherShapes } from './shapes.ts';
import { tableRows } from './table.ts';
import type { Taken } from './taken.ts';
import { MOST_SHEET_ROWS, writeWorkbook } from './workbook.ts';

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
  const spoken = request.lang === 'en' ? en : id;
  const words = await speakAsOffice(ctx.db.as(scope), spoken, request.within);
  const shown = await gatherTaken(ctx, scope, request);
  const all = request.format === 'xlsx' ? await gatherAll(ctx, scope, request, shown) : undefined;
  const taken = { ...shown, simulated: shown.simulated || all?.simulated === true };
  const bytes = await write(ctx, scope, request.format, taken, all, words);
  return { name: nameOf(taken, request.format, words), type: TYPES[request.format], bytes, inline: false };
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

async function write(
  ctx: Context,
  scope: Scope,
  format: TakenFormat,
  taken: Taken,
  all: Sheet | undefined,
  words: Words,
): Promise<Uint8Array> {
  switch (format) {
    case 'xlsx':
      return writeWorkbook(taken, all, words);
    case 'csv':
      return Buffer.from(writeCsv(tableRows(taken, words), CSV_DIALECTS[taken.lang]));
    case 'geojson':
      return Buffer.from(writeGeoJson(taken, await gatherShapes(ctx, scope, taken), words));
    case 'kmz': {
      return zipped('doc.kml', writeKml(taken, await gatherShapes(ctx, scope, taken), words));
    }
  }
}

/** One text in a zip, packed off the main thread: a city of RT is many megabytes. */
async function zipped(name: string, text: string): Promise<Uint8Array> {
  const { zip } = await import('fflate');
  return new Promise((done, fail) => {
    zip({ [name]: Buffer.from(text) }, { level: 6 }, (reason, bytes) => {
      if (reason) fail(reason);
      else done(bytes);
    });
  });
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
