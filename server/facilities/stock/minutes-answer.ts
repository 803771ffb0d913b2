import type { FileAnswer } from '../../../data/contract/routes.ts';
import { en } from '../../../data/words/en.ts';
import { fileSlug } from '../../../data/words/file-name.ts';
import { id } from '../../../data/words/id.ts';
import { momentAt } from '../../../data/words/moment.ts';
import type { Scope } from '../../access/scope.ts';
import { insertEvent } from '../../audit/query.ts';
import type { Context } from '../../context.ts';
import { speakAsOffice } from '../../naming/answer.ts';
import { officeOnPaper } from '../../office/answer.ts';
import { printPaper } from '../../paper/print-apart.ts';
import { loadFacilities } from '../store/query.ts';
import { writeMinutes } from './minutes.ts';
import type { SlipRow } from './query.ts';

/** The berita acara of a movement as PDF; that it was printed is kept, for it names who gives and who receives. */
export async function printMinutes(
  ctx: Context,
  scope: Scope,
  slip: SlipRow,
  lang: 'id' | 'en',
): Promise<FileAnswer> {
  const db = ctx.db.as(scope);
  const words = await speakAsOffice(db, lang === 'en' ? en : id, slip.code);
  const office = await officeOnPaper(ctx, scope);
  const at = ctx.clock.now();
  const [facility] = await loadFacilities(db, { ids: [slip.facilityId] });
  const isSimulated = facility?.simulated === true;
  const title = words.handover.title(slip.kind);
  const bytes = await printPaper({
    title,
    lang,
    content: writeMinutes({ lang, slip, sender: office, day: words.format.day(slip.on) }, words),
    foot: words.paper.foot(title, momentAt(at, office.timeZone, lang), scope.who),
    pageLine: words.paper.page('{page}', '{pages}'),
    across: null,
    warning: isSimulated ? words.domain.simulated : null,
  });
  await insertEvent(db, scope, {
    at,
    action: 'stock.minutes',
    subject: `stock ${slip.id}`,
    areas: [slip.code],
  });
  const warning = isSimulated ? 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-' : '';
  const name = `${warning}petasos-${words.handover.fileName}-${fileSlug(slip.number)}.pdf`;
  return { name, type: 'application/pdf', bytes, inline: false };
}
