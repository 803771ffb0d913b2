import type { HazardClass, HazardCode } from '../catalogue/hazards.ts';
import type { MultiPolygon, Position, Ring } from '../read/shape.ts';
import type { Division } from './division.ts';
import { fractal } from './noise.ts';
import { type Place, toDegrees, toUnits } from './plane.ts';
import { randomOf } from './random.ts';
import type { Terrain } from './terrain.ts';

export interface DemoZone {
  readonly hazard: HazardCode;
  readonly class: HazardClass;
  /** the word of the map */
  readonly label: string;
  readonly shape: MultiPolygon;
}

/** A class that is stated of a whole desa, without a border inside it. */
export interface DemoStatement {
  /** number of the area in the list */
  readonly area: number;
  readonly hazard: HazardCode;
  readonly class: HazardClass;
}

export interface DemoEvent {
  /** number of the area in the list */
  readonly area: number;
  readonly hazard: HazardCode;
  readonly year: number;
  readonly count: number;
}

export interface DemoHazards {
  readonly zones: readonly DemoZone[];
  readonly statements: readonly DemoStatement[];
  readonly events: readonly DemoEvent[];
}

/** The part of the river that overflows, of its points: not the steep flank, nor the open sea before the mouth. */
const FLOODS = { from: 0.28, until: 0.9 } as const;
/** Kilometres from the river to the edge of a zone, where it leaves the flank and at the mouth. */
const FLOOD_REACH = [
  { class: 'rendah', label: 'Rendah', above: 0.3, mouth: 1.7 },
  { class: 'sedang', label: 'Sedang', above: 0.18, mouth: 1.05 },
  { class: 'tinggi', label: 'Tinggi', above: 0.08, mouth: 0.5 },
] as const;
/** Kilometres round the crater, as the maps of volcanoes call their zones. */
const ERUPTION_REACH = [
  { class: 'rendah', label: 'KRB I', km: 7.5 },
  { class: 'sedang', label: 'KRB II', km: 5 },
  { class: 'tinggi', label: 'KRB III', km: 2.5 },
] as const;
const CORNERS_OF_CIRCLE = 96;

/**
 * Hazards of the simulated island in each form that offices have them: zones along the main river and round the volcano as
 * polygons; landslides and tsunami as classes of whole desa; past events. The same seed gives the same hazards.
 */
export function makeHazards(division: Division, terrain: Terrain, seed: string): DemoHazards {
  const statements = stateClasses(division, terrain);
  return {
    zones: [...floodZones(terrain, seed), ...eruptionZones(terrain)],
    statements,
    events: pastEvents(division, terrain, statements, seed),
  };
}

function floodZones({ river, half }: Terrain, seed: string): DemoZone[] {
  const scale = half / 31;
  const part = river.slice(Math.floor(river.length * FLOODS.from), Math.floor(river.length * FLOODS.until));
  const lower = part.flatMap((a, i) => {
    const b = part[i + 1];
    if (!b) return [a];
    return Array.from({ length: STEPS_A_STRETCH }, (_, k): Place => {
      const t = k / STEPS_A_STRETCH;
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
    });
  });
  const salt = randomOf(`${seed} flood`).below(2 ** 31);
  return FLOOD_REACH.map(({ class: at, label, above, mouth }): DemoZone => {
    // Water spreads here more and there less, alike in every class; towards the ends it runs out.
    const reach = (t: number, side: number) =>
      scale *
      (above + (mouth - above) * t) *
      (1 + 0.55 * fractal(9 * t, 7.7 * side, salt, 3)) *
      Math.sqrt(Math.min(1, t / 0.06 + 0.1, (1 - t) / 0.08 + 0.02));
    return { hazard: 'banjir', class: at, label, shape: [[strip(lower, reach)]] };
  });
}

const STEPS_A_STRETCH = 3;

/**
 * A band along a line, closed. Where the line bends more sharply than the band is wide it crosses itself, and is repaired as any
 * map that is brought.
 *
 * @param reach half of the width in kilometres, 0..1 of the way, on the left (1) and on the right (-1)
 */
function strip(line: readonly Place[], reach: (t: number, side: number) => number): Ring {
  const side = (sign: number) =>
    line.map((p, i): Position => {
      const [a, b] = [line[Math.max(0, i - 6)] as Place, line[Math.min(line.length - 1, i + 6)] as Place];
      const length = Math.hypot(b.x - a.x, b.y - a.y);
      const by = (sign * reach(i / (line.length - 1), sign)) / length;
      return degrees({ x: p.x - (b.y - a.y) * by, y: p.y + (b.x - a.x) * by });
    });
  const ring = [...side(1), ...side(-1).reverse()];
  return [...ring, ring[0] as Position];
}

function eruptionZones({ volcano, half }: Terrain): DemoZone[] {
  const scale = half / 31;
  return ERUPTION_REACH.map(({ class: at, label, km }): DemoZone => {
    const ring = Array.from({ length: CORNERS_OF_CIRCLE }, (_, i): Position => {
      const angle = (2 * Math.PI * i) / CORNERS_OF_CIRCLE;
      return degrees({
        x: volcano.x + km * scale * Math.cos(angle),
        y: volcano.y + km * scale * Math.sin(angle),
      });
    });
    const shape = [[[...ring, ring[0] as Position]]];
    return { hazard: 'letusan-gunung-api', class: at, label, shape };
  });
}

function degrees({ x, y }: Place): Position {
  return toDegrees(...toUnits(x, y));
}

/** Slopes slide; the coast has the sea before it. */
function stateClasses({ plots }: Division, terrain: Terrain): DemoStatement[] {
  return plots.flatMap(({ level, middle: { x, y } }, area): DemoStatement[] => {
    if (level !== 'desa') return [];
    const height = terrain.height(x, y);
    const slides = height > 300 ? 'tinggi' : height > 170 ? 'sedang' : height > 90 ? 'rendah' : 'tidak';
    const inland = terrain.land(x, y);
    const waves = inland < 0.1 ? 'tinggi' : inland < 0.18 ? 'sedang' : inland < 0.26 ? 'rendah' : 'tidak';
    return [
      { area, hazard: 'tanah-longsor', class: slides },
      { area, hazard: 'tsunami', class: waves },
    ];
  });
}

/** Floods by the river, slides on the slopes, fires in the towns, of the last five years. */
function pastEvents(
  { plots }: Division,
  terrain: Terrain,
  statements: readonly DemoStatement[],
  seed: string,
): DemoEvent[] {
  const chance = randomOf(`${seed} events`);
  const scale = terrain.half / 31;
  const steep = new Set(
    statements.flatMap((s) => (s.hazard === 'tanah-longsor' && s.class === 'tinggi' ? [s.area] : [])),
  );
  return plots.flatMap(({ level, middle: { x, y } }, area) => {
    if (level !== 'desa') return [];
    const often: readonly (readonly [HazardCode, number])[] = [
      ['banjir', terrain.toRiver(x, y) < 1.2 * scale ? 0.5 : 0.02],
      ['tanah-longsor', steep.has(area) ? 0.35 : 0.01],
      ['kebakaran-permukiman', Math.min(0.6, terrain.crowd(x, y) / 60)],
    ];
    return EVENT_YEARS.flatMap((year) =>
      often.flatMap(([hazard, mean]): DemoEvent[] => {
        const count = chance.poisson(mean);
        return count === 0 ? [] : [{ area, hazard, year, count }];
      }),
    );
  });
}

const EVENT_YEARS = [2021, 2022, 2023, 2024, 2025] as const;
