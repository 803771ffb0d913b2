import { createContext, useContext } from 'react';
import type { Language } from '../data/contract/view.ts';
import { id, type Words } from '../data/words/id.ts';

/**
 * Dictionaries that the page holds. The source language comes with the page; another is fetched when it is asked for, so
 * that nobody waits for words they do not read.
 */
const held: { [L in Language]?: Words } & { readonly id: Words } = { id };

/**
 * Fetches the dictionary of a language; nothing to wait for where the page holds it. Where the network is gone, the
 * screen comes in the source language rather than not at all.
 */
export function fetchWords(language: Language): Promise<void> | undefined {
  if (held[language] !== undefined) return undefined;
  return import('../data/words/en.ts').then(
    ({ en }) => {
      held.en = en;
    },
    () => {},
  );
}

export interface Speech {
  readonly language: Language;
  readonly words: Words;
}

/** A language as far as the page holds its words; the source language where they could not be fetched. */
export function speak(language: Language): Speech {
  const words = held[language];
  return words === undefined ? { language: 'id', words: held.id } : { language, words };
}

export const SpeechContext = createContext<Speech>(speak('id'));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** First letter large, as at the beginning of a label. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
