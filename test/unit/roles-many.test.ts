import { expect, test } from 'vitest';
import { PILLAR_ROLES } from '../../data/catalogue/psks.ts';
import { roleShort } from '../../data/catalogue/role-short.ts';
import { rolesMany } from '../../data/words/en/roles-many.ts';

test('every role is said of several as English has it', () => {
  expect(PILLAR_ROLES.map(({ code }) => rolesMany(roleShort(code, 'en')))).toMatchInlineSnapshot(`
    [
      "Professional social workers",
      "PSM",
      "Tagana",
      "LKS",
      "Village youth bodies",
      "LK3",
      "Model families",
      "WKSBM",
      "WPKS",
      "Pensosmas",
      "TKSK",
      "Businesses (social responsibility)",
      "PKH companions",
      "Rehabilitation companions",
      "Peace pioneers",
      "Village welfare desk officers",
      "Social volunteers",
    ]
  `);
});
