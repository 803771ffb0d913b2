import { useEffect, useRef } from 'react';
import type { Legend } from '../../data/contract/legend.ts';
import { colourOf, patternOf, WAITING_COLOUR } from '../map/paint.ts';
import { drawPattern } from '../map/pattern.ts';
import css from './legend.module.css';

interface SwatchProps {
  readonly legend: Legend | undefined;
  /** class index of the legend, or one of the states below zero */
  readonly index: number;
  readonly wide?: boolean;
  /** a rate over a part: dots over the colour of its class */
  readonly isPart?: boolean;
}

/** The colour of a class as the map shows it, with the pattern of a state over it. */
export function Swatch({ legend, index, wide = false, isPart = false }: SwatchProps) {
  const name = legend && (isPart ? 'partOf' : patternOf(index));
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || !name) return;
    const { data, width, height } = drawPattern(name);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    const tile = new ImageData(data, width, height);
    for (let x = 0; x < pen.canvas.width; x += width) {
      for (let y = 0; y < pen.canvas.height; y += height) pen.putImageData(tile, x, y);
    }
  }, [name]);
  return (
    <span
      className={css.swatch}
      data-wide={wide || undefined}
      style={{ background: legend ? colourOf(legend, index) : WAITING_COLOUR }}
      aria-hidden
    >
      {name && <canvas ref={canvas} width={wide ? 96 : 32} height={32} />}
    </span>
  );
}
