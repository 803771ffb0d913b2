import { Fault } from '../fault.ts';

const later = async (): Promise<never> => {
  throw new Fault('not-found');
};

/** Signing in, accounts and roles. */
export const accessHandlers = {
  session: later,
  signIn: later,
  signOut: later,
  signInTotp: later,
  signInPin: later,
  signInDemo: later,
  changePassword: later,
  changePin: later,
  beginTotp: later,
  confirmTotp: later,
  removeTotp: later,
  sessions: later,
  endSession: later,
  makeFirst: later,
  lookAtInvitation: later,
  useInvitation: later,
  roles: later,
  changeRole: later,
  accounts: later,
  makeAccount: later,
  makeAccounts: later,
  changeAccount: later,
  changeGrants: later,
  renewAccount: later,
  endAccount: later,
  sessionsOf: later,
  endSessionsOf: later,
  widerRights: later,
  widen: later,
  endWider: later,
};
