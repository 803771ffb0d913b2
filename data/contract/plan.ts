import { z } from 'zod';
import { PILLAR_MOVES } from '../catalogue/psks.ts';
import { areaCode, areaRef, level } from './area.ts';
import { norm } from './norm.ts';
import { period } from './period.ts';
import { pillarRoleCode } from './volunteer.ts';
import { wholeNumber } from './whole-number.ts';

export const planId = wholeNumber(1, 2_147_483_647).meta({ description: 'Number of a plan', example: '3' });

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** What a plan keeps to. Each holds for where everybody serves at the end, also for those who stay. */
const planLimits = z
  .object({
    /** greatest distance from home to where one serves, in kilometres as the crow flies; null: any */
    mostKm: z.number().gt(0).max(2000).nullable(),
    /** people in need whom one officer can serve; more of them are without cover; null: any number */
    mostNeedPerPerson: z.int().min(1).max(1_000_000).nullable(),
    /** what is covered today stays covered */
    keepCovered: z.boolean(),
    /** nobody serves outside the kecamatan of home */
    ownKecamatan: z.boolean(),
    /** who may not be moved */
    pinned: z.array(z.int().min(1)).max(5000),
    /** plans as if those who are not available served nowhere; absent: they count, and stay where they are */
    withoutAway: z.boolean().optional(),
  })
  .meta({ id: 'PlanLimits', description: 'What a plan of reassignment keeps to' });
export type PlanLimits = z.infer<typeof planLimits>;

const PLAN_LIMITS = ['mostKm', 'mostNeedPerPerson', 'keepCovered', 'ownKecamatan', 'pinned'] as const;
const planLimit = z.enum(PLAN_LIMITS).meta({ id: 'PlanLimit' });
export type PlanLimit = z.infer<typeof planLimit>;

/** Areas that are planned with another. */
const MOST_AREAS = 20;
/** How long a solver may take. */
const MOST_PLAN_SECONDS = 120;

export const planBody = z.object({
  within: areaCode.meta({ description: 'The area whose officers and gaps are planned' }),
  areas: z.array(areaCode).max(MOST_AREAS).default([]).meta({
    description: 'Areas of the same regency that are planned together with it; none lies in another',
  }),
  period: period.meta({
    description:
      'Of the figures, or the latest before it; who serves is as of today, or of its end if that is later',
  }),
  level: level.meta({ description: 'Level of the areas that somebody is to serve' }),
  roles: z.array(pillarRoleCode).min(1).max(6),
  limits: planLimits,
  seconds: z.number().gt(0).max(MOST_PLAN_SECONDS).default(30).meta({
    description: 'How long the solver may take; then the best that it found is the answer, with its gap',
  }),
});
export type PlanBody = z.output<typeof planBody>;

const point = z.tuple([z.number(), z.number()]).nullable();
const place = areaRef.extend({
  /** longitude and latitude inside the area; null: it has no shape */
  at: point,
  parentName: z.string().nullable(),
});
export type PlanPlace = z.infer<typeof place>;

/** null: the person is not in the register any more. */
const planPerson = z
  .object({
    id: z.int(),
    /** null: not in the register any more, or the asker does not read the register there */
    name: z.string().nullable(),
  })
  .meta({ id: 'PlanPerson' });

/**
 * Why somebody is to move. nobody: nobody serves there. short: too few serve there. follows: somebody leaves from there.
 * limit: where one serves now is beyond the limits of the plan.
 */
const moveReason = z.enum(['nobody', 'short', 'follows', 'limit']).meta({ id: 'MoveReason' });
export type MoveReason = z.infer<typeof moveReason>;

/**
 * proposed: nothing has happened yet, or it was undone. submitted: handed in to those who decide. accepted: the register says so.
 * refused: those who decide have said no.
 */
const moveState = z.enum(['proposed', 'submitted', 'accepted', 'refused']).meta({ id: 'MoveState' });
export type MoveState = z.infer<typeof moveState>;

