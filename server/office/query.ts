import { sql } from 'kysely';
import { z } from 'zod';
import {
  type Office,
  type OfficeForm,
  type SetupStep,
  type Signatory,
  setupStep,
} from '../../data/contract/office.ts';
import type { Db } from '../db/open.ts';

const SKIPPED = 'skipped-steps';

/** A picture as it is kept: PNG, of the size it is drawn at. */
export interface LogoPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Who runs this Petasos, as it stands. */
export async function readOffice(db: Db): Promise<Office> {
  const row = await db
    .selectFrom('office')
    .select(['name', 'time_zone', 'logo_width', 'logo_height'])
    .select(sql<string | null>`translate(encode(logo_png, 'base64'), e'\n', '')`.as('logo'))
    .executeTakeFirstOrThrow();
  const { name, time_zone: timeZone, logo, logo_width: width, logo_height: height } = row;
  return {
    name,
    timeZone,
    signatories: await readSignatories(db),
    logo:
      logo === null || width === null || height === null
        ? null
        : { src: `data:image/png;base64,${logo}`, width, height },
    skipped: await readSkipped(db),
  };
}

async function readSignatories(db: Db): Promise<Signatory[]> {
  const rows = await db
    .selectFrom('officer')
    .select(['name', 'position', 'nip', 'until_day'])
    .where('purpose', '=', 'penanda tangan')
    .orderBy('place')
    .execute();
  return rows.map(({ until_day: until, ...person }) => ({ ...person, until }));
}

export async function writeOffice(tx: Db, form: OfficeForm, at: Date): Promise<void> {
  await tx.updateTable('office').set({ name: form.name, time_zone: form.timeZone, changed_at: at }).execute();
  await tx.deleteFrom('officer').where('purpose', '=', 'penanda tangan').execute();
  if (form.signatories.length === 0) return;
  await tx
    .insertInto('officer')
    .values(
      form.signatories.map(({ name, position, nip, until }, place) => ({
        place,
        purpose: 'penanda tangan' as const,
        name,
        position,
        nip,
        until_day: until,
      })),
    )
    .execute();
}

/** null takes the logo away. */
export async function writeLogo(tx: Db, logo: LogoPicture | null, at: Date): Promise<void> {
  const png = logo && Buffer.from(logo.png).toString('base64');
  await sql`update office set logo_png = decode(${png}::text, 'base64'), logo_width = ${logo?.width ?? null}::int,
    logo_height = ${logo?.height ?? null}::int, changed_at = ${at}`.execute(tx);
}

async function readSkipped(db: Db): Promise<SetupStep[]> {
  const row = await db
    .selectFrom('office_setting')
    .select('value')
    .where('key', '=', SKIPPED)
    .executeTakeFirst();
  return z.array(setupStep).safeParse(row?.value).data ?? [];
}

export async function writeSkipped(tx: Db, steps: readonly SetupStep[], at: Date): Promise<void> {
  const value = JSON.stringify(steps);
  await tx
    .insertInto('office_setting')
    .values({ key: SKIPPED, value, changed_at: at })
    .onConflict((c) => c.column('key').doUpdateSet({ value, changed_at: at }))
    .execute();
}
