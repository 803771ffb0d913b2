import { existsSync, globSync, mkdtempSync, rmdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { terminalWords } from '../../data/words/terminal.ts';
import { hasKeyFile, isOpenToOthers, keysFrom } from '../access/key-file.ts';
import { isClientFresh } from '../client-files.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../context.ts';
import { isNewFolder } from '../db/embedded.ts';
import { isHeld, readOwner } from '../db/lock.ts';
import { openDatabase } from '../db/open.ts';
import { isPortFree } from '../free-port.ts';
import {
  type DoctorFinding,
  examineDatabase,
  fault,
  ok,
  versionServing,
  warning,
  writeFindings,
} from './examine.ts';
import type { Terminal } from './run-command.ts';
import { describeRecovery, EXIT, explain } from './say.ts';
import { callServer, sendCommand } from './socket-client.ts';

const LEAST_NODE = 24;
const LEAST_FREE_BYTES = 1e9;

/** `petasos doctor`: what is wrong with this set-up, line by line, with what to do. Exit code 3 where something is broken. */
export async function runDoctor(config: Config, terminal: Terminal): Promise<number> {
  const { words } = terminal;
  const say = terminalWords(words).doctor;
  const found: DoctorFinding[] = [node(words), await folder(config, words), key(config, words)];
  const tell = (findings: readonly DoctorFinding[]) => {
    if (findings.length > 0) terminal.out(writeFindings(findings, words));
  };
  const held = config.databaseUrl === undefined && isHeld(config.dataDir);
  if (config.databaseUrl === undefined) found.push(lock(config, held, words));
  tell(found);
  const sound = held ? await askServer(config, terminal) : true;
  const database = held ? [] : await lookInside(config, words);
  tell(database);
  const rest = [await port(config, held, words), client(words), testPackages(words)];
  tell(rest);
  const all = [...found, ...database, ...rest];
  const faults = all.filter((f) => f.mark === 'fault').length + (sound ? 0 : 1);
  const warnings = all.filter((f) => f.mark === 'warning').length;
  terminal.out(faults + warnings === 0 ? say.allWell : say.notWell(faults, warnings));
  return faults > 0 ? EXIT.database : EXIT.ok;
}

type Words = Terminal['words'];

function node(words: Words): DoctorFinding {
  const version = process.versions.node;
  const say = terminalWords(words).doctor;
  return Number(version.split('.')[0]) >= LEAST_NODE ? ok(say.node(version)) : fault(say.nodeOld(version));
}

async function folder(config: Config, words: Words): Promise<DoctorFinding> {
  const say = terminalWords(words).doctor;
  let there = config.dataDir;
  while (!existsSync(there)) there = dirname(there);
  try {
    // Tried, not asked: permissions say nothing of a read-only disk, and root may write where nothing can be made.
    rmdirSync(mkdtempSync(join(there, '.petasos-')));
  } catch (reason) {
    return fault(
      words.service.trouble['folder-unusable']({ folder: config.dataDir, reason: String(reason) }),
    );
  }
  const space = await statfs(there);
  const free = space.bavail * space.bsize;
  if (free < LEAST_FREE_BYTES) return warning(say.folderFull(config.dataDir, Math.floor(free / 1e6)));
  return ok(say.folder(config.dataDir, (free / 1e9).toFixed(1)));
}

/** Where the key lies, and whether it can be read by us alone. What the database needs is looked at with the database. */
function key(config: Config, words: Words): DoctorFinding {
  const say = words.running.doctor;
  try {
    if (!hasKeyFile(config)) return ok(say.keyNone(config.keyFile));
    const [present] = keysFrom(config).known();
    if (isOpenToOthers(config)) return warning(say.keyOpen(config.keyFile));
    return ok(say.key(config.keyFile, present?.version ?? 0, present?.fingerprint ?? ''));
  } catch (reason) {
    return fault(explain(reason, words)?.text ?? String(reason));
  }
}

function lock(config: Config, held: boolean, words: Words): DoctorFinding {
  const say = terminalWords(words).doctor;
  const owner = readOwner(config.dataDir);
  if (held) return ok(say.lockHeld(owner?.who ?? '?', owner?.pid ?? 0, owner?.address ?? ''));
  if (owner) return warning(say.lockLeft(owner.who, owner.since));
  return ok(say.lockFree);
}

/** The server that has the folder looks itself; what it says is printed as it comes. True: it found nothing broken. */
async function askServer(config: Config, terminal: Terminal): Promise<boolean> {
  const path = readOwner(config.dataDir)?.socket;
  const server = path ? await callServer(path) : undefined;
  if (!server) return true;
  return (await sendCommand(server, ['examine'], config.language, null, terminal)) === EXIT.ok;
}

async function lookInside(config: Config, words: Words): Promise<DoctorFinding[]> {
  const say = terminalWords(words).doctor;
  if (config.databaseUrl === undefined && isNewFolder(config.dataDir)) return [warning(say.noDatabase)];
  try {
    const db = await openDatabase(config, pino({ level: 'silent' }));
    try {
      const recovered = db.recovery ? [warning(describeRecovery(db.recovery, words))] : [];
      return [...recovered, ...(await examineDatabase({ config, db, clock: systemClock }, words))];
    } finally {
      await db.close();
    }
  } catch (reason) {
    return [fault(say.noAnswer(explain(reason, words)?.text ?? String(reason)))];
  }
}

async function port(config: Config, held: boolean, words: Words): Promise<DoctorFinding> {
  const say = terminalWords(words).doctor;
  if (held && readOwner(config.dataDir)?.address?.endsWith(`:${config.port}`))
    return ok(say.portOurs(config.port));
  if (await isPortFree(config.host, config.port)) return ok(say.port(config.port));
  const running = await versionServing(config.port);
  return running === undefined
    ? warning(say.portTaken(config.port))
    : ok(say.portPetasos(config.port, running));
}

function client(words: Words): DoctorFinding {
  const say = terminalWords(words).doctor;
  return isClientFresh() ? ok(say.client) : warning(say.clientStale);
}

function testPackages(words: Words): DoctorFinding {
  const say = terminalWords(words).doctor;
  const missing = [
    ...(existsSync('/usr/bin/chromium') ? [] : ['chromium']),
    ...(globSync('/usr/share/postgresql/*/extension/postgis.control').length > 0
      ? []
      : ['postgresql-postgis']),
  ];
  return ok(missing.length === 0 ? say.tests : say.testsMissing(missing.join(', ')));
}
