import type { ColumnType, Generated } from 'kysely';
import type { Right } from '../../../data/catalogue/rights.ts';
import type { RoleCode } from '../../../data/catalogue/roles.ts';

type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** Somebody who may sign in: of the class of pillars and officers. The sign-in library's "user". */
interface AccountTable {
  id: string;
  name: string;
  /** a made-up address under `.invalid` where somebody has none */
  email: string;
  email_verified: Generated<boolean>;
  image: Generated<string | null>;
  username: string;
  display_username: Generated<string | null>;
  two_factor_enabled: Generated<boolean | null>;
  created_at: ColumnType<Date, Date | undefined, Date>;
  updated_at: ColumnType<Date, Date | undefined, Date>;
  way: 'password' | 'pin';
  phone: string | null;
  /** the password was given by somebody else */
  must_change: Generated<boolean>;
  pin_hash: Generated<string | null>;
  /** wrong ones since the last right one */
  pin_tries: Generated<number>;
  /** fingerprint of the key in the one browser that the PIN works in */
  device_hash: Generated<string | null>;
  locked: Generated<boolean>;
  simulated: Generated<boolean>;
  made_by: string;
  last_seen: MaybeInstant;
  ended_at: MaybeInstant;
  /** who this is in the register of the pillars; null: not said */
  volunteer_id: Generated<number | null>;
}

/** A password, hashed by the library. Its "account". */
interface CredentialTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Instant;
}

interface SessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: Instant;
  created_at: Generated<Date>;
  updated_at: Instant;
  ip_address: string | null;
  user_agent: string | null;
}

interface SecondFactorTable {
  id: string;
  user_id: string;
  /** both sealed by the library, in its own form */
  secret: string;
  backup_codes: string;
  verified: boolean | null;
}

interface VerificationTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: Instant;
}

interface AccountGrantTable {
  id: Generated<number>;
  account_id: string;
  role: RoleCode;
  /** a code, or '*' */
  area: string;
  series: string[] | null;
  /** 'YYYY-MM-DD', the last day */
  until_day: ColumnType<string | null, string | null, string | null>;
}

interface RoleRightTable {
  role: RoleCode;
  right_code: Right;
}

interface InvitationTable {
  account_id: string;
  token_hash: string;
  code_hash: string;
  code_tries: Generated<number>;
  made_at: Instant;
  made_by: string;
  expires_at: Instant;
  used_at: MaybeInstant;
}

interface WiderRightTable {
  id: Generated<number>;
  account_id: string;
  areas: string[];
  reason: string;
  from_at: Instant;
  until_at: Instant;
  given_by: string;
  by_self: boolean;
  ended_at: MaybeInstant;
}

interface SignInTryTable {
  key: string;
  failures: number;
  last_at: Instant;
  until_at: MaybeInstant;
}

interface SetupLinkTable {
  one: Generated<boolean>;
  key_hash: string;
  made_at: Instant;
}

export interface AccountTables {
  account: AccountTable;
  credential: CredentialTable;
  session: SessionTable;
  second_factor: SecondFactorTable;
  verification: VerificationTable;
  account_grant: AccountGrantTable;
  role_right: RoleRightTable;
  invitation: InvitationTable;
  wider_right: WiderRightTable;
  sign_in_try: SignInTryTable;
  setup_link: SetupLinkTable;
}
