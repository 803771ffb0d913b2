import type { draw as source } from '../id/draw.ts';
import { format } from './format.ts';

const { number } = format;

export const draw = {
  nav: {
    label: 'Pages of disaster work',
    map: 'Map',
    zones: 'Hazard zones',
    incidents: 'Incidents',
    facilities: 'Facilities',
    stock: 'Stock',
    ready: 'Readiness packs',
    backTest: 'Back-test',
    rates: 'Rates',
  },
  tools: 'Drawing tools',
  map: 'Map to draw on',
  polygon: 'Area',
  circle: 'Circle',
  line: 'Line',
  point: 'Point',
  edit: 'Move corners',
  undo: 'Undo',
  clear: 'Remove the drawing',
  atCentre: 'Circle in the middle of the map',
  pointAtCentre: 'Point in the middle of the map',
  hint: {
    none: 'Choose a tool, then tap the map.',
    polygon: 'Tap the corners one by one; tap the first corner again to close the area.',
    circle: 'Tap the middle, move away, then tap again.',
    line: 'Tap points along the line; tap the last one again to finish.',
    point: 'Tap the place on the map.',
    edit: 'Move a corner or the whole drawing. The small point between two corners adds one.',
  },
  radius: 'Radius (metres)',
  drawn: {
    none: 'Nothing is drawn yet.',
    polygon: (parts: number, corners: number) =>
      parts > 1
        ? `${number(parts)} areas drawn, ${number(corners)} corners.`
        : `One area drawn, ${number(corners)} corners.`,
    circle: (radiusM: number) => `A circle drawn, radius ${number(radiusM)} metres.`,
    line: (points: number) => `A line drawn, ${number(points)} points.`,
    point: (lat: string, lon: string) => `Point at ${lat}, ${lon} (latitude, longitude).`,
  },
  mapFailed: 'The map cannot be shown in this browser. Use the list of areas.',
  loading: 'Loading the map …',
} satisfies typeof source;
