import { HAZARDS, type HazardCode } from '../../data/catalogue/hazards.ts';
import type { TimeZone } from '../../data/contract/office.ts';
import { momentOf } from '../../data/words/moment.ts';
import { spokenAs } from '../../data/words/office.ts';
import { responseWords, sheetWords } from '../../data/words/response.ts';
import type { SheetSpeech } from '../../data/words/sheet-lines.ts';
import { useSpeech } from '../words.ts';

/** How pages of incidents speak. */
export interface ResponseSpeech extends SheetSpeech {
  readonly page: (typeof responseWords)['id'];
  /** an instant by the clock of the office */
  readonly moment: (iso: string) => string;
  readonly hazard: (code: HazardCode) => string;
}

/** @param zone clock of the office; undefined: not known yet */
export function useResponseSpeech(zone?: TimeZone | null): ResponseSpeech {
  const { words, language } = useSpeech();
  return {
    lang: language,
    words,
    said: spokenAs(words, sheetWords),
    page: spokenAs(words, responseWords),
    zone: zone ?? null,
    moment: (iso) => momentOf(iso, zone ?? null, language),
    hazard: (code) => hazardName(code, language),
  };
}

function hazardName(code: HazardCode, language: 'id' | 'en'): string {
  return HAZARDS.find((hazard) => hazard.code === code)?.name[language] ?? code;
}
