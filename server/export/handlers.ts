import type { TakenFormat } from '../../data/contract/export.ts';
import type { FileAnswer, RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { fileName } from '../../data/words/file-name.ts';
import type { Words } from '../../data/words/id.ts';
import { isBeyondShape, requireFigures, requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Context } from '../context.ts';
import { loadShape } from '../disclosure/query.ts';
import { Fault } from '../fault.ts';
import { answerSheet, type Sheet } from '../indicators/sheet/answer.ts';
import { loadOfficeSpeech } from '../naming/answer.ts';
import { loadRegistry } from '../own/answer.ts';
import { gatherTaken } from './gather.ts';
import { gatherShapes } from './shapes.ts';
import type { Mark, Taken } from './taken.ts';
import { MOST_SHEET_ROWS } from './workbook.ts';
import { expectFile, writeFile } from './write-apart.ts';
import { wordsFor } from './write-file.ts';

const TYPES: Readonly<Record<TakenFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  kmz: 'application/vnd.google-earth.kmz',
};

type View = Pick<RouteRequest<'export'>, 'indicator' | 'level' | 'within' | 'period' | 'sex' | 'reason'> & {
  readonly measure?: 'tercatat' | 'terlayani';
};

/**
 * A view as a file to take away. Figures finer than the published shape need a reason, and say on every sheet who took
 * them. Throws the faults of a table of values, 'reason-needed' and 'too-large'.
 */
export async function exportFile(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'export'>,
): Promise<FileAnswer> {
  const { format } = request;
  const mark = await markOf(ctx, scope, request);
  const speech = await loadOfficeSpeech(ctx.db.as(scope), request.within);
  const shown = await gatherTaken(ctx, scope, request);
  expectFile(shown.rows.length);
  const whole = format === 'xlsx' ? await gatherAll(ctx, scope, request, shown) : undefined;
  const all = whole && !mark ? await inShape(ctx, scope, whole, request) : whole;
  const taken = { ...shown, mark, simulated: shown.simulated || all?.simulated === true };
  const isMap = format === 'geojson' || format === 'kmz';
  const shapes = isMap ? await gatherShapes(ctx, scope, taken) : new Map();
  const bytes = await writeFile({ format, taken, all, shapes, speech });
  // Kept before it is sent: what nobody knows was taken is not given.
  await keepTaken(ctx, scope, request, { action: 'export.taken', format, areas: taken.rows.length });
  return { name: nameOf(taken, format, wordsFor(taken, speech)), type: TYPES[format], bytes, inline: false };
}

/** Before a picture is drawn in the browser: keeps it, and says what must stand on it. */
export async function takePicture(
  ctx: Context,
  scope: Scope,
  request: RouteRequest<'takePicture'>,
): Promise<RouteAnswer<'takePicture'>> {
  const mark = await markOf(ctx, scope, request);
  await keepTaken(ctx, scope, request, { action: 'export.picture', format: 'png' });
  return { mark: mark && { name: mark.name, at: mark.at.toISOString() } };
}

/** What stands on the file; null where it is no finer than what is published. A reason that was not needed marks it too. */
async function markOf(
  ctx: Context,
  scope: Scope,
  { indicator, level, within, sex, measure = 'tercatat', reason }: View,
): Promise<Mark | null> {
  const db = ctx.db.as(scope);
  const found = (await loadRegistry(db)).find(indicator);
  if (!found) throw new Fault('unknown-indicator', { indicator });
  const asked = { sex, measure, entry: found.entry };
  const reads = requireFigures(scope, { code: within, level, ...asked });
  if (reads === 'exact') requireIn(scope, 'figures.export', within);
  if (reason !== undefined) return { name: scope.who, at: ctx.clock.now(), reason };
  if (isBeyondShape(await loadShape(db, scope.release), level, asked)) throw new Fault('reason-needed');
  return null;
}

async function keepTaken(
  ctx: Context,
  scope: Scope,
  view: View,
  { action, ...more }: { readonly action: string; readonly format: string; readonly areas?: number },
): Promise<void> {
  const { indicator, level, within, period, sex, measure = 'tercatat', reason } = view;
  const db = ctx.db.as(scope);
  const found = (await loadRegistry(db)).find(indicator);
  if (!found) throw new Fault('unknown-indicator', { indicator });
  const reads = requireFigures(scope, { code: within, level, sex, measure, entry: found.entry });
  await insertEvent(db, scope, {
    at: ctx.clock.now(),
    action,
    subject: indicator,
    areas: [within],
    reads,
    detail: { level, period, sex, ...more, ...(reason === undefined ? {} : { reason }) },
  });
}

/** The sheet of every indicator in the published shape: what is published at coarser levels only is left out, and named. */
async function inShape(
  ctx: Context,
  scope: Scope,
  sheet: Sheet,
  { level, sex }: Pick<RouteRequest<'export'>, 'level' | 'sex'>,
): Promise<Sheet> {
  const db = ctx.db.as(scope);
  const [registry, shape] = await Promise.all([loadRegistry(db), loadShape(db, scope.release)]);
  const isLeft = ({ indicator }: Sheet['columns'][number]) => {
    const entry = registry.find(indicator.id)?.entry;
    return entry === undefined || isBeyondShape(shape, level, { entry, sex });
  };
  return {
    ...sheet,
    columns: sheet.columns.filter((column) => !isLeft(column)),
    withheld: [...sheet.withheld, ...sheet.columns.filter(isLeft).map((column) => column.indicator)],
  };
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
    {
      indicator,
      sex,
      place: taken.within.name,
      areas,
      period,
      simulated,
      secret: taken.mark !== null,
    },
    words,
    lang,
    format,
  );
}
