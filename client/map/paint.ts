import type { ExpressionSpecification } from 'maplibre-gl';
import type { Legend } from '../../data/contract/legend.ts';
import {
  CLASS_HIDDEN,
  CLASS_NO_DATA,
  CLASS_PARTIAL,
  CLASS_ZERO,
  type ValueTable,
} from '../../data/contract/values.ts';

/** What the map needs of figures: of which class each area is, and what a class looks like. */
export type MapValues = Pick<ValueTable, 'id' | 'class' | 'basis' | 'value' | 'legend'>;

/** Names of what the map knows of an area besides its shape (feature-state). */
export const STATE = {
  class: 'class',
  /** has a class, but of a part of the area only */
  partOf: 'partOf',
  inside: 'inside',
  hovered: 'hovered',
  selected: 'selected',
  within: 'within',
} as const;

/** An area that is part of the picture, before its figure has come. */
export const WAITING_COLOUR = '#e6e9e8';

/** The states that are told by a pattern, so that they hold on a black-and-white printer. */
export const PATTERNED = { noData: CLASS_NO_DATA, partial: CLASS_PARTIAL, hidden: CLASS_HIDDEN } as const;
/** partOf lies over the colour of a class: a rate over the part that reported. */
export type PatternName = keyof typeof PATTERNED | 'partOf';
export const PATTERNS: readonly PatternName[] = ['noData', 'partial', 'hidden', 'partOf'];

/** Colour of a class index of the legend. */
export function colourOf(legend: Legend, index: number): string {
  if (index === CLASS_ZERO) return legend.zero.colour;
  if (index === CLASS_PARTIAL) return legend.partial.colour;
  if (index === CLASS_HIDDEN) return legend.hidden.colour;
  return legend.classes[index]?.colour ?? legend.noData.colour;
}

/** Which pattern lies over a class index; undefined for plain colour. */
export function patternOf(index: number): PatternName | undefined {
  if (index === CLASS_NO_DATA) return 'noData';
  if (index === CLASS_PARTIAL) return 'partial';
  if (index === CLASS_HIDDEN) return 'hidden';
  return undefined;
}

const state = (name: string): ExpressionSpecification => ['feature-state', name];
const isOn = (name: string): ExpressionSpecification => ['boolean', state(name), false];
const whenOn = (name: string, on: number, off: number): ExpressionSpecification => [
  'case',
  isOn(name),
  on,
  off,
];

/** What the map colours areas by: one expression from the one legend; areas outside the picture stay clear. */
export function fillColour(legend: Legend | undefined): ExpressionSpecification {
  const waiting: ExpressionSpecification = ['case', isOn(STATE.inside), WAITING_COLOUR, 'rgba(0,0,0,0)'];
  if (legend === undefined) return waiting;
  const special = [CLASS_NO_DATA, CLASS_ZERO, CLASS_PARTIAL, CLASS_HIDDEN];
  const indices = [...legend.classes.keys(), ...special];
  const none = -99;
  return [
    'match',
    ['coalesce', state(STATE.class), none],
    ...indices.flatMap((index) => [index, colourOf(legend, index)]),
    waiting,
  ] as unknown as ExpressionSpecification;
}

/** Pattern layers are switched area by area: a pattern takes no feature-state, its opacity does. */
export function patternOpacity(name: PatternName): ExpressionSpecification {
  if (name === 'partOf') return whenOn(STATE.partOf, 1, 0);
  return ['case', ['==', ['coalesce', state(STATE.class), -99], PATTERNED[name]], 1, 0];
}

/** The outline of the area looked into is drawn heavier than its neighbours'. */
export const outlineOpacity = whenOn(STATE.within, 1, 0.55);
export const borderOpacity = whenOn(STATE.inside, 1, 0.35);
export const labelOpacity = whenOn(STATE.inside, 1, 0);
/** Chosen before pointed at: one line for both, so that a new table of values has fewer lines to repaint. */
export const emphasisOpacity: ExpressionSpecification = [
  'case',
  ['any', isOn(STATE.selected), isOn(STATE.hovered)],
  1,
  0,
];
export const emphasisWidth = whenOn(STATE.selected, 3, 2);
export const selectedOpacity = whenOn(STATE.selected, 1, 0);
