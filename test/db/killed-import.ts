import assert from 'node:assert/strict';
import { pino } from 'pino';
import { NEED_TYPES } from '../../data/catalogue/needs.ts';
import { forOperator } from '../../server/access/scope.ts';
import { readConfig } from '../../server/config.ts';
import { boundariesImport } from '../../server/imports/boundaries/spec.ts';
import { anyNeedImport } from '../../server/imports/bulk/spec.ts';
import { hazardZonesImport } from '../../server/imports/hazards/spec.ts';
import { listImports } from '../../server/imports/query.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { setupImport } from '../../server/imports/setup/spec.ts';
import { start } from '../../server/start.ts';
import { feature, geojson, polygon, square } from './boundaries-files.ts';
import { dyingIn } from './dying.ts';
import { sourceFile } from './files.ts';
import { heldChecksum } from './held-checksum.ts';
import type { Killed } from './kills.ts';
import { truth } from './truth.ts';

/**
 * An import in a process of its own that kills itself with -9 in its n-th statement: `node killed-import.ts N MS KIND`,
 * MS after that statement was begun. With N 0 it lives. Says on lines of JSON: `found`, the truth it started with and
 * whether an import of the kind holds in it; `before`, the truth it began with (that import taken back); `done`.
 */
const dieAt = Number(process.argv[2]);
const afterMs = Number(process.argv[3] ?? 0);
const what = process.argv[4] as Killed;
const kind = { need: 'need', bulk: 'need', boundaries: 'boundaries', zones: 'hazard-zones' }[what];
const scope = forOperator('test');
const none = { source: 'uji', licence: null, asOf: null, simulated: true };
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const { ctx: real, close } = await start(readConfig(), pino({ level: 'silent' }), { serve: false });
const imports = await listImports(real, scope);
if (imports.length === 0) {
  await runImport(real, scope, setupImport, {
    file: null,
    options: { code: '63.71' },
    provenance: none,
    dryRun: false,
  });
  if (what === 'zones') await runImport(real, scope, boundariesImport, borderRequest());
}
// Borders are staged in the tables that hold them: what holds is compared, not every row.
const state = () => (kind === 'need' ? truth(real.db) : heldChecksum(real));
const held = imports.find((i) => i.kind === kind && i.state === 'applied');
say({ found: await state(), applied: held !== undefined });
// What holds is whole: every kelurahan and RW measured, and none twice.
if (held && what === 'zones') assert.match(await state(), /^exposure 36 /m);
if (held) await undoImport(real, scope, held.id);
say({ before: await state() });

const { ctx: counted, statements } = dyingIn(real, dieAt, afterMs);
const report = await bringIn();
say({ done: report.state, used: report.rows.used, statements: statements() });
await close();

function bringIn() {
  if (what === 'boundaries') return runImport(counted, scope, boundariesImport, borderRequest());
  if (what === 'zones') {
    const options = { outside: 'tidak-rawan' as const };
    return runImport(counted, scope, hazardZonesImport, {
      file: zones(),
      options,
      provenance: none,
      dryRun: false,
    });
  }
  const options = { period: '2025', ...(what === 'bulk' ? {} : { skipBadRows: true }) };
  return runImport(counted, scope, anyNeedImport, {
    file: needs(),
    options,
    provenance: none,
    dryRun: false,
  });
}

function borderRequest() {
  return { file: borders(), options: {}, provenance: none, dryRun: false };
}

/** So many bytes that a server takes the table in bulk. */
function needs() {
  if (what === 'bulk') {
    const rows = ['kode,jenis,jk,jumlah'];
    for (let kelurahan = 1; kelurahan <= 9; kelurahan += 1) {
      for (const type of NEED_TYPES.filter((t) => t.finest === null)) {
        for (const sex of ['L', 'P'])
          rows.push(`63.71.01.100${kelurahan},${type.code},${sex},${kelurahan}${' '.repeat(15_000)}`);
      }
    }
    return sourceFile('simulasi.csv', rows.join('\n'));
  }
  const rows = ['kode,jenis,jumlah'];
  for (let kelurahan = 1; kelurahan <= 9; kelurahan += 1) {
    for (const type of ['LUT', 'AT', 'RTLH', 'PRSE'])
      rows.push(`63.71.01.100${kelurahan},${type},${kelurahan * 3}`);
  }
  return sourceFile('simulasi.csv', rows.join('\n'));
}

/** Every second kelurahan in a row, overlapping a little, and the kecamatan above drawn from them. */
function borders() {
  const features = [];
  for (let n = 0; n < 9; n += 1) {
    for (let rw = 1; rw <= 3; rw += 1) {
      const box = square(114.6 + n * 0.01, -3.3 + rw * 0.01, 0.0101);
      features.push(feature({ kode: `63.71.01.100${n + 1}`, rw: `00${rw}` }, polygon(box)));
    }
  }
  return geojson(features);
}

/** Zones of three classes over most of the RW, the later ones on ground that the first have too. */
function zones() {
  const features = Array.from({ length: 24 }, (_, n) =>
    feature(
      { bahaya: 'banjir', kelas: 1 + (n % 3) },
      polygon(square(114.602 + (n % 12) * 0.007, -3.295 + Math.floor(n / 12) * 0.004, 0.009)),
    ),
  );
  return geojson(features);
}
