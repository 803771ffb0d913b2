import { access } from './en/access.ts';
import { accounts } from './en/accounts.ts';
import { administration } from './en/administration.ts';
import { audit } from './en/audit.ts';
import { blank } from './en/blank.ts';
import { bring } from './en/bring.ts';
import { card } from './en/card.ts';
import { cover } from './en/cover.ts';
import { day } from './en/day.ts';
import { disclosure } from './en/disclosure.ts';
import { domain } from './en/domain.ts';
import { download } from './en/download.ts';
import { fates } from './en/fates.ts';
import { fault, field } from './en/fault.ts';
import { first } from './en/first.ts';
import { format } from './en/format.ts';
import { handover } from './en/handover.ts';
import { help } from './en/help.ts';
import { letter, paper } from './en/letter.ts';
import { matching } from './en/matching.ts';
import { norms } from './en/norms.ts';
import { persons } from './en/persons.ts';
import { pillarFile } from './en/pillar-file.ts';
import { pillars } from './en/pillars.ts';
import { plan } from './en/plan.ts';
import { published } from './en/published.ts';
import { reading } from './en/reading.ts';
import { releasing } from './en/releasing.ts';
import { roles } from './en/roles.ts';
import { running } from './en/running.ts';
import { screen } from './en/screen.ts';
import { service } from './en/service.ts';
import { settings } from './en/settings.ts';
import { sketch } from './en/sketch.ts';
import { spm } from './en/spm.ts';
import { spmForm } from './en/spm-form.ts';
import { topology } from './en/topology.ts';
import { trainings } from './en/trainings.ts';
import { user } from './en/user.ts';
import type { Words } from './id.ts';

export const en = {
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
} satisfies Words;
