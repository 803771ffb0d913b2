import type { Legend } from '../../data/contract/legend.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA, CLASS_PARTIAL, CLASS_ZERO } from '../../data/contract/values.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Words } from '../../data/words/id.ts';
import { classLabel, classOrder, hasStates } from '../legend/class-label.ts';
import { colourOf, type PatternName, patternOf } from '../map/paint.ts';
import { drawPattern, PATTERN_PIXEL_RATIO } from '../map/pattern.ts';
import { LINE, type Pen, SOFT, writeLines, writeText } from './pen.ts';

interface Entry {
  readonly label: string;
  readonly colour: string;
  readonly pattern: PatternName | undefined;
  readonly areas: number;
}

interface Told {
  readonly legend: Legend;
  readonly withoutRate: number;
  readonly isClosed: boolean;
}

/** What the legend on the screen holds, in its order. */
export function legendEntries(
  { legend, withoutRate, isClosed }: Told,
  words: Words,
  language: Language,
): Entry[] {
  const said = words.screen.legend;
  const state = (index: number, label: string, areas: number): Entry => ({
    label,
    colour: colourOf(legend, index),
    pattern: patternOf(index),
    areas,
  });
  const middle = Math.floor(legend.classes.length / 2);
  return [
    ...classOrder(legend).flatMap((i): Entry[] => {
      const c = legend.classes[i];
      if (!c) return [];
      const label = classLabel(legend, c, words, language);
      return [{ label, colour: colourOf(legend, i), pattern: undefined, areas: c.areas }];
    }),
    // Of closed types nihil is not told apart from hidden.
    ...(hasStates(legend) || isClosed ? [] : [state(CLASS_ZERO, said.zero, legend.zero.areas)]),
    ...(legend.partial.areas > 0 ? [state(CLASS_PARTIAL, said.partial, legend.partial.areas)] : []),
    ...(legend.hidden.areas > 0 ? [state(CLASS_HIDDEN, said.hidden, legend.hidden.areas)] : []),
    state(CLASS_NO_DATA, said.noDataOf(withoutRate, legend.noData.areas), legend.noData.areas),
    ...(legend.partOf.areas > 0
      ? [{ ...state(middle, said.partOf, legend.partOf.areas), pattern: 'partOf' as const }]
      : []),
  ];
}

const SWATCH = { width: 34, height: 19 };
const ROW = 27;

/** The legend in a column; gives where the next thing may begin. */
export function drawLegend(
  pen: Pen,
  entries: readonly Entry[],
  column: { readonly x: number; readonly top: number; readonly width: number },
  number: (n: number) => string,
): number {
  const { x, width } = column;
  let { top } = column;
  for (const entry of entries) {
    drawSwatch(pen, entry, x, top);
    const bottom = writeText(
      pen,
      entry.label,
      { x: x + SWATCH.width + 9, top: top + 1, width: width - SWATCH.width - 50, most: 2 },
      { size: 12 },
    );
    writeLines(pen, [number(entry.areas)], x + width, top + 1, { size: 12, colour: SOFT, align: 'right' });
    top = Math.max(top + ROW, bottom + 8);
  }
  return top;
}

function drawSwatch(pen: Pen, entry: Entry, x: number, y: number): void {
  pen.fillStyle = entry.colour;
  pen.fillRect(x, y, SWATCH.width, SWATCH.height);
  if (entry.pattern) {
    pen.save();
    pen.translate(x, y);
    pen.scale(1 / PATTERN_PIXEL_RATIO, 1 / PATTERN_PIXEL_RATIO);
    pen.fillStyle = tiled(pen, entry.pattern);
    pen.fillRect(0, 0, SWATCH.width * PATTERN_PIXEL_RATIO, SWATCH.height * PATTERN_PIXEL_RATIO);
    pen.restore();
  }
  pen.strokeStyle = LINE;
  pen.lineWidth = 1;
  pen.strokeRect(x + 0.5, y + 0.5, SWATCH.width - 1, SWATCH.height - 1);
}

/** The pattern of the map as one that a canvas repeats. */
function tiled(pen: Pen, name: PatternName): CanvasPattern | string {
  const { data, width, height } = drawPattern(name);
  const tile = document.createElement('canvas');
  tile.width = width;
  tile.height = height;
  tile.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  return pen.createPattern(tile, 'repeat') ?? 'transparent';
}
