import { everything, type Principal } from '../server/access/principal.ts';

/**
 * Administrator, operator and planner of everything: who asks in suites that are not about who may ask.
 *
 *     createApp(ctx, { clientDir, principal: OFFICE })
 */
export const OFFICE: Principal = {
  ...everything('uji', '00000000-0000-4000-8000-000000000001'),
  roles: ['administrator', 'operator', 'planner'],
};
