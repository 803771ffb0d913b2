import type { problemSketch as source } from '../id/problem-sketch.ts';
import { format } from './format.ts';

const n = (value: string | number | undefined) => format.number(Number(value ?? 0));

export const problemSketch = {
  'sketch-unknown-area': (h) =>
    `${h.value ?? ''} is no code of an area here. Use the code of a village, a kecamatan, a regency or a city, such as 63.71.01.1001.`,
  'sketch-not-here': (h) =>
    `${h.name ?? 'This area'} (${h.value ?? ''}) is not set up here. Set it up first: npx petasos setup ${h.regency ?? ''}.`,
  'sketch-province': (h) =>
    `${h.value ?? 'This area'} is a province: too wide for one sketch. Sketch a regency, a kecamatan or a village at a time.`,
  'sketch-number': (h) =>
    `${h.option ?? ''} must be a whole number from 1 to ${h.most ?? 999}, not ${h.value || 'empty'}.`,
  'sketch-too-many': (h) =>
    `This sketch has ${n(h.found)} areas; at most ${n(h.most)} at once. Sketch a kecamatan or a village at a time.`,
  'sketch-nothing-below': (h) =>
    `${h.within ?? 'This area'} cannot hold what was asked for: an RW holds RT only, and an RT holds nothing.`,
  'sketch-without-ground': (h) =>
    `${h.within ?? 'This area'} has no border of its own, so there is nothing to divide. Bring its border first: npx petasos import boundaries.`,
  'sketch-has-list': (h) =>
    `${h.within ?? 'This area'} has its list of RW/RT. Sketch by that list, without saying how many RW and RT.`,
  'sketch-no-list': (h) =>
    `${h.within ?? 'This area'} has no list of RW/RT yet. Bring the list (npx petasos import areas), or say how many RW and RT.`,
  'sketch-no-room': (h) =>
    `In ${h.within ?? 'this area'} no room is left for ${n(h.cells)} RW/RT without a border: the borders there are cover all of it. They are left alone; bring the missing borders from a file.`,
  'sketch-too-small': (h) =>
    `${h.within ?? 'This area'} is too small for ${n(h.cells)} RW/RT: at most ${n(h.fits)}. Check the number.`,
  'sketch-borders-stay': (h) =>
    `${n(h.count)} dusun/RW/RT have a border from a file. The sketch does not touch these.`,
  'sketch-there': (h) =>
    `${n(h.count)} RW/RT were sketched before and are left alone. To draw them anew, take the old sketch back first.`,
  'sketch-nothing-drawn': () => 'No RW/RT could be sketched. Read what is said of each village below.',
  'sketch-replaced': (h) =>
    `${n(h.count)} areas of this sketch have borders from a file by now and keep them; only the rest is taken back.`,
  'sketch-is-no-border': (h) =>
    `${n(h.count)} RW/RT are drawn as a sketch, not an official border: their size and density are not computed. Real borders, once brought, replace the sketch and no figure is lost.`,
} satisfies typeof source;
