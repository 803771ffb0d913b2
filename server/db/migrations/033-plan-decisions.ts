import { sql } from 'kysely';
import type { Migration } from './index.ts';

/**
 * What became of a move that others decide of: handed in, approved by a decree from a day on, or refused. Its kind is kept with the
 * first of these, so that a rule that is changed later changes no letter that went out. And how many others served its new area
 * when it was planned.
 */
export const planDecisions: Migration = {
  name: '033-plan-decisions',
  async up(db) {
    await sql
      .raw(
        `alter table plan_move
           add column letter text check (letter in ('surat-tugas', 'usulan')),
           add column submitted_on date,
           add column refused_on date,
           add column refused_note text check (length(refused_note) <= 300),
           add column decree text check (length(decree) <= 120),
           add column decree_from date,
           add column others integer`,
      )
      .execute(db);
  },
};
