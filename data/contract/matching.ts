import { z } from 'zod';
import { areaCode, level } from './area.ts';

/** What a word of a file may stand for: an area by its name or by another office's code, or a type of need. */
const matchKind = z.enum(['area', 'code', 'type']).meta({ id: 'MatchKind' });
export type MatchKind = z.infer<typeof matchKind>;

/** Stands for no area and no type: rows that say so are left out. */
export const LEFT_OUT = '-';

const matchChoice = z.object({
  /** code of an area or of a type */
  target: z.string(),
  name: z.string(),
  /** of an area */
  level: level.nullable(),
  /** names of what the area lies in, coarse to fine */
  path: z.array(z.string()),
  /** how the written word is like it */
  how: z.enum(['exact', 'title', 'spelling', 'close', 'part']),
});
export type MatchChoice = z.infer<typeof matchChoice>;

/** A word of a file that only somebody who knows the place can settle. Rows that write it alike are one question. */
const matchQuestion = z
  .object({
    kind: matchKind,
    /** of the area that is named; null for codes and types, and where the file does not say */
    level: level.nullable(),
    /** code of the area in which the name was looked for, '' where nothing narrows it */
    within: z.string(),
    withinName: z.string(),
    written: z.string(),
    rows: z.int(),
    /** the first line or feature that writes it */
    line: z.int().nullable(),
    /** the sheet or file that the line is of, where there are several */
    part: z.string().optional(),
    /** unsure: some are likely; unknown: none is */
    state: z.enum(['unsure', 'unknown']),
    /** the choice with which the file goes in as long as nobody says otherwise; null: those rows stay out */
    taken: z.string().nullable(),
    /** likeliest first */
    choices: z.array(matchChoice),
  })
  .meta({ id: 'MatchQuestion' });
export type MatchQuestion = z.infer<typeof matchQuestion>;

/** How the words of a file were matched: each way of writing an area or a type counts once. */
export const matching = z
  .object({
    sure: z.int(),
    unsure: z.int(),
    unknown: z.int(),
    /** at most 200; those of most rows first */
    questions: z.array(matchQuestion),
  })
  .meta({ id: 'Matching' });
export type Matching = z.infer<typeof matching>;

const MOST_ANSWERS = 200;
/** A name or a code of up to ten digits; a longer number may be a person's and is never kept. */
const written = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^(?!.*\d{11})[^\p{Cc}]*$/u);

const matchAnswer = z
  .object({
    kind: matchKind,
    level: level.nullable().default(null),
    within: z
      .union([z.literal(''), areaCode])
      .default('')
      .meta({ description: "'' where nothing narrows it" }),
    written: written.meta({ description: 'As the file writes it', example: 'Alasbulu' }),
    target: z.string().max(40).meta({
      description: "Code of an area or of a type; '-' leaves such rows out",
      example: '35.10.17.2002',
    }),
  })
  .meta({ id: 'MatchAnswer' });
export type MatchAnswer = z.infer<typeof matchAnswer>;

export const matchAnswers = z.object({ answers: z.array(matchAnswer).min(1).max(MOST_ANSWERS) });

/** An answer as it is remembered for the next file. */
export const alias = z
  .object({
    id: z.int(),
    kind: matchKind,
    level: level.nullable(),
    within: z.string(),
    withinName: z.string(),
    written: z.string(),
    target: z.string(),
    /** '' where the rows are left out */
    targetName: z.string(),
    madeBy: z.string(),
    madeAt: z.iso.datetime(),
  })
  .meta({ id: 'Alias' });
export type Alias = z.infer<typeof alias>;
