import { zipSync } from 'fflate';
import type { FileAnswer, RouteAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { en } from '../../data/words/en.ts';
import { fileSlug } from '../../data/words/file-name.ts';
import { id } from '../../data/words/id.ts';
import { officeWords } from '../../data/words/office.ts';
import { requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { loadOfficeSpeech } from '../naming/answer.ts';
import { type Form, makeForm, treesOf } from './form.ts';
import { loadAbove, loadReported, loadTree } from './query.ts';
import { composeReported } from './reported.ts';
import { writeForm } from './workbook.ts';

/** Rows of all forms of one answer together. */
const MOST_ROWS = 20_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Forms to be filled in, of an area or of each kecamatan or village in it. Throws Fault 'unknown-area' and 'too-large'. */
export async function blank(ctx: Context, scope: Scope, request: RouteRequest<'blank'>): Promise<FileAnswer> {
  const { within, each, period = '', lang } = request;
  const db = ctx.db.as(scope);
  const on = ctx.clock.today();
  const [tree, above] = [await loadTree(db, within, on), await loadAbove(db, within, on)];
  if (tree.length === 0) throw new Fault('unknown-area', { code: within });
  requireIn(scope, 'forms.read', within);
  const trees = each === undefined ? [tree] : treesOf(tree, each);
  if (trees.length === 0) throw new Fault('unknown-area', { code: within });
  const forms = trees.map((part) => makeForm(part, [...above, ...tree]));
  const rows = forms.reduce((sum, form) => sum + form.rows.length, 0);
  if (rows > MOST_ROWS) throw new Fault('too-large', { limit: `${MOST_ROWS} RT` });
  const speech = await loadOfficeSpeech(db, within);
  const words = officeWords(lang === 'en' ? en : id, speech.naming, speech.regencies);
  const simulated = !ctx.folder.takesFiles;
  const write = (form: Form) => writeForm({ form, period, lang, simulated }, words);
  const nameOf = (form: Form, kind: string) =>
    `${fileSlug([words.blank.file, form.name, form.code, period].join(' '))}.${kind}`;
  const [first] = forms;
  if (each === undefined && first) {
    return { name: nameOf(first, 'xlsx'), type: XLSX, bytes: await write(first), inline: false };
  }
  const files: Record<string, Uint8Array> = {};
  for (const form of forms) files[nameOf(form, 'xlsx')] = await write(form);
  const whole = { code: within, name: tree[0]?.name ?? '', rows: [] };
  // Workbooks are packed already.
  const bytes = zipSync(files, { level: 0 });
  return { name: nameOf(whole, 'zip'), type: 'application/zip', bytes, inline: false };
}

/** Which areas of a level have figures of need for a period, and which have not. Throws Fault 'unknown-area'. */
export async function reported(
  ctx: Context,
  scope: Scope,
  { within, level, period }: RouteRequest<'reported'>,
): Promise<RouteAnswer<'reported'>> {
  const db = ctx.db.as(scope);
  const tree = await loadTree(db, within, ctx.clock.today());
  if (tree.length === 0) throw new Fault('unknown-area', { code: within });
  requireIn(scope, 'forms.read', within);
  const known = await loadReported(
    db,
    tree.map((area) => area.id),
    period,
  );
  return { within, level, period, areas: composeReported(tree, level, known) };
}
