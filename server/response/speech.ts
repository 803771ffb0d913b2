import { momentOf } from '../../data/words/moment.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { officeOnPaper } from '../office/answer.ts';
import type { Speech } from './report.ts';

/** How the office writes numbers and hours in a message. */
export async function speechOf(ctx: Context, scope: Scope, lang: 'id' | 'en'): Promise<Speech> {
  const { timeZone } = await officeOnPaper(ctx, scope);
  const format = new Intl.NumberFormat(lang === 'id' ? 'id-ID' : 'en-GB', { maximumFractionDigits: 1 });
  return {
    lang,
    number: (value) => format.format(value),
    moment: (iso) => momentOf(iso, timeZone, lang),
  };
}
