import { makeAccounts } from './accounts/bulk.ts';
import {
  accounts,
  changeAccount,
  changeGrants,
  endAccount,
  endSessionsOf,
  makeAccount,
  renewAccount,
  sessionsOf,
} from './accounts/handlers.ts';
import { lookAtInvitation, useInvitation } from './first/invitation.ts';
import { makeFirst } from './first/setup.ts';
import { changeRole, roles } from './roles/handlers.ts';
import { session, signIn, signInDemo, signInPin, signInTotp, signOut } from './sign-in/handlers.ts';
import { changePassword, changePin } from './sign-in/own-secrets.ts';
import { beginTotp, confirmTotp, removeTotp } from './sign-in/second-factor.ts';
import { endSession, sessions } from './sign-in/sessions.ts';
import { endWider, widen, widerRights } from './wider/handlers.ts';

/** Signing in, accounts and roles. */
export const accessHandlers = {
  session,
  signIn,
  signOut,
  signInTotp,
  signInPin,
  signInDemo,
  changePassword,
  changePin,
  beginTotp,
  confirmTotp,
  removeTotp,
  sessions,
  endSession,
  makeFirst,
  lookAtInvitation,
  useInvitation,
  roles,
  changeRole,
  accounts,
  makeAccount,
  makeAccounts,
  changeAccount,
  changeGrants,
  renewAccount,
  endAccount,
  sessionsOf,
  endSessionsOf,
  widerRights,
  widen,
  endWider,
};
