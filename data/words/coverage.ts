import { coverage as coverageEn, spmAnswer as spmEn } from './en/coverage.ts';
import { coverage, spmAnswer } from './id/coverage.ts';

/** What coverage and services say: fetched with their pages, not with the first screen. */
export const coverageWords = {
  id: { coverage, spmAnswer },
  en: { coverage: coverageEn, spmAnswer: spmEn },
} as const;
