import type { ColumnType, Generated } from 'kysely';
import type {
  ContactKind,
  PillarLevel,
  PillarRoleCode,
  PillarSubject,
} from '../../../data/catalogue/psks.ts';
import type { TrainingKind } from '../../../data/contract/training.ts';
import type { Availability } from '../../../data/contract/volunteer.ts';

type Day = ColumnType<string | null, string | null | undefined, string | null>;
type SureDay = ColumnType<string, string, string>;
type Instant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A pillar (person, body or family) as such; what is known of it stands in versions. */
export interface VolunteerTable {
  id: Generated<number>;
  /** that first named it */
  import_id: number;
  /** name and phone were taken out of every version at its request */
  erased_at: Instant;
}

/** All that one import says of a pillar. The version of the latest applied import is `current`. */
export interface VolunteerVersionTable {
  id: Generated<number>;
  volunteer_id: number;
  import_id: number;
  current: Generated<boolean>;
  subject: PillarSubject;
  name: string;
  /** the name as names are compared */
  name_key: string;
  home_area_id: number | null;
  /** sealed (key file); never in an answer but by the route that records the view */
  phone: string | null;
  availability: Generated<Availability>;
  level: PillarLevel | null;
  /** the pillar that it is, as somebody found: counts no more itself */
  merged_into: number | null;
}

export interface VolunteerRoleTable {
  id: Generated<number>;
  version_id: number;
  /** 1, 2 ...: the same role of the same person over its versions */
  no: number;
  role: PillarRoleCode;
  /** null: since unknown */
  from_day: Day;
  /** last day; null: still serving */
  until_day: Day;
  decree: string | null;
  decree_on: Day;
}

export interface ServiceAreaTable {
  role_id: number;
  area_id: number;
  /** stated share of the service, 0 to 1; null: not stated */
  share: ColumnType<string | null, number | null, number | null>;
}

export interface CertificateTable {
  id: Generated<number>;
  version_id: number;
  no: number;
  kind: string;
  /** the role it is for; null: any */
  role: PillarRoleCode | null;
  issuer: string | null;
  number: string | null;
  issued_on: Day;
  /** last day; null: for good */
  valid_until: Day;
}

export interface VolunteerApartTable {
  one: number;
  other: number;
  said_by: string;
  said_at: ColumnType<Date, Date | string, never>;
}

export interface TrainingTable {
  id: Generated<number>;
  import_id: number;
}

export interface TrainingVersionTable {
  id: Generated<number>;
  training_id: number;
  import_id: number;
  current: Generated<boolean>;
  kind: TrainingKind;
  name: string;
  theme: string | null;
  place: string | null;
  organiser: string | null;
  area_id: number | null;
  from_day: SureDay;
  until_day: SureDay;
  cancelled: Generated<boolean>;
}

export interface TrainingParticipantTable {
  version_id: number;
  volunteer_id: number;
  role: PillarRoleCode | null;
}

export interface ContactListTable {
  id: Generated<number>;
  area_id: number;
  import_id: number;
  current: Generated<boolean>;
}

export interface AreaContactTable {
  list_id: number;
  no: number;
  kind: ContactKind;
  name: string;
  /** sealed, as of pillars */
  phone: string | null;
  until_day: Day;
}

export interface RegisterTables {
  volunteer: VolunteerTable;
  volunteer_version: VolunteerVersionTable;
  volunteer_role: VolunteerRoleTable;
  service_area: ServiceAreaTable;
  certificate: CertificateTable;
  volunteer_apart: VolunteerApartTable;
  training: TrainingTable;
  training_version: TrainingVersionTable;
  training_participant: TrainingParticipantTable;
  contact_list: ContactListTable;
  area_contact: AreaContactTable;
}
