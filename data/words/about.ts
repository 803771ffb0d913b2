import type { FigureAbout } from '../contract/values.ts';
import type { Words } from './id.ts';

/** Who is counted and what that stands on, as it is said beside a number. What is not translated is said as it is written. */
export function sayAbout({ definition, decree }: FigureAbout, words: Words, lang: 'id' | 'en'): string[] {
  const said = words.spm;
  const text = definition[lang] || definition.id;
  return [
    `${said.definition}: ${text === '' ? said.noDefinition : text}`,
    decree === null ? said.noDecree : said.decree(decree),
  ];
}
