import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { addKey, keysFrom, makeKeyFile, readKeyFile } from '../../../server/access/key-file.ts';
import { keysOf } from '../../../server/access/keys.ts';
import { readConfig } from '../../../server/config.ts';

const root = mkdtempSync(join(tmpdir(), 'petasos-keys-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let n = 0;
function place() {
  n += 1;
  const dataDir = join(root, `data${n}`);
  mkdirSync(dataDir);
  return { dataDir, keyFile: join(root, `key${n}`) };
}

const code = (code: string) => expect.objectContaining({ code });
const one = { version: 1, bytes: new Uint8Array(32).fill(1) };
const two = { version: 2, bytes: new Uint8Array(32).fill(2) };

describe('what is sealed', () => {
  test('is opened by its key and for its purpose only, whatever it says', () => {
    const keys = keysOf([one]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = keys.seal('second-factor', text);
        expect(keys.open('second-factor', sealed)).toBe(text);
        expect(() => keys.open('invitation', sealed)).toThrow(code('sealed-damaged'));
        expect(() => keysOf([{ ...two, version: 1 }]).open('second-factor', sealed)).toThrow(
          code('sealed-damaged'),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('never looks the same twice, and shows a change of any letter', () => {
    const keys = keysOf([one]);
    const sealed = keys.seal('pin', '123456');
    expect(keys.seal('pin', '123456')).not.toBe(sealed);
    const start = 'petasos.1.'.length;
    for (let at = start; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(() => keys.open('pin', sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow(
        code('sealed-damaged'),
      );
    }
    for (const nothing of ['', 'petasos.1.', 'petasos.1.AAAA', 'klar'])
      expect(() => keys.open('pin', nothing)).toThrow(code('sealed-damaged'));
  });

  test('before a rotation is opened after it, and by nobody whose file has lost the earlier key', () => {
    const sealed = keysOf([one]).seal('second-factor', 'rahasia');
    const after = keysOf([two, one]);
    expect(after.open('second-factor', sealed)).toBe('rahasia');
    expect(after.seal('second-factor', 'x')).toMatch(/^petasos\.2\./);
    expect(() => keysOf([two]).open('second-factor', sealed)).toThrow(code('key-not-known'));
    expect(after.derive('invitation')).not.toEqual(after.derive('invitation', 1));
    expect(after.derive('invitation', 1)).toEqual(keysOf([one]).derive('invitation'));
    expect(after.secrets('sign-in').map((s) => s.version)).toEqual([2, 1]);
  });
});

describe('the key file', () => {
  test('is made once, for its owner only, and read back', () => {
    const where = place();
    expect(makeKeyFile(where)).toBe(true);
    const text = readFileSync(where.keyFile, 'utf8');
    expect(statSync(where.keyFile).mode & 0o777).toBe(0o600);
    expect(makeKeyFile(where)).toBe(false);
    expect(readFileSync(where.keyFile, 'utf8')).toBe(text);
    expect(readKeyFile(where)).toHaveLength(1);
    expect(addKey(where)).toBe(2);
    expect(readKeyFile(where).map((key) => key.version)).toEqual([2, 1]);
    expect(statSync(where.keyFile).mode & 0o777).toBe(0o600);
  });

  test('inside the data folder is refused, also through a link', () => {
    const { dataDir } = place();
    const inside = { dataDir, keyFile: join(dataDir, 'deep/key') };
    expect(() => makeKeyFile(inside)).toThrow(code('key-in-data'));
    const link = join(root, `link${n}`);
    symlinkSync(dataDir, link);
    expect(() => makeKeyFile({ dataDir, keyFile: join(link, 'key') })).toThrow(code('key-in-data'));
    expect(() => makeKeyFile({ dataDir: link, keyFile: join(dataDir, 'key') })).toThrow(code('key-in-data'));
    expect(makeKeyFile({ dataDir, keyFile: `${dataDir}.key` })).toBe(true);
  });

  test('that is missing, damaged or another one is said to be so, and shows nothing of itself', () => {
    const where = place();
    expect(() => readKeyFile(where)).toThrow(code('key-missing'));
    for (const text of ['', '# only words\n', '1 kurz\n', `1 ${'A'.repeat(43)}\n1 ${'B'.repeat(43)}\n`]) {
      writeFileSync(where.keyFile, text);
      expect(() => readKeyFile(where)).toThrow(code('key-unreadable'));
    }
    writeFileSync(where.keyFile, `1 ${'geheim'.repeat(8)}\n`);
    expect(() => readKeyFile(where)).not.toThrow(/geheim/);
    rmSync(where.keyFile);
    makeKeyFile(where);
    const needed = [{ version: 1, fingerprint: '0123456789abcdef' }];
    expect(() => keysFrom(where, needed).derive('pin')).toThrow(code('key-other'));
    expect(keysFrom(where, keysFrom(where).known()).derive('pin')).toHaveLength(32);
  });

  test('is made where it is first needed for a database that needs none yet, and not for another', () => {
    const fresh = place();
    expect(keysFrom(fresh, []).known()).toHaveLength(1);
    const held = place();
    expect(() => keysFrom(held, [{ version: 1, fingerprint: 'x' }]).known()).toThrow(code('key-missing'));
    expect(() => keysFrom(held).known()).toThrow(code('key-missing'));
  });

  test('lies beside the data folder where nothing else is said', () => {
    expect(readConfig({ DATA_DIR: '/srv/petasos' }).keyFile).toBe('/srv/petasos.key');
    expect(readConfig({ DATA_DIR: '/srv/petasos', PETASOS_KEY_FILE: '/etc/petasos/key' }).keyFile).toBe(
      '/etc/petasos/key',
    );
  });
});
