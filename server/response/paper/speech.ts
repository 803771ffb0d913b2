import { HAZARDS, type HazardCode } from '../../../data/catalogue/hazards.ts';
import { en } from '../../../data/words/en.ts';
import { id } from '../../../data/words/id.ts';
import { momentOf } from '../../../data/words/moment.ts';
import { spokenAs } from '../../../data/words/office.ts';
import { recordWords } from '../../../data/words/record.ts';
import { responseWords, sheetWords } from '../../../data/words/response.ts';
import type { SheetSpeech } from '../../../data/words/sheet-lines.ts';
import type { Scope } from '../../access/scope.ts';
import type { Context } from '../../context.ts';
import { speakAsOffice } from '../../naming/answer.ts';
import { type OfficeOnPaper, officeOnPaper } from '../../office/answer.ts';

/** What papers of an incident are written with. */
export interface PaperSpeech extends SheetSpeech {
  readonly office: OfficeOnPaper;
  readonly page: (typeof responseWords)['id'];
  readonly record: (typeof recordWords)['id'];
  readonly hazard: (code: HazardCode) => string;
  /** an instant by the clock of the office */
  readonly moment: (iso: string) => string;
}

/** @param within code of an area that papers are of */
export async function speakOnPaper(
  ctx: Context,
  scope: Scope,
  lang: 'id' | 'en',
  within: string,
): Promise<PaperSpeech> {
  const office = await officeOnPaper(ctx, scope);
  const words = await speakAsOffice(ctx.db.as(scope), lang === 'en' ? en : id, within);
  return {
    lang,
    words,
    office,
    zone: office.timeZone,
    said: spokenAs(words, sheetWords),
    page: spokenAs(words, responseWords),
    record: spokenAs(words, recordWords),
    hazard: (code) => HAZARDS.find((hazard) => hazard.code === code)?.name[lang] ?? code,
    moment: (iso) => momentOf(iso, office.timeZone, lang),
  };
}
