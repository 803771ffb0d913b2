/**
 * What somebody may do, as a closed list. A route names the right it needs, never a role; which role holds which rights
 * is data (`roles.ts` says how an office begins) and is changed on the administrator's page.
 */
export const RIGHTS = [
  'figures.read',
  'figures.export',
  'forms.read',
  'imports.read',
  'imports.write',
  'indicators.write',
  'naming.write',
  'office.write',
  'accounts.pillars',
  'accounts.manage',
  'roles.manage',
  'disclosure.manage',
  'audit.read',
  'service.read',
  'folder.open',
  'wider.self',
  'wider.give',
  'pillars.read',
  'pillars.manage',
  'coverage.plan',
  'norms.manage',
  'hazards.manage',
  'facilities.manage',
  'incidents.read',
  'incidents.write',
  'incidents.manage',
] as const;
export type Right = (typeof RIGHTS)[number];
