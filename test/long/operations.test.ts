import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { freePort } from '../db/cluster.ts';
import { createDatabase } from '../db/prepare.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = ['docs/operations.md', 'docs/operasi.md'] as const;
/** What wants another machine, rights of root, or the internet. */
const NOT_HERE = /^(sudo|docker|git|npm ci|cp docs|chmod|mkdir)\b/;

const scratch = mkdtempSync(join(tmpdir(), 'petasos-operations-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** The lines of the blocks that are commands. */
function commandsOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap((block) => (block[1] ?? '').trim().split('\n'));
}

interface Ran {
  readonly exit: number | null;
  readonly text: string;
}

/** A line as somebody types it, in a folder of its own. A server is stopped, cleanly, once it says where it answers. */
function run(line: string, cwd: string, env: Record<string, string>): Promise<Ran> {
  const node = `"${process.execPath}"`;
  const typed = line
    .replaceAll('npx petasos', `${node} "${ROOT}/server/cli.ts"`)
    .replaceAll('npm start', `exec ${node} "${ROOT}/server/main.ts"`);
  const child = spawn('/bin/sh', ['-c', typed], {
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, LOG_LEVEL: 'warn', PETASOS_LANG: 'en', ...env },
  });
  let text = '';
  let isTold = false;
  const keep = (part: Buffer) => {
    text += part.toString();
    // Once: the second Ctrl-C forces it.
    if (isTold || !/http:\/\/\S+:\d+\n.*Ctrl-C/s.test(text)) return;
    isTold = true;
    child.kill('SIGINT');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => child.once('close', (exit) => resolve({ exit, text })));
}

describe('the page of operations', () => {
  test('gives the same commands in both languages', () => {
    expect(commandsOf(PAGES[1])).toEqual(commandsOf(PAGES[0]));
    expect(commandsOf(PAGES[0]).length).toBeGreaterThan(40);
  });

  test.skipIf(!inject('cluster') && process.env.CI !== 'true')(
    'gives commands that work, in their order',
    async () => {
      const cwd = mkdtempSync(join(scratch, 'office-'));
      mkdirSync(join(cwd, 'backup'));
      const name = `operations_${randomUUID().replaceAll('-', '')}`;
      await createDatabase(inject('cluster')?.url ?? '', name);
      const env = { PORT: String(await freePort()) };
      const office = join(cwd, '.petasos');
      const ran: string[] = [];
      for (const line of commandsOf(PAGES[0])) {
        if (NOT_HERE.test(line.replace(/^\S+ && /, ''))) continue;
        const here = line
          .replaceAll('/mnt/backup', join(cwd, 'backup'))
          .replace(/postgres:\/\/petasos:PASSWORD@localhost\/petasos/, `${inject('cluster')?.url}/${name}`);
        // What the page says to do before.
        if (line.includes('key new --lost')) rmSync(join(cwd, '.petasos.key'));
        const { exit, text } = await run(here, cwd, env);
        // The key that signed the trail was lost above: from then on its check says so.
        const expected = line.includes('audit verify') ? 1 : 0;
        expect([line, exit, exit === expected ? '' : text]).toEqual([line, expected, '']);
        if (expected === 1) expect(text).toContain('not validly signed');
        ran.push(line);
        if (line.includes('--lost')) expect(text).toMatch(/second factors and \d+ PINs were removed/);
        if (line.includes('backup/petasos'))
          expect(text).toMatch(line.includes('restore') ? /rows of every table/ : /read again/);
        if (line.includes('user list')) expect(text).toContain('operator1');
        if (line.includes('setup-link')) expect(text).toMatch(/siapkan/);
      }
      console.info(
        `run: ${ran.length}\nnot run here:\n${commandsOf(PAGES[0])
          .filter((l) => !ran.includes(l))
          .join('\n')}`,
      );
      expect(ran.length).toBeGreaterThan(20);
      // The key is in nothing that lies in the data folder, and in no backup.
      const [, key = ''] = /^\d+ (\S+)$/m.exec(readFileSync(join(cwd, '.petasos.key'), 'utf8')) ?? [];
      expect(key).toHaveLength(43);
      const backup = gunzipSync(readFileSync(join(cwd, 'before-update.json.gz'))).toString();
      expect(backup).not.toContain(key);
      expect(spawnSync('grep', ['-rqF', key, office]).status).toBe(1);
    },
  );
});

