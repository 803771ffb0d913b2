import { createContext, useContext } from 'react';
import type { Language } from '../data/contract/view.ts';
import { en } from '../data/words/en.ts';
import { id, type Words } from '../data/words/id.ts';

const DICTIONARIES: Record<Language, Words> = { id, en };

export interface Speech {
  readonly language: Language;
  readonly words: Words;
}

export function speak(language: Language): Speech {
  return { language, words: DICTIONARIES[language] };
}

export const SpeechContext = createContext<Speech>(speak('id'));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** First letter large, as at the beginning of a label. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
