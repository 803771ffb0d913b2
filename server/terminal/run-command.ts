import type { ImportReport } from '../../data/contract/import.ts';
import type { Words } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { forOperator, type Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import { makeBackupAt, makeBackupByHand } from '../db/backup.ts';
import { Fault } from '../fault.ts';
import { measureAll } from '../hazards/answer.ts';
import type { SourceFile } from '../imports/kind.ts';
import { findImport, listImports } from '../imports/query.ts';
import { undoImport } from '../imports/run.ts';
import { speakAsOffice } from '../naming/answer.ts';
import { setAttentionGroups } from '../vocabulary/answer.ts';
import { listVocabularies, readVocabulary } from '../vocabulary/query.ts';
import { examineDatabase, writeFindings } from './examine.ts';
import type { Command } from './parse.ts';
import { writeList, writeProblems, writeReport } from './report.ts';
import { runAudit } from './run-audit.ts';
import { runDemo } from './run-demo.ts';
import { importAsAsked } from './run-import.ts';
import { runRelease } from './run-release.ts';
import { runUser } from './run-user.ts';
import { EXIT } from './say.ts';

/** Where a command speaks to: a terminal, or the far end of the command socket. */
export interface Terminal {
  readonly words: Words;
  /** who sits there, for the audit */
  readonly who: string;
  /** aborted by Ctrl-C, or when the far end is gone */
  readonly signal: AbortSignal;
  out(text: string): void;
  progress(stage: string, share: number): void;
}

/** Commands that need an open database; these may be sent to the server that has it. */
export type DatabaseCommand = Exclude<
  Command,
  { do: 'help' | 'version' | 'doctor' | 'build' } | { do: 'restore' } | { do: 'folder' } | { do: 'key' }
>;

/** Does a command on an open, migrated database; returns the exit code. Throws Fault or Trouble. */
export async function runCommand(
  ctx: Context,
  command: DatabaseCommand,
  file: SourceFile | null,
  given: Terminal,
): Promise<number> {
  const scope = forOperator(given.who);
  const words = await speakAsOffice(ctx.db.as(scope), given.words);
  const terminal: Terminal = { ...given, words };
  switch (command.do) {
    case 'import':
      return runAndReport(ctx, scope, command, file, terminal);
    case 'undo': {
      const { progress, signal } = terminal;
      const report = await undoImport(ctx, scope, command.id, { progress, signal });
      terminal.out(command.json ? asJson(report) : writeReport(report, words));
      return EXIT.ok;
    }
    case 'release':
      return runRelease(ctx, scope, command, terminal);
    case 'demo':
      return runDemo(ctx, scope, command, terminal);
    case 'list': {
      const entries = await listImports(ctx, scope);
      terminal.out(command.json ? asJson(entries) : writeList(entries, words));
      return EXIT.ok;
    }
    case 'show': {
      const found = await findImport(ctx, scope, command.id);
      if (!found?.report) throw new Fault('unknown-import', { id: command.id });
      const report = { ...found.report, state: found.state };
      terminal.out(command.json ? asJson(report) : writeReport(report, words));
      return EXIT.ok;
    }
    case 'word lists':
      for (const v of await listVocabularies(ctx, scope)) {
        terminal.out(terminalWords(words).terminal.wordList(v.id, v.version, v.entries, v.editable));
      }
      return EXIT.ok;
    case 'show words': {
      const found = await readVocabulary(ctx, scope, command.id);
      terminal.out(found ? asJson(found.entries) : terminalWords(words).terminal.noWordList(command.id));
      return found ? EXIT.ok : EXIT.refused;
    }
    case 'set words': {
      const findings = await setAttentionGroups(ctx, scope, file?.bytes ?? new Uint8Array());
      terminal.out(writeProblems(findings.problems, findings.counts, words).join('\n').trimStart());
      if (findings.errors > 0) return EXIT.refused;
      terminal.out(terminalWords(words).terminal.wordListSet(command.id));
      return EXIT.ok;
    }
    case 'backup':
      return backUp(ctx, command.file, terminal);
    case 'user':
      return runUser(ctx, scope, command, terminal);
    case 'audit':
      return runAudit(ctx, scope, command.noted, terminal);
    case 'examine': {
      const findings = await examineDatabase(ctx, words);
      terminal.out(writeFindings(findings, words));
      return findings.some((f) => f.mark === 'fault') ? EXIT.database : EXIT.ok;
    }
    case 'measure': {
      const { progress, signal } = terminal;
      const measured = await measureAll(ctx, scope, { progress, signal });
      terminal.out(terminalWords(words).terminal.measured(measured));
      return EXIT.ok;
    }
    case 'migrate':
      // Opening a database brings its schema up to date: by now there is nothing left to do.
      terminal.out(terminalWords(words).terminal.upToDate);
      return EXIT.ok;
  }
}

async function backUp(ctx: Context, file: string | undefined, { out, words }: Terminal): Promise<number> {
  const say = words.running.backup;
  const made = file === undefined ? await makeBackupByHand(ctx) : await makeBackupAt(ctx, file);
  out(say.made(made.path, made.rows, (made.bytes / 1e6).toFixed(1)));
  out(say.sum(made.sum));
  out(say.apart);
  return EXIT.ok;
}

async function runAndReport(
  ctx: Context,
  scope: Scope,
  command: Extract<Command, { do: 'import' }>,
  file: SourceFile | null,
  terminal: Terminal,
): Promise<number> {
  const { progress, signal } = terminal;
  try {
    const report = await importAsAsked(ctx, scope, command, { file, progress, signal });
    tellReport(report, command, terminal);
    return report.state === 'refused' ? EXIT.refused : EXIT.ok;
  } catch (reason) {
    if (!signal.aborted) throw reason;
    terminal.out(terminalWords(terminal.words).terminal.cancelled);
    return EXIT.refused;
  }
}

/** A report as the command asked for it. */
export function tellReport(report: ImportReport, command: DatabaseCommand, { out, words }: Terminal): void {
  const { json, dryRun } = command.do === 'import' ? command.flags : { json: false, dryRun: false };
  out(json ? asJson(report) : writeReport(report, words, dryRun));
}

function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
