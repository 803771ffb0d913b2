import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forOperator, system } from '../../server/access/scope.ts';
import { places } from '../../server/areas/handlers.ts';
import { baseMaps, baseTile, chooseBaseMap } from '../../server/tiles/handlers.ts';
import { sampleBaseMap } from '../base-map-sample.ts';
import { tilesOver } from '../pmtiles-file.ts';
import { eachDatabase } from './harness.ts';

const BOX = [114.5, -3.4, 114.62, -3.32] as const;

eachDatabase(
  'base maps',
  (given) => {
    const scope = forOperator('test');

    test('a file in the folder is offered, chosen, served to maps, and refused once another lies in its place', async () => {
      const ctx = given.ctx();
      const { folder, files } = await baseMaps(ctx, scope);
      expect(files).toEqual([]);
      mkdirSync(folder, { recursive: true });
      const path = join(folder, 'kota.pmtiles');
      writeFileSync(path, sampleBaseMap(BOX, [11, 12]));
      writeFileSync(join(folder, 'rusak.pmtiles'), 'PMTil');
      writeFileSync(join(folder, 'catatan.txt'), 'bukan peta');
      const listed = await baseMaps(ctx, scope);
      expect(listed.files.map((f) => [f.file, f.fault])).toEqual([
        ['kota.pmtiles', null],
        ['rusak.pmtiles', 'not-pmtiles'],
      ]);
      const form = { file: 'kota.pmtiles', name: '', attribution: '© Kantor' };
      for (const file of ['rusak.pmtiles', '../kota.pmtiles', 'tidak-ada.pmtiles']) {
        await expect(chooseBaseMap(ctx, scope, { ...form, file })).rejects.toMatchObject({
          code: 'bad-request',
        });
      }
      const chosen = await chooseBaseMap(ctx, scope, form);
      expect(chosen.chosen).toMatchObject({ name: 'Jalan dan sungai uji', state: 'drawn' });

      const everybody = system('public boundaries');
      const told = (await places(ctx, everybody)).baseTiles.chosen;
      expect(told).toMatchObject({ attribution: '© Kantor', kind: 'vector' });
      const hash = told?.hash ?? '';
      const [at = { z: 12, x: 0, y: 0 }] = tilesOver(BOX, 12);
      const tile = await baseTile(ctx, everybody, { hash, ...at });
      expect(tile.plain.byteLength).toBeGreaterThan(50);
      expect((await baseTile(ctx, everybody, { hash, z: 12, x: 0, y: 0 })).plain.byteLength).toBe(0);
      await expect(baseTile(ctx, everybody, { hash, z: 13, x: 0, y: 0 })).rejects.toMatchObject({
        code: 'bad-request',
      });

      writeFileSync(path, sampleBaseMap(BOX, [12]));
      expect((await baseMaps(ctx, scope)).chosen?.state).toBe('changed');
      await expect(baseTile(ctx, everybody, { hash, z: 11, x: 0, y: 0 })).rejects.toMatchObject({
        code: 'unknown-tile-set',
      });
      truncateSync(path, 200);
      expect((await baseMaps(ctx, scope)).files[0]?.fault).toBe('truncated');
      rmSync(path);
      expect((await baseMaps(ctx, scope)).chosen?.state).toBe('missing');

      await chooseBaseMap(ctx, scope, { file: null, name: '', attribution: '' });
      expect((await places(ctx, everybody)).baseTiles.chosen).toBeUndefined();
    });
  },
  { alone: true },
);