const planMove = z
  .object({
    /** counts from 1 in its plan */
    no: z.int(),
    person: planPerson,
    role: pillarRoleCode,
    /** surat-tugas: the office decides. usulan: somebody else does. As it was when it was decided of */
    letter: z.enum(['surat-tugas', 'usulan']),
    /** who decides of a proposal; null: the office, or the one whom the words name */
    decidedBy: z.string().nullable(),
    home: areaRef.nullable(),
    /** null: served nowhere */
    from: place.nullable(),
    to: place,
    /** from home (else from where one served), as the crow flies; null: an area without shape */
    kmBefore: z.number().nullable(),
    kmAfter: z.number().nullable(),
    reason: moveReason,
    /** people in need without cover if the moves up to this one are made, in their order */
    withoutCoverBefore: z.number(),
    withoutCoverAfter: z.number(),
    state: moveState,
    /** the change of the register that it was accepted with; null: not accepted */
    importId: z.int().nullable(),
    /** the register says otherwise by now: the person serves elsewhere, or no more */
    outdated: z.boolean(),
    submittedOn: z.iso.date().nullable(),
    refused: z.object({ on: z.iso.date(), note: z.string().nullable() }).nullable(),
    /** what it was approved with, and from when on it holds; null: not approved, or by the office itself */
    decree: z.object({ number: z.string(), from: z.iso.date() }).nullable(),
    /** others who serve the new area, when it was planned and now; null: not more by now, or it is decided */
    filled: z.object({ before: z.int(), now: z.int() }).nullable(),
  })
  .meta({ id: 'PlanMove', description: 'One officer who is to serve another area, and what comes of it' });
export type PlanMove = z.infer<typeof planMove>;

/**
 * Why somebody is not moved. own-desa: belongs to the desa/kelurahan. pinned. wider, finer: serves an area that is not of
 * the level. outside: also serves areas that are not planned. no-place: no area is within the limits.
 * away: not available now. no-gain: no move of theirs would leave fewer people without cover.
 */
const stayReason = z
  .enum(['own-desa', 'pinned', 'wider', 'finer', 'outside', 'twice', 'away', 'no-place', 'no-gain'])
  .meta({ id: 'StayReason' });
export type StayReason = z.infer<typeof stayReason>;

const roleOutcome = z
  .object({
    role: pillarRoleCode,
    norm,
    /** officers with a say in the plan, and those of them who are moved */
    officers: z.int(),
    moves: z.int(),
    /** people in need without cover */
    withoutCoverBefore: z.number(),
    withoutCoverAfter: z.number(),
    /** nobody can leave fewer without cover than this, whatever the moves */
    withoutCoverBound: z.number(),
    areas: z.int(),
    coveredBefore: z.int(),
    coveredAfter: z.int(),
    /** kilometres from home to where one serves, of all who are moved, after less before */
    addedKm: z.number(),
    notMoved: z.array(z.object({ why: stayReason, n: z.int() })),
  })
  .meta({ id: 'RoleOutcome', description: 'What a plan does for one role' });
export type RoleOutcome = z.infer<typeof roleOutcome>;

/** optimal: proven that nothing better exists. gap: the best that was found in time. contradiction: nothing fits the limits. */
const planState = z.enum(['optimal', 'gap', 'contradiction']).meta({ id: 'PlanState' });

const contradiction = z
  .object({
    role: pillarRoleCode,
    /** these together cannot be kept; without any one of them they can */
    limits: z.array(planLimit),
    /** areas or persons for which they cannot, at most five */
    areas: z.array(z.string()),
    persons: z.array(planPerson),
  })
  .meta({ id: 'PlanContradiction', description: 'Limits that cannot be kept together' });
export type PlanContradiction = z.infer<typeof contradiction>;

