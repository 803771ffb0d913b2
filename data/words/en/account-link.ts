import type { accountLink as source } from '../id/account-link.ts';

export const accountLink: typeof source = {
  title: 'The person in the register of the pillars',
  under: 'While this person is on duty in an incident, the account may enter field figures there.',
  none: 'Not linked yet.',
  find: 'Find a name in the register …',
  link: (name) => `Link with ${name}`,
  drop: 'Unlink',
  nobody: 'No such name in the register.',
};
