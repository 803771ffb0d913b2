import { z } from 'zod';
import { NAMED_LEVELS } from '../catalogue/level-words.ts';
import { NEED_WORDS } from '../catalogue/need-words.ts';

const needWord = z
  .enum(NEED_WORDS)
  .meta({ id: 'NeedWord', description: 'The word of the office for people in need', example: 'PPKS' });

const levelWord = z
  .string()
  .trim()
  .min(2)
  .max(30)
  .regex(/^[\p{L}][\p{L} .'-]*$/u)
  .meta({ description: 'What an area of a level is called', example: 'kapanewon' });

const levelWords = z
  .partialRecord(z.enum(NAMED_LEVELS), levelWord)
  .meta({ id: 'LevelWords', description: 'Words for the levels of one regency, where they are its own' });
export type LevelWords = z.infer<typeof levelWords>;

const regency = z
  .string()
  .regex(/^\d{2}\.\d{2}$/)
  .meta({ description: 'Code of a regency or city', example: '34.02' });

/** How the office names things: one word for need, and per regency the words for its levels that it has changed. */
export const naming = z
  .object({ need: needWord, levels: z.record(regency, levelWords) })
  .meta({ id: 'Naming', description: 'The words an office uses' });
export type Naming = z.infer<typeof naming>;

/** One of the 12 PAS with the types of need that belong to it. */
export const attentionGroup = z
  .object({
    code: z.string(),
    name: z.object({ id: z.string(), en: z.string() }),
    types: z.array(z.string()),
    /** false: the program's default, not checked at its source */
    checked: z.boolean(),
  })
  .meta({ id: 'AttentionGroup', description: 'One of the 12 PAS' });
export type AttentionGroup = z.infer<typeof attentionGroup>;
