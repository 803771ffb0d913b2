import { readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type FolderKind, folderKind } from '../../data/contract/folder.ts';
import { writeSafely } from '../db/durable.ts';

const FILE = 'choice.json';
const choice = z.object({ open: folderKind });

/** What was chosen at the first run or since; null: nobody has been asked, or the file says nothing that is understood. */
export function readChoice(dataDir: string): FolderKind | null {
  try {
    return choice.parse(JSON.parse(readFileSync(join(dataDir, FILE), 'utf8'))).open;
  } catch {
    return null;
  }
}

/** Keeps the choice over a restart. */
export async function writeChoice(dataDir: string, open: FolderKind | null): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (open === null) rmSync(join(dataDir, FILE), { force: true });
  else writeSafely(join(dataDir, FILE), `${JSON.stringify({ open })}\n`);
}
