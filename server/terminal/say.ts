import type { Words } from '../../data/words/id.ts';
import { terminalWords } from '../../data/words/terminal.ts';
import { ConfigFault } from '../config.ts';
import type { Recovery } from '../db/open.ts';
import { Trouble, type TroubleCode } from '../db/trouble.ts';
import { Fault } from '../fault.ts';
import { UsageFault } from './parse.ts';

export const EXIT = { ok: 0, refused: 1, usage: 2, database: 3, bug: 70 } as const;

const REFUSALS = new Set([
  'demo-open',
  'real-data',
  'demo-loaded',
  'undo-blocked',
  'unknown-import',
  'import-refused',
  'unknown-area',
  'account-refused',
  'release-busy',
  'disclosure-refused',
]);

type Sentence = (d: Readonly<Record<string, string | number>>) => string;

/** What to tell somebody about a reason, and with which exit code; undefined for a bug, which is shown as it is. */
export function explain(reason: unknown, words: Words): { text: string; exit: number } | undefined {
  const sentences: Record<TroubleCode | 'bad-config', Sentence> = words.service.trouble;
  if (reason instanceof UsageFault) return { text: reason.message, exit: EXIT.usage };
  if (reason instanceof ConfigFault) {
    return { text: sentences['bad-config']({ faults: reason.message }), exit: EXIT.usage };
  }
  if (reason instanceof Trouble) {
    const text = sentences[reason.code](reason.detail);
    return { text, exit: reason.code.startsWith('file-') ? EXIT.refused : EXIT.database };
  }
  if (reason instanceof Fault) {
    const { title, detail } = words.fault[reason.code];
    const exit = REFUSALS.has(reason.code) ? EXIT.refused : EXIT.database;
    return { text: `${title}. ${detail(reason.detail)}`, exit };
  }
  return undefined;
}

/** What was lost with a damaged database, and what to bring again. */
export function describeRecovery(recovery: Recovery, words: Words): string {
  const say = terminalWords(words).recovered;
  const lines = [say.what(recovery.backup, recovery.backupAt), say.aside(recovery.aside)];
  if (recovery.missing.length === 0) lines.push(say.nothing);
  else lines.push(say.missing);
  for (const lost of recovery.missing) {
    lines.push(
      lost.state === 'undone'
        ? say.undone(lost.id)
        : say.entry(lost.id, lost.kind, lost.fileName ?? '', lost.madeAt),
    );
  }
  return lines.join('\n');
}
