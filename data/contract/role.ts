import { z } from 'zod';
import { RIGHTS } from '../catalogue/rights.ts';
import { ROLE_CODES } from '../catalogue/roles.ts';
import { level } from './area.ts';

export const right = z
  .enum(RIGHTS)
  .meta({ id: 'Right', description: 'What somebody may do', example: 'figures.read' });

export const roleCode = z
  .enum(ROLE_CODES)
  .meta({ id: 'RoleCode', description: 'A role of an office', example: 'operator' });

/** One role with the rights it holds now. */
export const roleRow = z
  .object({
    code: roleCode,
    family: z.enum(['office', 'leader', 'tagana', 'pillar', 'public']),
    reads: z.enum(['exact', 'published', 'none']),
    /** exact figures between these levels only; null: no limit */
    coarsest: level.nullable(),
    finest: level.nullable(),
    /** null: all open types; else just these series */
    series: z.array(z.string()).nullable(),
    /** held now */
    rights: z.array(right),
    /** can be switched on and off */
    switchable: z.array(right),
    /** how many living accounts hold the role */
    accounts: z.int(),
  })
  .meta({ id: 'RoleRow', description: 'A role, how it reads and what it may do' });
export type RoleRow = z.infer<typeof roleRow>;

export const roleChange = z.object({ rights: z.array(right).max(RIGHTS.length) });
