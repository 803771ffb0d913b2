import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BaseMapFile } from '../../data/contract/base-map.ts';
import type { Context } from '../context.ts';
import { type Archive, openArchive } from './archive.ts';

const FOLDER = 'peta-dasar';
const ENDING = /\.pmtiles$/i;
/** Archives that were opened, by path; asked for again once another file lies there. */
const opened = new Map<string, { readonly mark: string; readonly archive: ReturnType<typeof openArchive> }>();

/** Where files of base maps lie. The demo lies in the office's own folder, and draws the same maps. */
export function folderOf({ config, folder }: Pick<Context, 'config' | 'folder'>): string {
  return join(folder.kind === 'demo' ? dirname(config.dataDir) : config.dataDir, FOLDER);
}

/** Every archive in the folder, by name, each looked through. The folder is made, so that whoever looks for it finds it. */
export async function listArchives(ctx: Context): Promise<BaseMapFile[]> {
  const folder = folderOf(ctx);
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => ENDING.test(name)).sort();
  const files: BaseMapFile[] = [];
  for (const file of names) {
    const found = await archiveAt(ctx, file);
    if (!found) continue;
    const { bytes, archive } = found;
    const name = file.replace(ENDING, '');
    if ('fault' in archive) files.push({ file, bytes, fault: archive.fault, map: null, name });
    else files.push({ file, bytes, fault: null, map: archive.map, name: archive.name || name });
  }
  return files;
}

/** The archive in a file of the folder, as it lies there now; undefined: there is none. */
async function archiveAt(
  ctx: Context,
  file: string,
): Promise<
  { readonly bytes: number; readonly archive: Awaited<ReturnType<typeof openArchive>> } | undefined
> {
  const path = join(folderOf(ctx), file);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  const mark = `${found.size} ${found.mtimeMs}`;
  const known = opened.get(path);
  if (known?.mark === mark) return { bytes: found.size, archive: await known.archive };
  const archive = openArchive(path);
  opened.set(path, { mark, archive });
  archive.catch(() => opened.delete(path));
  return { bytes: found.size, archive: await archive };
}

/** Reads a tile of the archive that a hash names; undefined: another file lies there, or none. */
export async function openNamed(ctx: Context, file: string, hash: string): Promise<Archive | undefined> {
  const found = await archiveAt(ctx, file);
  if (!found || 'fault' in found.archive) return undefined;
  return found.archive.map.hash === hash ? found.archive : undefined;
}
