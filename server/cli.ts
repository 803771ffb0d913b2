#!/usr/bin/env node
import { userInfo } from 'node:os';
import { pino } from 'pino';
import { en } from '../data/words/en.ts';
import { id, type Words } from '../data/words/id.ts';
import { terminalWords } from '../data/words/terminal.ts';
import { type Config, readConfig } from './config.ts';
import { openLog } from './log.ts';
import { languageOf } from './terminal/parse.ts';
import { petasos } from './terminal/petasos.ts';
import { EXIT, explain } from './terminal/say.ts';

/** `petasos ...`: the terminal's way in. Exit codes: 0 done, 1 refused, 2 wrong usage, 3 trouble with the database. */
async function main(argv: readonly string[]): Promise<number> {
  const asked = languageOf(argv);
  let words: Words = asked === 'en' ? en : id;
  try {
    const config: Config = readConfig();
    const language = asked ?? config.language;
    words = language === 'en' ? en : id;
    const cancel = new AbortController();
    process.once('SIGINT', () => {
      cancel.abort();
      process.once('SIGINT', () => process.exit(130));
    });
    process.once('SIGTERM', () => cancel.abort());
    const log = openLog(config.logLevel === 'info' ? 'error' : config.logLevel, pino.destination(2));
    return await petasos(argv, { ...config, language }, log, {
      words,
      who: userName(),
      signal: cancel.signal,
      out(text) {
        clearProgress();
        console.log(text);
      },
      progress: (stage, share) => showProgress(words.service.stage[stage] ?? stage, share),
    });
  } catch (reason) {
    clearProgress();
    const known = explain(reason, words);
    console.error(
      known?.text ??
        terminalWords(words).start.bug(reason instanceof Error ? String(reason.stack) : String(reason)),
    );
    return known?.exit ?? EXIT.bug;
  }
}

/** One line that is written over, only where a person watches. */
function showProgress(stage: string, share: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${stage} ${Math.round(share * 100)}%`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?');
  }
}

process.exitCode = await main(process.argv.slice(2));
