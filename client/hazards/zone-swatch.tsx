import { useEffect, useRef } from 'react';
import legend from '../legend/legend.module.css';
import { drawZonePattern, ZONE_COLOURS, type ZoneClass } from '../map/zone-pattern.ts';

/** The colour and the pattern of a class of hazard, as the map shows them. */
export function ZoneSwatch({ of }: { of: ZoneClass }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const { data, width, height } = drawZonePattern(of);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    const tile = new ImageData(data, width, height);
    for (let x = 0; x < pen.canvas.width; x += width) {
      for (let y = 0; y < pen.canvas.height; y += height) pen.putImageData(tile, x, y);
    }
  }, [of]);
  return (
    <span className={legend.swatch} data-wide style={{ background: `${ZONE_COLOURS[of]}6b` }} aria-hidden>
      <canvas ref={canvas} width={96} height={32} />
    </span>
  );
}
