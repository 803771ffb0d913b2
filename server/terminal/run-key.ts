import type { Logger } from 'pino';
import { addKey, hasKeyFile, keysFrom, makeKeyFile, requireApart } from '../access/key-file.ts';
import { countSealed, giveUpSealed, marksOf, sealAnew, settleKeys } from '../access/key-mark.ts';
import { system } from '../access/scope.ts';
import { insertEvent } from '../audit/query.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { isNewFolder } from '../db/embedded.ts';
import { Fault } from '../fault.ts';
import { start } from '../start.ts';
import type { Command } from './parse.ts';
import type { Terminal } from './run-command.ts';
import { EXIT } from './say.ts';

type KeyCommand = Extract<Command, { do: 'key' }>;

/**
 * `petasos key`: which keys there are; `new` makes the file, and with `--lost` gives up what a lost one sealed; `rotate`
 * seals with a new key. What touches the database wants no server beside it: a server keeps its keys in memory.
 */
export async function runKey(
  config: Config,
  log: Logger,
  command: KeyCommand,
  terminal: Terminal,
): Promise<number> {
  switch (command.what) {
    case 'show':
      return show(config, terminal);
    case 'new':
      return makeNew(config, log, command.lost, terminal);
    case 'rotate':
      return onDatabase(config, log, terminal, (ctx) => rotate(ctx, terminal));
  }
}

function show(config: Config, { out, words }: Terminal): number {
  const say = words.running.key;
  requireApart(config);
  if (!hasKeyFile(config)) {
    out(say.none(config.keyFile));
    return EXIT.ok;
  }
  out(say.shown(config.keyFile));
  for (const [at, key] of keysFrom(config).known().entries()) {
    out(say.entry(key.version, key.fingerprint, at === 0));
  }
  return EXIT.ok;
}

async function makeNew(config: Config, log: Logger, isLost: boolean, terminal: Terminal): Promise<number> {
  const { out, words } = terminal;
  if (hasKeyFile(config) && !isLost) {
    out(words.running.key.there(config.keyFile));
    return EXIT.refused;
  }
  if (config.databaseUrl === undefined && isNewFolder(config.dataDir)) {
    makeKeyFile(config);
    return tellMade(config, terminal);
  }
  return onDatabase(config, log, terminal, (ctx) => makeFor(ctx, isLost, terminal));
}

/** A database that needs an earlier key gets a new one only where that is said to be lost. */
async function makeFor(ctx: Context, isLost: boolean, terminal: Terminal): Promise<number> {
  const { config } = ctx;
  const { out, words } = terminal;
  const say = words.running.key;
  const marks = await marksOf(ctx);
  if (marks.length === 0) {
    makeKeyFile(config);
    return tellMade(config, terminal);
  }
  const { secondFactors, pins, phones } = await countSealed(ctx);
  if (!isLost) {
    for (const { version, fingerprint, since } of marks) {
      out(say.needed(version, fingerprint, since.toISOString().slice(0, 10)));
    }
    out(say.loss(secondFactors, pins, phones));
    return EXIT.refused;
  }
  if (hasKeyFile(config) && fits(ctx.config, marks)) {
    out(say.notLost);
    return EXIT.refused;
  }
  const version = Math.max(...marks.map((mark) => mark.version)) + 1;
  if (hasKeyFile(config)) addKey(config, version);
  else makeKeyFile(config, version);
  await giveUpSealed(ctx, keysFrom(config));
  await note(ctx, 'key.lost', terminal);
  tellMade(config, terminal);
  out(say.givenUp(secondFactors, pins, phones));
  return EXIT.ok;
}

async function rotate(ctx: Context, terminal: Terminal): Promise<number> {
  const { out, words } = terminal;
  const say = words.running.key;
  await settleKeys(ctx);
  addKey(ctx.config);
  const keys = keysFrom(ctx.config);
  const resealed = await sealAnew(ctx, keys);
  await note(ctx, 'key.rotated', terminal);
  const [present] = keys.known();
  out(say.rotated(present?.version ?? 0, present?.fingerprint ?? '', resealed));
  if (ctx.db.kind === 'server') out(say.restart);
  return EXIT.ok;
}

function fits(config: Config, marks: Parameters<typeof keysFrom>[1]): boolean {
  try {
    keysFrom(config, marks).known();
    return true;
  } catch {
    return false;
  }
}

function tellMade(config: Config, { out, words }: Terminal): number {
  const [present] = keysFrom(config).known();
  out(words.running.key.made(config.keyFile, present?.version ?? 0, present?.fingerprint ?? ''));
  return EXIT.ok;
}

async function note(ctx: Context, action: string, { who }: Terminal): Promise<void> {
  const [present] = keysFrom(ctx.config).known();
  await ctx.db.write(system('keys'), (tx) =>
    insertEvent(tx, system('keys'), {
      at: ctx.clock.now(),
      action,
      subject: String(present?.version ?? ''),
      detail: { terminal: who, fingerprint: present?.fingerprint ?? '' },
    }),
  );
}

async function onDatabase(
  config: Config,
  log: Logger,
  terminal: Terminal,
  work: (ctx: Context) => Promise<number>,
): Promise<number> {
  try {
    const started = await start(config, log, { serve: false });
    try {
      return await work(started.ctx);
    } finally {
      await started.close();
    }
  } catch (reason) {
    if (reason instanceof Fault && reason.code === 'database-in-use') {
      terminal.out(terminal.words.running.key.stopFirst);
    }
    throw reason;
  }
}
