import { access } from './id/access.ts';
import { accounts } from './id/accounts.ts';
import { administration } from './id/administration.ts';
import { audit } from './id/audit.ts';
import { blank } from './id/blank.ts';
import { bring } from './id/bring.ts';
import { card } from './id/card.ts';
import { cover } from './id/cover.ts';
import { day } from './id/day.ts';
import { disclosure } from './id/disclosure.ts';
import { domain } from './id/domain.ts';
import { download } from './id/download.ts';
import { fates } from './id/fates.ts';
import { fault, field } from './id/fault.ts';
import { first } from './id/first.ts';
import { format } from './id/format.ts';
import { handover } from './id/handover.ts';
import { help } from './id/help.ts';
import { letter, paper } from './id/letter.ts';
import { matching } from './id/matching.ts';
import { norms } from './id/norms.ts';
import { persons } from './id/persons.ts';
import { pillarFile } from './id/pillar-file.ts';
import { pillars } from './id/pillars.ts';
import { plan } from './id/plan.ts';
import { published } from './id/published.ts';
import { reading } from './id/reading.ts';
import { releasing } from './id/releasing.ts';
import { roles } from './id/roles.ts';
import { running } from './id/running.ts';
import { screen } from './id/screen.ts';
import { service } from './id/service.ts';
import { settings } from './id/settings.ts';
import { sketch } from './id/sketch.ts';
import { spm } from './id/spm.ts';
import { spmForm } from './id/spm-form.ts';
import { topology } from './id/topology.ts';
import { trainings } from './id/trainings.ts';
import { user } from './id/user.ts';

/** The dictionary, in its source language. Every other language satisfies its type. */
export const id = {
  access,
  accounts,
  administration,
  audit,
  blank,
  bring,
  card,
  cover,
  day,
  disclosure,
  domain,
  download,
  fates,
  fault,
  field,
  first,
  format,
  handover,
  help,
  letter,
  norms,
  paper,
  persons,
  pillarFile,
  pillars,
  matching,
  plan,
  published,
  reading,
  releasing,
  roles,
  running,
  screen,
  service,
  sketch,
  settings,
  spm,
  spmForm,
  topology,
  trainings,
  user,
};

export type Words = typeof id;
