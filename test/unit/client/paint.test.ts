import { describe, expect, test } from 'vitest';
import { colourOf, fillColour, PATTERNS, patternOf } from '../../../client/map/paint.ts';
import { drawPattern } from '../../../client/map/pattern.ts';
import { makeStyle } from '../../../client/map/style.ts';
import type { TileSet } from '../../../data/contract/area.ts';
import type { Legend } from '../../../data/contract/legend.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_PARTIAL, CLASS_ZERO } from '../../../data/contract/values.ts';

const legend: Legend = {
  method: 'ckmeans',
  classes: [
    { lower: 1, upper: 5, colour: '#e3e2a8', areas: 3 },
    { lower: 5, upper: 9, colour: '#25355b', areas: 2 },
  ],
  zero: { colour: '#f7f6ee', areas: 1 },
  noData: { colour: '#d9dcdd', areas: 1 },
  partial: { colour: '#cfc8dc', areas: 1 },
  hidden: { colour: '#a9a9b0', areas: 1 },
  partOf: { areas: 0 },
  decimals: 0,
};

const set = (hash: string, level: TileSet['level'], root = '63.71'): TileSet => ({
  hash: hash.padEnd(16, '0'),
  root,
  level,
  bounds: null,
  minZoom: 0,
  maxZoom: 14,
});

describe('paint', () => {
  test('the map takes every colour from the legend, and no other', () => {
    const colours: string[] = JSON.stringify(fillColour(legend)).match(/#[0-9a-f]{6}/g) ?? [];
    const said = [...legend.classes.map((c) => c.colour), '#f7f6ee', '#d9dcdd', '#cfc8dc', '#a9a9b0'];
    expect(said.filter((colour) => !colours.includes(colour))).toEqual([]);
    // The one besides is that of areas whose figure has not come.
    expect(new Set(colours.filter((colour) => !said.includes(colour))).size).toBe(1);
  });

  test('number, nihil, no data, partial and hidden never look alike', () => {
    const looks = [0, 1, CLASS_ZERO, CLASS_NO_DATA, CLASS_PARTIAL, CLASS_HIDDEN].map(
      (index) => `${colourOf(legend, index)} ${patternOf(index) ?? ''}`,
    );
    expect(new Set(looks).size).toBe(looks.length);
    const patterns = [CLASS_NO_DATA, CLASS_PARTIAL, CLASS_HIDDEN].map(patternOf);
    expect(new Set(patterns).size).toBe(3);
    expect(patternOf(CLASS_ZERO)).toBeUndefined();
  });

  test.each(PATTERNS)('the pattern %s has ink and gaps, and repeats without a seam', (name) => {
    const { data, width, height } = drawPattern(name);
    const ink = (x: number, y: number) => data[((y % height) * width + (x % width)) * 4 + 3] ?? 0;
    const all = Array.from({ length: width * height }, (_, i) => ink(i % width, Math.floor(i / width)));
    expect(Math.max(...all)).toBeGreaterThan(100);
    expect(Math.min(...all)).toBe(0);
    // The step over the edge is no greater than the greatest step inside.
    const step = (x: number) => Math.max(...all.map((_, i) => Math.abs(ink(x, i) - ink(x + 1, i))));
    const inside = Math.max(...Array.from({ length: width - 1 }, (_, x) => step(x)));
    expect(step(width - 1)).toBeLessThanOrEqual(inside);
  });
});

describe('the style of the map', () => {
  const base = { hash: 'b'.repeat(16), maxZoom: 8 };
  const picture = {
    base,
    sets: [set('a1', 'rw', '31.71'), set('a2', 'rw', '31.72')],
    outlines: [set('b1', 'kabupaten', '31'), set('c1', 'desa', '31.71'), set('c2', 'desa', '31.72')],
    legend,
    within: 'kabupaten' as const,
    origin: 'http://localhost:8080',
  };
  const style = makeStyle(picture);

  test('asks nobody but its own server', () => {
    const urls = JSON.stringify(style).match(/https?:[^"]+/g) ?? [];
    expect(urls.length).toBe(6);
    for (const url of urls) expect(new URL(url.replaceAll(/[{}]/g, '')).origin).toBe('http://localhost:8080');
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
  });

  test('draws each tile set from a source of its own, and each layer once', () => {
    expect(Object.keys(style.sources).length).toBe(6);
    const ids = style.layers.map((layer) => layer.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { hash } of picture.sets) expect(ids).toContain(`fill-${hash}`);
  });

  test('names stand above lines, lines above colours, colours above land', () => {
    const first = (type: string, prefix: string) =>
      style.layers.findIndex((layer) => layer.type === type && layer.id.startsWith(prefix));
    expect(first('fill', 'land')).toBeLessThan(first('fill', 'fill-'));
    expect(first('fill', 'noData-')).toBeGreaterThan(first('fill', 'fill-'));
    expect(first('line', 'border-')).toBeGreaterThan(first('fill', 'hidden-'));
    expect(first('symbol', 'label-')).toBeGreaterThan(first('line', 'emphasis-'));
  });

  test('a coarser level is drawn with a heavier line', () => {
    const width = (id: string) => {
      const layer = style.layers.find((l) => l.id.startsWith(id));
      return JSON.stringify(layer?.type === 'line' ? layer.paint?.['line-width'] : undefined);
    };
    const last = (text: string) => Number(/([\d.]+)\]$/.exec(text)?.[1]);
    expect(last(width('outline-b1'))).toBeGreaterThan(last(width('outline-c1')));
  });
});