const planHead = z.object({
  /** null: a contradiction, which is not kept */
  id: z.int().nullable(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  within: areaRef,
  level,
  period,
  roles: z.array(pillarRoleCode),
  limits: planLimits,
  state: planState,
  /** what of the people without cover may still be avoidable, 0 to 1, of the worst role; 0 when proven; null: contradiction */
  gap: z.number().nullable(),
  /** planned together with `within` */
  areas: z.array(areaRef),
  /** role by role: somebody may be without cover of several */
  outcomes: z.array(roleOutcome),
  moves: z.int(),
  accepted: z.int(),
  submitted: z.int(),
  refused: z.int(),
});
export const planEntry = planHead.meta({ id: 'PlanEntry', description: 'A plan in the list' });
export type PlanHead = z.infer<typeof planEntry>;

export const plan = planHead
  .extend({
    /** seconds that the solver took */
    took: z.number(),
    moves: z.array(planMove),
    /** at most 500; `outcomes` counts them all */
    notMoved: z.array(z.object({ person: planPerson, role: pillarRoleCode, why: stayReason })),
    contradictions: z.array(contradiction),
    /** areas whose number of people in need is not known or hidden: they weigh nothing */
    unknownNeed: z.int(),
    simulated: z.boolean(),
    /** who serves is as of this day; null: of the last day of the period */
    registerOn: z.iso.date().nullable(),
    /** period of the people in need; null: not known */
    needPeriod: period.nullable(),
  })
  .meta({ id: 'Plan', description: 'Who should serve elsewhere, why, and what comes of it' });
export type Plan = z.infer<typeof plan>;

export const moveParams = z.object({ plan: planId, move: wholeNumber(1, 100_000) });
/** What is decided of a move; back to an earlier state takes back what came after it. */
export const moveBody = z.object({
  state: moveState,
  /** of what others decide of, where it is accepted: their decree, and from when on it holds */
  decree: line(120).optional(),
  from: z.iso.date().optional(),
  /** why it was refused */
  note: line(300).optional(),
});

export const letterQuery = z.object({
  /** absent: of all accepted moves, or of all proposals */
  move: wholeNumber(1, 100_000).optional().meta({ description: 'Number of one move' }),
  of: z.enum(['accepted', 'proposals']).default('accepted').meta({
    description:
      'Where no move is named: those that the office accepted, or all that wait for others to decide',
  }),
  lang: z.enum(['id', 'en']).default('id'),
});

export const recruit = z
  .object({
    role: pillarRoleCode,
    norm,
    within: areaRef,
    /** people in need without cover today, and areas with too few officers */
    withoutCover: z.number(),
    shortAreas: z.int(),
    /** the next new officer in each place, best first; `withoutCover`: after this one */
    steps: z.array(
      z.object({
        n: z.int(),
        area: areaRef,
        parentName: z.string().nullable(),
        gain: z.number(),
        withoutCover: z.number(),
        /** the area has as many as the norm asks for with this one */
        meets: z.boolean(),
      }),
    ),
    /** how many new officers meet the norm everywhere */
    meetsAll: z.int(),
    /** of how many on nobody with a known figure is without cover */
    coversAll: z.int(),
    /** must come from the desa/kelurahan itself */
    fromDesa: z.boolean(),
    /** who serves is as of this day, and people in need as of this period */
    registerOn: z.iso.date(),
    needPeriod: period.nullable(),
    unknownNeed: z.int(),
    simulated: z.boolean(),
  })
  .meta({ id: 'Recruit', description: 'How many people are covered with each new officer, and where' });
export type Recruit = z.infer<typeof recruit>;

/** Who decides where the officers of a role serve. */
export const moveRule = z
  .object({
    role: pillarRoleCode,
    moves: z.enum(PILLAR_MOVES).meta({ id: 'PillarMoves' }),
    /** to whom a proposal goes; null: as the words say */
    decidedBy: z.string().trim().min(1).max(120).nullable(),
  })
  .meta({ id: 'MoveRule', description: 'Who may move the officers of a role' });
export type MoveRule = z.infer<typeof moveRule>;
export const moveRules = z.object({ rules: z.array(moveRule) });
