import type { Kysely } from 'kysely';
import { truth } from './001-truth.ts';
import { office } from './003-office.ts';
import { ownIndicators } from './005-own-indicators.ts';
import { rollupUnchecked } from './006-rollup-unchecked.ts';
import { aliases } from './007-alias.ts';
import { observationUnchecked } from './008-observation-unchecked.ts';
import { referringColumns } from './009-referring-columns.ts';
import { observationByArea } from './010-observation-by-area.ts';
import { accounts } from './011-accounts.ts';
import { auditChain } from './012-audit-chain.ts';
import { sealingKey } from './013-sealing-key.ts';
import { rollupByKey } from './014-rollup-by-key.ts';
import { releases } from './015-releases.ts';
import { register } from './016-register.ts';
import { coverage } from './017-coverage.ts';
import { plans } from './018-plan.ts';
import { hazards } from './019-hazards.ts';
import { facilities } from './020-facilities.ts';
import { incidents } from './021-incidents.ts';
import { normMinutes } from './022-norm-minutes.ts';
import { contactFiles } from './023-contact-files.ts';
import { releaseExact } from './024-release-exact.ts';
import { headcountAll } from './025-headcount-all.ts';
import { noStatisticsOfPieces } from './026-no-statistics-of-pieces.ts';
import { firstHour } from './030-first-hour.ts';
import { settledAreas } from './032-settled-areas.ts';
import { planDecisions } from './033-plan-decisions.ts';

/** One forward step of the schema. Steps run in a transaction each, after a backup, and are never edited once released. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** In order of application; the position is the schema version. */
export const migrations: readonly Migration[] = [
  truth,
  office,
  ownIndicators,
  rollupUnchecked,
  aliases,
  observationUnchecked,
  referringColumns,
  observationByArea,
  accounts,
  auditChain,
  sealingKey,
  rollupByKey,
  releases,
  register,
  coverage,
  plans,
  hazards,
  facilities,
  incidents,
  normMinutes,
  contactFiles,
  releaseExact,
  headcountAll,
  noStatisticsOfPieces,
  firstHour,
  settledAreas,
  planDecisions,
];
