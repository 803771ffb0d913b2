import type { Words } from '../../data/words/id.ts';
import { columnsOf } from './columns.ts';
import { legendLines, madeAt, titleOf, warned, warningsOf } from './notes.ts';
import { plainText } from './plain-text.ts';
import type { Taken } from './taken.ts';

/** Shapes by area id as GeoJSON geometries; an area without a shape is not in it. */
export type Shapes = ReadonlyMap<number, string>;

/**
 * A view as GeoJSON (RFC 7946: longitude and latitude in WGS 84, outer rings against the clock): one feature an area,
 * without geometry where it has no shape. What is said of the whole stands in the foreign member `petasos`.
 */
export function writeGeoJson(taken: Taken, shapes: Shapes, words: Words): string {
  const columns = columnsOf(taken, words);
  const colours = new Map(legendLines(taken, words).map((l) => [l.class, l.colour]));
  const warning = warningMembers(taken, words);
  const features = taken.rows.map((row) => {
    const told = Object.fromEntries(columns.map((c) => [c.key, plain(c.of(row))]));
    const properties = {
      ...told,
      status: row.state,
      kelas: row.class >= 0 ? row.class : null,
      warna: colours.get(row.class) ?? null,
      ...warning,
    };
    // The geometry is text already: parsing it only to write it again would double the memory.
    return `{"type":"Feature","id":${row.id},"properties":${JSON.stringify(properties)},"geometry":${shapes.get(row.id) ?? 'null'}}`;
  });
  // The name of the layer in a map program.
  const name = warned(titleOf(taken, words), taken, words);
  const head = { type: 'FeatureCollection', name, petasos: aboutOf(taken, words) };
  return `${JSON.stringify(head).slice(0, -1)},"features":[\n${features.join(',\n')}\n]}\n`;
}

function plain(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? plainText(cell) : cell;
}

/** Of the whole and of each area: one that is copied elsewhere keeps it. */
function warningMembers(taken: Taken, words: Words): Record<string, string> {
  return Object.fromEntries(warningsOf(taken, words).map(({ key, text }) => [key, text]));
}

function aboutOf(taken: Taken, words: Words) {
  const { indicator, lang } = taken;
  return {
    ...warningMembers(taken, words),
    judul: titleOf(taken, words),
    indikator: indicator.id,
    nama: indicator.name[lang],
    satuan: indicator.unit[lang],
    wilayah: { kode: taken.within.code, nama: taken.within.name },
    tingkat: taken.level,
    periode: taken.period,
    jenis_kelamin: taken.sex,
    keadaan_per: taken.asOf,
    terbitan: taken.release && { nomor: taken.release.id, dibuat: taken.release.madeAt },
    sumber: taken.sources.map(({ name, licence, asOf }) => ({
      nama: name,
      lisensi: licence,
      keadaan_per: asOf,
    })),
    sumber_batas: taken.boundaries.map(({ name, licence, asOf }) => ({
      nama: name,
      lisensi: licence,
      keadaan_per: asOf,
    })),
    penduduk: taken.population && { periode: taken.population.period, sumber: taken.population.source },
    legenda: {
      kelas: taken.legend.classes.map((c, i) => ({
        kelas: i,
        dari: c.lower,
        sampai: c.upper,
        warna: c.colour,
        wilayah: c.areas,
      })),
      keadaan: legendLines(taken, words)
        .filter((l) => l.class < 0)
        .map((l) => ({ nama: l.label, warna: l.colour, wilayah: l.areas })),
    },
    instansi: taken.maker.name || null,
    dibuat: taken.madeAt.toISOString(),
    dibuat_pada: madeAt(taken),
    alamat: taken.address,
  };
}
