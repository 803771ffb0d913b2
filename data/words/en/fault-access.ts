import type { accessFaults as source } from '../id/fault-access.ts';

type Detail = Readonly<Record<string, string | number>>;

const REASONS: Readonly<
  Record<'account-refused' | 'role-refused' | 'wider-refused', Readonly<Record<string, string>>>
> = {
  'account-refused': {
    'username-taken': 'This user name is taken. Choose another.',
    'email-taken': 'Another account has this e-mail.',
    'no-area': 'Each role needs an area. Choose at least one.',
    'area-gone':
      'An area does not exist (any more), having been merged perhaps. Choose the one in its place.',
    'outside-scope': 'An area is outside the area you serve.',
    'not-yours': 'This role is given by the administrator only.',
    mixed: 'Roles with a PIN and roles with a password do not go into one account.',
    'last-administrator': 'This is the last active administrator. Make another one first.',
    'until-past': 'The last day is past.',
    'unknown-series': 'An indicator is not known.',
    'public-role': 'The public role is not given to accounts.',
    everywhere: 'The administrator is one of the whole office.',
    demo: 'Accounts of the demo cannot be changed.',
    ended: 'This account has ended. Renew it first.',
    'password-same': 'The new password is the old one.',
    'totp-required': 'Administrators need the second factor.',
    'pin-same': 'The new PIN is the old one.',
    'pin-weak': 'This PIN is too easy to guess. Choose six other digits.',
    'own-renewal':
      'Your own account cannot be renewed. Change the password under My account; if the phone with the authenticator is lost, ask another administrator, or run on the server: npx petasos user reset USERNAME',
    'wrong-way': 'This does not fit the way the account signs in.',
    'no-totp': 'Make the second factor first.',
  },
  'role-refused': {
    locked: 'This right cannot be taken from that role.',
    'not-for-role': 'This right cannot be given to that role.',
  },
  'wider-refused': {
    'not-tagana': 'Wider rights are for Tagana only.',
    'too-long': 'For oneself 24 hours at most.',
    'outside-scope': 'An area is outside the area served.',
    'area-gone': 'An area does not exist (any more).',
    'not-allowed': 'You may not open this right.',
  },
};

export const accessFaults = {
  'signed-out': { title: 'Not signed in', detail: (_d: Detail): string => 'Sign in first to see this.' },
  'sign-in-failed': {
    title: 'No match',
    detail: (d: Detail): string =>
      d.reason === 'present'
        ? 'This is not the present password (or PIN). Check it and try again.'
        : 'User name and password (or PIN) do not match. Check them and try again.',
  },
  'totp-wrong': {
    title: 'The code does not match',
    detail: (d: Detail): string =>
      d.reason === 'anew'
        ? 'This code was used before, was wrong too often, or came too late. Choose Back, sign in with the password again, and type the next code.'
        : 'The six digits from the authenticator app do not match, or are too old. Enter those it shows now.',
  },
  'account-locked': {
    title: 'The account is locked',
    detail: (_d: Detail): string =>
      'Too many tries. Ask the operator of your area, or the administrator, to renew this account.',
  },
  'too-many-tries': {
    title: 'Too many tries',
    detail: (d: Detail): string => `Wait ${d.seconds ? `${d.seconds} seconds` : 'a moment'}, then try again.`,
  },
  'must-first': {
    title: 'Something has to be done first',
    detail: (d: Detail): string =>
      d.must === 'totp'
        ? 'Switch on the second factor (authenticator) of this account first.'
        : 'Change your first password first.',
  },
  'other-name': {
    title: 'Not served under this address',
    detail: (_d: Detail): string =>
      'Petasos answers only under the address set by the administrator. Open the address of the office; the administrator sets it with PUBLIC_URL.',
  },
  'outside-scope': {
    title: 'Outside your area',
    detail: (d: Detail): string =>
      d.reason === 'no-figures'
        ? 'Your role reads no figures of people in need, so it cannot make a plan of them. Ask a planner or an operator to make it.'
        : d.reason === 'no-register'
          ? 'The register of this area is kept by an operator or administrator. Ask them to put the move on record.'
          : 'Figures of this area are outside the area you serve.',
  },
  'not-released': {
    title: 'Not published yet',
    detail: (d: Detail): string =>
      d.reason === 'rate'
        ? 'Values as their source gives them (percent, ratio) are not published: nobody knows how many people they stand on.'
        : 'No release holds these figures yet. Ask the administrator to make one.',
  },
  'import-outside': {
    title: 'The file holds areas outside the one you serve',
    detail: (d: Detail): string =>
      `Nothing was stored: ${d.n ?? ''} areas in this file are outside the area you serve. Take their rows out, or ask the operator of the regency to bring it in.`,
  },
  'setup-unusable': {
    title: 'The set-up link is not valid',
    detail: (_d: Detail): string =>
      'This link was used or replaced. Make a new one in the terminal: npx petasos user setup-link',
  },
  'invitation-unusable': {
    title: 'The invitation is not valid',
    detail: (_d: Detail): string =>
      'This invitation was used, is older than 24 hours, or was replaced. Ask the operator for a new one.',
  },
  'unknown-account': {
    title: 'Account not found',
    detail: (_d: Detail): string => 'There is no such account, or it is not one that you look after.',
  },
  'account-refused': {
    title: 'The account cannot be kept yet',
    detail: (d: Detail): string =>
      REASONS['account-refused'][String(d.reason)] ?? 'Check what was filled in and try again.',
  },
  'role-refused': {
    title: 'The role cannot be changed so',
    detail: (d: Detail): string =>
      REASONS['role-refused'][String(d.reason)] ?? 'Check the choice and try again.',
  },
  'wider-refused': {
    title: 'The wider right cannot be opened',
    detail: (d: Detail): string =>
      REASONS['wider-refused'][String(d.reason)] ?? 'Check what was filled in and try again.',
  },
} satisfies typeof source;
