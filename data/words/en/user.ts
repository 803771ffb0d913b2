import type { user as source } from '../id/user.ts';

/** Accounts at the terminal: the set-up link and `petasos user`. */
export const user = {
  setupLink: (link) =>
    `There is no account yet. Open this link once to make the first administrator (valid until used or until the server starts again):\n  ${link}`,
  setupLinkLess:
    'There are accounts already, so no set-up link is needed. A new account: npx petasos user add NAME',
  list: {
    none: 'There are no accounts yet.',
    line: (username, name, state, grants) => `${username.padEnd(24)} ${state.padEnd(10)} ${name} · ${grants}`,
    state: { invited: 'invited', active: 'active', locked: 'locked', ended: 'ended' },
    everywhere: 'everywhere',
    gone: (code) => `${code} (there is none any more)`,
  },
  made: (username) => `Account made: ${username}`,
  password: (password) =>
    `First password: ${password}\nGive it to the person directly; it has to be changed at the first sign-in.`,
  invitation: (path, username, code) =>
    `Invitation (24 hours, one use): the address of your Petasos + ${path}\nor user name ${username} with code ${code}`,
  reset: (username) => `${username}: the way in was renewed, all sessions ended.`,
  disabled: (username) => `${username}: the account ended, all sessions closed.`,
  unknown: (username) => `There is no account with the user name ${username}.`,
  usage:
    'Use: npx petasos user list | add NAME --role ROLE [--username NAME] [--area CODE …] [--until DATE] | reset USERNAME | disable USERNAME | setup-link',
  badRole: (word, roles) => `The role ${word} is not known. Choose: ${roles}`,
  argument: { name: "the person's name", username: 'the user name', role: 'the role (--role)' },
  demo: {
    name: {
      administrator: 'Example administrator',
      operator: 'Example operator',
      planner: 'Example planner',
      leader: 'Example leader',
      tagana: 'Example Tagana',
      psm: 'Example PSM',
      tksk: 'Example TKSK',
      pensosmas: 'Example Pensosmas',
      pkh: 'Example PKH companion',
      rtrw: 'Example RW head',
    },
  },
} satisfies typeof source;
