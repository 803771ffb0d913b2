import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Language } from '../data/contract/view.ts';
import { officeWords } from '../data/words/office.ts';
import { queries } from './queries.ts';
import { type Speech, speak } from './words.ts';

/**
 * The dictionary as this office speaks where one looks: its word for need, and the words of the regency in view (of all
 * that are set up, above a regency) for their levels. Until they are known the common words stand.
 */
export function useOfficeSpeech(language: Language, area: string | undefined): Speech {
  const naming = useQuery(queries.naming()).data;
  const places = useQuery(queries.places()).data?.places;
  const regency = area !== undefined && area.length >= 5 ? area.slice(0, 5) : undefined;
  const set = places?.map((p) => p.area.code).filter((code) => code.startsWith(`${area ?? ''}`));
  const regencies = regency ?? set?.join(' ') ?? '';
  return useMemo(() => {
    const speech = speak(language);
    if (!naming) return speech;
    return { ...speech, words: officeWords(speech.words, naming, regencies.split(' ').filter(Boolean)) };
  }, [language, naming, regencies]);
}
