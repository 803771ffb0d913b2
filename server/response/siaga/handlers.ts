import type { FileAnswer, RouteAnswer, RouteRequest } from '../../../data/contract/routes.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { momentAt } from '../../../data/words/moment.ts';
import { ON_PAPER, packageLines } from '../../../data/words/package-lines.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { printPaper } from '../../paper/print-apart.ts';
import { speakOnPaper } from '../paper/speech.ts';
import { gatherPackage } from './gather.ts';
import { writePackage } from './package-paper.ts';

/** The paket siaga of a desa or kelurahan. Throws Fault 'unknown-area', 'outside-scope'. */
async function readyPackage(
  ctx: Context,
  scope: Scope,
  { area, phones }: RouteRequest<'readyPackage'>,
): Promise<RouteAnswer<'readyPackage'>> {
  return gatherPackage(ctx, scope, { area, phones });
}

/** The same as one page. */
async function readyPackagePaper(
  ctx: Context,
  scope: Scope,
  { area, lang, phones }: RouteRequest<'readyPackagePaper'>,
): Promise<FileAnswer> {
  const ready = await gatherPackage(ctx, scope, { area, phones });
  const speech = await speakOnPaper(ctx, scope, lang, area);
  const { words, page } = speech;
  const lines = packageLines(ready, speech, ON_PAPER);
  const at = ctx.clock.now();
  const bytes = await printPaper({
    title: lines.title,
    lang,
    content: writePackage(lines, ready.map, speech),
    foot: words.paper.foot(lines.title, momentAt(at, speech.zone, lang), scope.who),
    pageLine: words.paper.page('{page}', '{pages}'),
    across: null,
    warning: ready.simulated ? words.domain.simulated : null,
    onePage: true,
  });
  await insertEvent(ctx.db.as(scope), scope, {
    at,
    action: 'incident.printed',
    subject: `area ${area}`,
    areas: [area],
    detail: { what: 'ready-package' },
  });
  const mark = ready.simulated ? 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-' : '';
  const name = `${mark}petasos-${page.ready.fileName}-${fileSlug(ready.area.name)}.pdf`;
  return { name, type: 'application/pdf', bytes, inline: false };
}

export const siagaHandlers = { readyPackage, readyPackagePaper };
