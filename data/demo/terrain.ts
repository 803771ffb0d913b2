import { fractal, noise } from './noise.ts';
import { type Place, toSegment } from './plane.ts';
import { mix } from './random.ts';

export interface Town extends Place {
  /** kilometres to where its houses thin out */
  readonly reach: number;
  /** people a square kilometre in its middle, as a multiple of the countryside */
  readonly crowd: number;
}

/** The ground of the island: where it is land, how high, and where people live. Kilometres from its middle. */
export interface Terrain {
  /** half the side of the square that holds the island */
  readonly half: number;
  readonly volcano: Place;
  /** the main river, from the spring to beyond its mouth */
  readonly river: readonly Place[];
  /** the seat of the regency first */
  readonly towns: readonly Town[];
  /** above 0 on land; near 0 at the coast */
  land(x: number, y: number): number;
  /** metres above the sea, on land */
  height(x: number, y: number): number;
  /** people a square kilometre, up to a factor */
  crowd(x: number, y: number): number;
  /** kilometres to the main river */
  toRiver(x: number, y: number): number;
}

/** [x, y, radius, weight] of the round masses that the island is melted from; negative weights are bays. */
const MASSES: readonly (readonly [number, number, number, number])[] = [
  [-1, 1.5, 13.5, 1],
  [12.5, 5.5, 8.6, 0.8],
  [-13.5, -4.5, 8.8, 0.78],
  [3.5, -9.5, 7, 0.55],
  [20.5, 11, 4.6, 0.62],
  [-20, 4.2, 3.6, 0.5],
  [8.2, -15.5, 5, -0.62],
  [-4.5, 16.5, 4.6, -0.55],
  [17.5, -2.5, 4.2, -0.42],
  [-11, -15.5, 4.5, -0.3],
  // islets off the coast
  [25.2, -6.4, 1.7, 0.88],
  [22.9, -9.3, 1.05, 0.9],
  [-24.6, -9.6, 1.5, 0.86],
  [27.2, 16.8, 1.3, 0.9],
];
const SHORE = 0.42;

/**
 * @param scale how many times as long as the island of the demo
 * @param seed varies the roughness, not the plan: coast, volcano, river mouth and towns keep their places
 */
export function makeTerrain(scale: number, seed: number): Terrain {
  const salt = (n: number) => mix(seed * 31 + n);
  const land = (x: number, y: number): number => {
    const u = x / scale;
    const v = y / scale;
    const wx = u + 3.4 * fractal(u / 9, v / 9, salt(1), 4);
    const wy = v + 3.4 * fractal(u / 9 + 31, v / 9, salt(2), 4);
    let sum = -SHORE;
    for (const [mx, my, r, w] of MASSES) {
      const d2 = (wx - mx) ** 2 + (wy - my) ** 2;
      if (d2 < 9 * r * r) sum += w * Math.exp(-d2 / (r * r));
    }
    return sum + 0.5 * fractal(u / 6.5, v / 6.5, salt(3), 7, 0.55);
  };
  const volcano = { x: -4.2 * scale, y: 3.6 * scale };
  const river = flow(volcano, land, scale, salt(4));
  const toRiver = (x: number, y: number): number => {
    let least = Number.POSITIVE_INFINITY;
    let reach = Number.POSITIVE_INFINITY;
    for (let i = 1; i < river.length; i += 1) {
      const a = river[i - 1] as Place;
      // A stretch is shorter than this: what lies farther from where it begins is not near it.
      if (Math.abs(a.x - x) > reach || Math.abs(a.y - y) > reach) continue;
      least = Math.min(least, toSegment({ x, y }, a, river[i] as Place).distance);
      reach = Math.min(least, 6 * scale) + 2 * scale;
    }
    // Beyond this nobody lives by the river any more.
    return Math.min(least, 6 * scale);
  };
  const towns = placeTowns(river, land, scale);
  const heightOf = (x: number, y: number, inland: number, river: number): number => {
    const d = away(volcano, x, y) / scale;
    const cone = d < 0.45 ? 1500 - 700 * (0.45 - d) : 1800 * Math.exp(-d / 3.6);
    const ridges = 1 - Math.abs(noise(x / scale / 3.1, y / scale / 3.1, salt(5)));
    const hills = Math.max(0, fractal(x / scale / 9, y / scale / 9, salt(6), 3) + 0.25);
    const valley = Math.min(1, 0.15 + river / (2.4 * scale));
    return inland * 60 + valley * (inland * hills * 620 * ridges) + cone * Math.min(1, inland * 4);
  };
  return {
    half: 31 * scale,
    volcano,
    river,
    towns,
    land: (x, y) => withEstuary(land(x, y), river, { x, y }, scale),
    height: (x, y) => heightOf(x, y, Math.max(0, land(x, y)), toRiver(x, y)),
    crowd: crowdOf(towns, { land, heightOf, toRiver, scale, salt: salt(7) }),
    toRiver,
  };
}

function away(p: Place, x: number, y: number): number {
  return Math.sqrt((p.x - x) ** 2 + (p.y - y) ** 2);
}

