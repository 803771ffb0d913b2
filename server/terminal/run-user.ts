import type { Account } from '../../data/contract/account.ts';
import { accounts } from '../access/accounts/handlers.ts';
import { makeSetupLink } from '../access/first/setup.ts';
import { addUser, disableUser, resetUser, type WayIn } from '../access/first/terminal.ts';
import type { Scope } from '../access/scope.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { Command } from './parse.ts';
import type { Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

type UserCommand = Extract<Command, { do: 'user' }>;

/** `petasos user add|list|reset|disable|setup-link`. */
export async function runUser(
  ctx: Context,
  scope: Scope,
  command: UserCommand,
  terminal: Terminal,
): Promise<number> {
  const { out, words } = terminal;
  const say = words.user;
  switch (command.what) {
    case 'list': {
      const { accounts: all } = await accounts(ctx, scope);
      if (all.length === 0) out(say.list.none);
      for (const account of all) out(lineOf(account, terminal));
      return EXIT.ok;
    }
    case 'add': {
      const { name, username, role, areas, until } = command;
      const grant = { role, areas, ...(until === undefined ? {} : { until }) };
      const made = await addUser(ctx, scope, { name, username, grant });
      out(say.made(made.username));
      tellWayIn(made, terminal);
      return EXIT.ok;
    }
    case 'reset': {
      const renewed = await resetUser(ctx, scope, command.username);
      if (!renewed) return unknown(command.username, terminal);
      out(say.reset(renewed.username));
      tellWayIn(renewed, terminal);
      return EXIT.ok;
    }
    case 'disable': {
      if (!(await disableUser(ctx, scope, command.username))) return unknown(command.username, terminal);
      out(say.disabled(command.username));
      return EXIT.ok;
    }
    case 'setup-link': {
      const path = await makeSetupLink(ctx);
      out(path === null ? say.setupLinkLess : say.setupLink(`${originOf(ctx.config)}${path}`));
      return path === null ? EXIT.refused : EXIT.ok;
    }
  }
}

/** Where people reach this Petasos, as far as its configuration says. */
function originOf({ publicUrl, host, port }: Config): string {
  if (publicUrl !== undefined) return publicUrl;
  const isLocal = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  return `http://${isLocal ? 'localhost' : host}:${port}`;
}

function tellWayIn({ username, password, invitation }: WayIn, { out, words }: Terminal): void {
  if (password !== undefined) out(words.user.password(password));
  if (invitation !== undefined) out(words.user.invitation(invitation.path, username, invitation.code));
}

function unknown(username: string, { out, words }: Terminal): number {
  out(words.user.unknown(username));
  return EXIT.refused;
}

function lineOf({ username, name, state, grants }: Account, { words }: Terminal): string {
  const say = words.user.list;
  const told = grants.map(({ role, areas }) => {
    const where =
      areas === 'all'
        ? say.everywhere
        : areas.map((a) => (a.holds ? `${a.name} (${a.code})` : say.gone(a.code))).join(', ');
    return `${role}: ${where}`;
  });
  return say.line(username, name, say.state[state], told.join('; '));
}
