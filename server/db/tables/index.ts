import type { AccountTables } from './account.ts';
import type { AliasTables } from './alias.ts';
import type { AreaTables } from './area.ts';
import type { CoverageTables } from './coverage.ts';
import type { FacilityTables } from './facility.ts';
import type { FigureTables } from './figure.ts';
import type { HazardTables } from './hazard.ts';
import type { ImportTables } from './import.ts';
import type { IncidentTables } from './incident.ts';
import type { OfficeTables } from './office.ts';
import type { OwnTables } from './own.ts';
import type { PlanTables } from './plan.ts';
import type { RegisterTables } from './register.ts';
import type { ReleaseTables } from './release.ts';
import type { ServiceTables } from './service.ts';
import type { TileTables } from './tile.ts';

export type Tables = AccountTables &
  AliasTables &
  AreaTables &
  CoverageTables &
  FacilityTables &
  FigureTables &
  HazardTables &
  ImportTables &
  IncidentTables &
  OfficeTables &
  OwnTables &
  PlanTables &
  RegisterTables &
  ReleaseTables &
  ServiceTables &
  TileTables;