describe('the files to install by', () => {
  const read = (name: string) => readFileSync(join(ROOT, 'docs/deploy', name), 'utf8');

  test('name no setting that Petasos does not know', () => {
    const known = new Set(
      readFileSync(join(ROOT, 'server/config.ts'), 'utf8')
        .match(/^ {2}[A-Z_]+(?=:)/gm)
        ?.map((n) => n.trim()),
    );
    const compose = read('compose.yaml');
    const [, app = ''] = /^ {2}app:\n(.*?)^ {2}db:/ms.exec(compose) ?? [];
    const [, set = ''] = /environment:\n(.*?)^ {4}\w/ms.exec(app) ?? [];
    const inCompose = [...set.matchAll(/^ {6}([A-Z_]+):/gm)].map((m) => m[1]);
    expect(inCompose.length).toBeGreaterThan(5);
    const inUnits = ['petasos.service', 'petasos-backup.service'].flatMap((unit) =>
      [...read(unit).matchAll(/^Environment=([A-Z_]+)=/gm)].map((m) => m[1]),
    );
    const inImage = [...(/^ENV (.*)$/m.exec(read('Containerfile'))?.[1] ?? '').matchAll(/([A-Z_]+)=/g)].map(
      (m) => m[1],
    );
    for (const setting of [...inCompose, ...inUnits, ...inImage])
      if (setting !== 'NODE_ENV') expect([...known]).toContain(setting);
    // What compose asks for is in the example, and the other way round.
    const example = read('petasos.env.example');
    for (const [, setting] of compose.matchAll(/\$\{([A-Z_]+)/g)) expect(example).toContain(`${setting}=`);
    for (const [, setting] of read('Caddyfile').matchAll(/\{\$([A-Z_]+)/g))
      expect(compose).toContain(`${setting}:`);
  });

  test('keep the key out of the data, as Petasos itself demands', () => {
    for (const text of [read('petasos.service'), read('Containerfile')]) {
      const dataDir = /DATA_DIR=(\S+)/.exec(text)?.[1] ?? '';
      const keyFile = /PETASOS_KEY_FILE=(\S+)/.exec(text)?.[1] ?? '';
      expect(keyFile.startsWith(`${dataDir}/`)).toBe(false);
      expect(readConfig({ DATA_DIR: dataDir, PETASOS_KEY_FILE: keyFile })).toMatchObject({
        dataDir,
        keyFile,
      });
    }
  });

  test('copy into the image all that a server needs: it builds the page and answers from those files alone', async () => {
    const image = join(scratch, 'image');
    mkdirSync(image);
    for (const [, what] of read('Containerfile').matchAll(/^COPY (.*)$/gm)) {
      const names = (what ?? '').split(' ');
      const to = join(image, names.pop() ?? '');
      for (const name of names)
        cpSync(join(ROOT, name), names.length > 1 ? join(to, name) : to, { recursive: true });
    }
    expect(existsSync(join(image, 'test'))).toBe(false);
    symlinkSync(join(ROOT, 'node_modules'), join(image, 'node_modules'));
    const env = {
      PATH: process.env.PATH ?? '',
      DATA_DIR: join(scratch, 'image-data'),
      PETASOS_KEY_FILE: join(scratch, 'image-keys/petasos.key'),
      PORT: '0',
      PETASOS_LANG: 'en',
    };
    mkdirSync(join(scratch, 'image-keys'));
    const built = spawnSync(process.execPath, ['server/cli.ts', 'build'], {
      cwd: image,
      env,
      encoding: 'utf8',
    });
    expect(`${built.stderr}${built.stdout}`).toContain('The client is built');
    const server = spawn(process.execPath, ['server/main.ts'], { cwd: image, env });
    let said = '';
    for (const stream of [server.stdout, server.stderr]) stream.on('data', (part) => (said += part));
    const ended = new Promise<number | null>((resolve) => server.once('close', resolve));
    const over = ended.then(() => true);
    while (!/http:\/\/\S+:\d+/.test(said)) {
      if (await Promise.race([over, new Promise((go) => setTimeout(go, 100))])) throw new Error(said);
    }
    const address = /http:\/\/[^\s/]+:\d+/.exec(said)?.[0] ?? '';
    expect((await fetch(`${address}/api/health`)).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain('<div id="root"');
    expect(said).not.toContain('Building the client');
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'are units that systemd takes',
    () => {
      const folder = join(scratch, 'units');
      mkdirSync(folder);
      const units = ['petasos.service', 'petasos-backup.service', 'petasos-backup.timer'].map((name) => {
        const path = join(folder, name);
        // Where nothing is installed, the program of the page's place is this one.
        writeFileSync(path, read(name).replace('/opt/petasos/node_modules/.bin/node', process.execPath));
        return path;
      });
      const checked = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
      expect([checked.status, checked.stderr]).toEqual([0, '']);
    },
  );
});
