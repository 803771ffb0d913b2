import { sql } from 'kysely';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { hazardZonesImport } from '../../server/imports/hazards/zones.ts';
import { runImport } from '../../server/imports/run.ts';

/** Zones over the western half of all borders: who tells how many live in them must not tell how many are in need. */
export async function bringZones(ctx: Context): Promise<void> {
  const found = await sql<{ west: number; south: number; east: number; north: number }>`
    select min(ST_XMin(geom)) as west, min(ST_YMin(geom)) as south, max(ST_XMax(geom)) as east,
      max(ST_YMax(geom)) as north from area_version where current`.execute(
    ctx.db.as(forRequest(everything('uji'))),
  );
  const [land] = found.rows;
  if (!land) throw new Error('there is no border to lay zones over');
  const middle = (land.west + land.east) / 2;
  const quarter = (land.west + middle) / 2;
  const zone = (to: number, of: 'sedang' | 'tinggi') => ({
    class: of,
    rings: [
      [
        [land.west, land.south],
        [to, land.south],
        [to, land.north],
        [land.west, land.north],
        [land.west, land.south],
      ],
    ] as [number, number][][],
  });
  const report = await runImport(ctx, forOperator('uji serangan'), hazardZonesImport, {
    file: null,
    options: {
      drawing: {
        hazard: 'banjir',
        name: 'Simulasi',
        source: null,
        year: 2024,
        outside: 'tidak-rawan',
        zones: [zone(middle, 'sedang'), zone(quarter, 'tinggi')],
      },
    },
    provenance: { source: 'simulasi', licence: null, asOf: null, simulated: true },
    dryRun: false,
  });
  if (report.state !== 'applied') throw new Error('the zones were not brought');
}
