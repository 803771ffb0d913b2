import { mix } from './random.ts';

/** Smooth chance over the plane, about -1 to 1, that varies over a length of 1 (gradient noise, Perlin 1985). */
export function noise(x: number, y: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = x - ix;
  const fy = y - iy;
  const u = fade(fx);
  const v = fade(fy);
  const a = lerp(gradient(ix, iy, fx, fy, seed), gradient(ix + 1, iy, fx - 1, fy, seed), u);
  const b = lerp(gradient(ix, iy + 1, fx, fy - 1, seed), gradient(ix + 1, iy + 1, fx - 1, fy - 1, seed), u);
  return lerp(a, b, v) * 1.5;
}

/** Noise over several lengths, each half of the one before and half as strong: rough at every scale. */
export function fractal(x: number, y: number, seed: number, octaves: number, gain = 0.5): number {
  let sum = 0;
  let strength = 1;
  let total = 0;
  let scale = 1;
  for (let o = 0; o < octaves; o += 1) {
    sum += strength * noise(x * scale + o * 17.3, y * scale - o * 9.1, seed + o);
    total += strength;
    strength *= gain;
    scale *= 2.03;
  }
  return sum / total;
}

const COS = Array.from({ length: 16 }, (_, i) => Math.cos((i * Math.PI) / 8));
const SIN = Array.from({ length: 16 }, (_, i) => Math.sin((i * Math.PI) / 8));

function gradient(ix: number, iy: number, dx: number, dy: number, seed: number): number {
  const h = mix(Math.imul(ix, 374761393) ^ Math.imul(iy, 668265263) ^ Math.imul(seed, 1274126177)) & 15;
  return (COS[h] as number) * dx + (SIN[h] as number) * dy;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}
