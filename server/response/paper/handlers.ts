import type { Incident } from '../../../data/contract/incident.ts';
import type { ResponseSheet } from '../../../data/contract/response.ts';
import type { FileAnswer, RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { momentAt } from '../../../data/words/moment.ts';
import { sheetLines } from '../../../data/words/sheet-lines.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import type { Paper } from '../../paper/paper.ts';
import { printPaper } from '../../paper/print-apart.ts';
import { dutyHandlers } from '../dispatch/handlers.ts';
import { showSheet } from '../sheet.ts';
import { showIncident } from '../show.ts';
import { writeBnba } from './bnba.ts';
import { drawIncident } from './map.ts';
import { recordOf } from './record.ts';
import { writeRecord, writeRecordBook, writeRecordMap } from './record-files.ts';
import { writeSheet } from './sheet-paper.ts';
import { type PaperSpeech, speakOnPaper } from './speech.ts';

const PDF = 'application/pdf';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** What a record is worked out for. */
const RECORD_DAYS = { days: 3, profile: 'bnpb', food: 'cooked' } as const;

/** Map of an incident as lines. Throws Fault 'unknown-incident'. */
async function incidentMap(
  ctx: Context,
  scope: Scope,
  { incident: id }: RouteRequest<'incidentMap'>,
): Promise<RouteAnswer<'incidentMap'>> {
  const incident = await showIncident(ctx, scope, id);
  const sheet = await showSheet(ctx, scope, { incident: id, ...RECORD_DAYS });
  return { area: incident.place, map: await drawIncident(ctx.db.as(scope), incident, sheet, sheet.on) };
}

/** The response sheet as one page. Throws Fault 'unknown-incident'. */
async function sheetPaper(
  ctx: Context,
  scope: Scope,
  { lang, incident: id, ...asked }: RouteRequest<'sheetPaper'>,
): Promise<FileAnswer> {
  const { incident, sheet, duties, speech } = await gather(ctx, scope, id, asked, lang);
  const map = await drawIncident(ctx.db.as(scope), incident, sheet, sheet.on);
  const lines = sheetLines(sheet, duties, speech.hazard(incident.hazard), speech);
  const content = writeSheet(lines, map, speech.office.name, speech.said);
  const title = `${speech.said.title}: ${incident.name}`;
  const warning = lines.simulated ? speech.words.domain.simulated : null;
  const bytes = await print(ctx, scope, speech, { title, content, warning, onePage: true });
  await keep(ctx, scope, incident, 'sheet');
  return fileOf(speech.said.fileName, incident, warning, 'pdf', PDF, bytes);
}

/** Everything that is known of an incident as a file. Throws Fault 'unknown-incident'. */
async function incidentRecord(
  ctx: Context,
  scope: Scope,
  { incident: id, format, lang }: RouteRequest<'incidentRecord'>,
): Promise<FileAnswer> {
  const { incident, sheet, duties, speech } = await gather(ctx, scope, id, RECORD_DAYS, lang);
  const warning = incident.simulated || sheet.estimate.simulated ? speech.words.domain.simulated : null;
  await keep(ctx, scope, incident, `record ${format}`);
  const name = speech.record.fileName;
  if (format === 'geojson') {
    const bytes = writeRecordMap(incident, sheet, speech, warning);
    return fileOf(name, incident, warning, 'geojson', 'application/geo+json', bytes);
  }
  const parts = recordOf(incident, sheet, duties, speech);
  if (format === 'xlsx') {
    const bytes = await writeRecordBook(incident.name, parts, warning);
    return fileOf(name, incident, warning, 'xlsx', XLSX, bytes);
  }
  const map = await drawIncident(ctx.db.as(scope), incident, sheet, sheet.on);
  const content = writeRecord(incident.name, parts, map, speech);
  const title = `${speech.record.title}: ${incident.name}`;
  const bytes = await print(ctx, scope, speech, { title, content, warning });
  return fileOf(name, incident, warning, 'pdf', PDF, bytes);
}

/** The empty by-name-by-address form. Throws Fault 'unknown-incident'. */
async function bnbaForm(
  ctx: Context,
  scope: Scope,
  { incident: id, lang }: RouteRequest<'bnbaForm'>,
): Promise<FileAnswer> {
  const incident = await showIncident(ctx, scope, id);
  const speech = await speakOnPaper(ctx, scope, lang, incident.within.code);
  const warning = incident.simulated ? speech.words.domain.simulated : null;
  const { form } = speech.record;
  const bytes = await print(ctx, scope, speech, {
    title: form.title,
    content: writeBnba(incident, speech),
    warning,
    onePage: true,
    landscape: true,
  });
  await keep(ctx, scope, incident, 'bnba');
  return fileOf(form.fileName, incident, warning, 'pdf', PDF, bytes);
}

type Asked = Pick<Parameters<typeof showSheet>[2], 'days' | 'profile' | 'food'>;

/** The same answers that the screens show. */
async function gather(ctx: Context, scope: Scope, id: number, asked: Asked, lang: 'id' | 'en') {
  const incident = await showIncident(ctx, scope, id);
  const sheet: ResponseSheet = await showSheet(ctx, scope, { incident: id, ...asked });
  const { duties } = await dutyHandlers.duties(ctx, scope, { incident: id });
  const speech = await speakOnPaper(ctx, scope, lang, incident.within.code);
  return { incident, sheet, duties, speech };
}

type Written = Pick<Paper, 'title' | 'content' | 'warning' | 'onePage' | 'landscape'>;

async function print(ctx: Context, scope: Scope, speech: PaperSpeech, paper: Written): Promise<Uint8Array> {
  const { words, lang, zone } = speech;
  return printPaper({
    ...paper,
    lang,
    foot: words.paper.foot(paper.title, momentAt(ctx.clock.now(), zone, lang), scope.who),
    pageLine: words.paper.page('{page}', '{pages}'),
    across: null,
  });
}

async function keep(ctx: Context, scope: Scope, incident: Incident, what: string): Promise<void> {
  await insertEvent(ctx.db.as(scope), scope, {
    at: ctx.clock.now(),
    action: 'incident.printed',
    subject: `incident ${incident.id}`,
    areas: [incident.place.code],
    detail: { what },
  });
}

function fileOf(
  kind: string,
  incident: Incident,
  warning: string | null,
  extension: string,
  type: string,
  bytes: Uint8Array,
): FileAnswer {
  const mark = warning === null ? '' : 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-';
  const name = `${mark}petasos-${kind}-${fileSlug(incident.name)}-${incident.id}.${extension}`;
  return { name, type, bytes, inline: false };
}

export const incidentPaperHandlers = { incidentMap, sheetPaper, incidentRecord, bnbaForm };