/** From the flank of the volcano to the bay in the south, in bends. */
function flow(volcano: Place, land: Terrain['land'], scale: number, seed: number): Place[] {
  const mouth = shoreFrom({ x: 2.5 * scale, y: -4 * scale }, -1.12, land, scale);
  const end = { x: mouth.x + 0.9 * scale, y: mouth.y - 2 * scale };
  const start = { x: volcano.x + 1.3 * scale, y: volcano.y - 1.1 * scale };
  const points: Place[] = [];
  const steps = 70;
  for (let i = 0; i <= steps; i += 1) {
    const t = i / steps;
    const calm = Math.sin(Math.PI * t);
    const bend = calm * scale * (2.4 * noise(t * 3.1, 0.5, seed) + 0.7 * noise(t * 13, 4.5, seed + 1));
    const dx = end.x - start.x;
    const dy = end.y - start.y;
    const length = Math.sqrt(dx * dx + dy * dy);
    points.push({ x: start.x + dx * t - (dy / length) * bend, y: start.y + dy * t + (dx / length) * bend });
  }
  return points;
}

/** Walks from a place in a direction until the land ends. */
function shoreFrom(from: Place, angle: number, land: Terrain['land'], scale: number): Place {
  let { x, y } = from;
  for (let i = 0; i < 800 && land(x, y) > 0; i += 1) {
    x += 0.08 * scale * Math.cos(angle);
    y += 0.08 * scale * Math.sin(angle);
  }
  return { x, y };
}

/** The lower river is open water that narrows upstream: a mouth where boats land. */
function withEstuary(land: number, river: readonly Place[], p: Place, scale: number): number {
  const from = Math.floor(river.length * 0.6);
  for (let i = from + 1; i < river.length; i += 1) {
    const { distance, along } = toSegment(p, river[i - 1] as Place, river[i] as Place);
    const t = (i - 1 + along - from) / (river.length - 1 - from);
    const halfWidth = scale * (0.03 + 0.2 * t * t);
    if (distance < halfWidth) return Math.min(land, -0.01);
  }
  return land;
}

/** The seat at the river's mouth, four towns on the coast and three inland. */
function placeTowns(river: readonly Place[], land: Terrain['land'], scale: number): Town[] {
  const mouth = river[Math.floor(river.length * 0.83)] as Place;
  const coast = (angle: number, reach: number, crowd: number): Town => {
    const shore = shoreFrom({ x: 0, y: 0 }, angle, land, scale);
    const back = 1.1 * scale;
    return {
      x: shore.x - back * Math.cos(angle),
      y: shore.y - back * Math.sin(angle),
      reach: reach * scale,
      crowd,
    };
  };
  const inland = (x: number, y: number, reach: number, crowd: number): Town => ({
    x: x * scale,
    y: y * scale,
    reach: reach * scale,
    crowd,
  });
  return [
    { ...mouth, reach: 2.5 * scale, crowd: 46 },
    coast(0.42, 1.5, 24),
    coast(3.5, 1.6, 26),
    coast(1.75, 1.05, 17),
    coast(-0.18, 0.9, 14),
    inland(-9.5, -3.2, 1.1, 16),
    inland(8.2, 2.4, 1, 15),
    inland(1.5, 9, 0.8, 11),
  ];
}

interface Around {
  land: Terrain['land'];
  heightOf: (x: number, y: number, inland: number, river: number) => number;
  toRiver: Terrain['toRiver'];
  scale: number;
  salt: number;
}

/** Many on the plain, by the river, along the coast and the roads; few on the slopes, nobody on the summit. */
function crowdOf(towns: readonly Town[], around: Around): Terrain['crowd'] {
  const { scale, salt } = around;
  const roads = roadsOf(towns);
  return (x, y) => {
    const inland = Math.max(0, around.land(x, y));
    const toRiver = around.toRiver(x, y);
    const h = around.heightOf(x, y, inland, toRiver);
    const plain = 0.05 + 1.15 * Math.exp(-h / 170);
    const coast = 1.3 * Math.exp(-inland / 0.09);
    const river = 1.1 * Math.exp(-toRiver / (0.9 * scale));
    const hamlets = Math.max(0, noise(x / scale / 1.35, y / scale / 1.35, salt) - 0.18) * 7.5;
    let sum =
      plain * (0.55 + coast + river + hamlets + 0.5 * fractal(x / scale / 4, y / scale / 4, salt + 3, 2));
    for (const t of towns) {
      const d = away(t, x, y) / t.reach;
      if (d < 4)
        sum +=
          t.crowd * Math.exp(-(d ** 1.6)) * (0.75 + 0.5 * noise(x / scale / 0.8, y / scale / 0.8, salt + 5));
    }
    for (const [a, b] of roads) {
      const { distance } = toSegment({ x, y }, a, b);
      if (distance < 1.5 * scale) sum += 2.3 * plain * Math.exp(-((distance / (0.32 * scale)) ** 2));
    }
    return Math.max(0.012, sum);
  };
}

/** Each town to the two nearest. */
function roadsOf(towns: readonly Town[]): [Place, Place][] {
  return towns.flatMap((t, i) =>
    towns
      .map((other, j) => ({ other, j, d: away(t, other.x, other.y) }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.d - b.d)
      .slice(0, 2)
      .map(({ other }): [Place, Place] => [t, other]),
  );
}
