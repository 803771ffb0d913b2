import { INK, type Letters, type Pen, writeLines } from './pen.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const PLATE = 'rgba(255, 255, 255, 0.86)';

/** The longest round length (1, 2 or 5 times a power of ten) that is no longer than `mostMetres`. */
export function roundLength(mostMetres: number): number {
  const power = 10 ** Math.floor(Math.log10(mostMetres));
  return [5, 2, 1, 0.5].map((n) => n * power).find((metres) => metres <= mostMetres) ?? power;
}

/** A length on the ground in the lower left corner of a map. */
export function drawScale(pen: Pen, map: Box, metresPerPixel: number, say: (metres: number) => string): void {
  const metres = roundLength(metresPerPixel * 130);
  const length = metres / metresPerPixel;
  const [x, y] = [map.x + 12, map.y + map.height - 14];
  pen.fillStyle = PLATE;
  pen.fillRect(x - 6, y - 22, length + 12, 30);
  pen.strokeStyle = INK;
  pen.lineWidth = 1.4;
  pen.beginPath();
  pen.moveTo(x, y - 5);
  pen.lineTo(x, y);
  pen.lineTo(x + length, y);
  pen.lineTo(x + length, y - 5);
  pen.stroke();
  writeLines(pen, [say(metres)], x + length / 2, y - 20, { size: 10.5, align: 'center' });
}

/** Where north is: an arrow in the upper right corner of a map, turned where the map is. */
export function drawNorth(pen: Pen, map: Box, letter: string, bearing: number): void {
  const [x, y] = [map.x + map.width - 24, map.y + 14];
  pen.fillStyle = PLATE;
  pen.beginPath();
  pen.roundRect(x - 13, y - 7, 26, 42, 6);
  pen.fill();
  pen.save();
  pen.translate(x, y + 7);
  pen.rotate((-bearing * Math.PI) / 180);
  pen.translate(-x, -y - 7);
  pen.fillStyle = INK;
  pen.beginPath();
  pen.moveTo(x, y - 2);
  pen.lineTo(x + 6, y + 15);
  pen.lineTo(x, y + 11);
  pen.lineTo(x - 6, y + 15);
  pen.closePath();
  pen.fill();
  pen.restore();
  writeLines(pen, [letter], x, y + 15, { size: 11, bold: true, align: 'center' });
}

/** Burnt into the map: letters across it, often enough that no cut-out is without them. */
export function drawWatermark(pen: Pen, map: Box, text: string): void {
  const letters: Letters = { size: 21, bold: true };
  pen.save();
  pen.beginPath();
  pen.rect(map.x, map.y, map.width, map.height);
  pen.clip();
  pen.translate(map.x + map.width / 2, map.y + map.height / 2);
  pen.rotate(-Math.atan2(map.height, map.width));
  pen.font = `700 ${letters.size}px 'Noto Sans', sans-serif`;
  pen.textAlign = 'center';
  pen.fillStyle = 'rgba(88, 36, 11, 0.30)';
  pen.strokeStyle = 'rgba(255, 255, 255, 0.34)';
  pen.lineWidth = 2.5;
  const step = pen.measureText(text).width + 90;
  for (let row = -5; row <= 5; row++) {
    for (let column = -2; column <= 2; column++) {
      const x = column * step + (row % 2) * (step / 2);
      pen.strokeText(text, x, row * 104);
      pen.fillText(text, x, row * 104);
    }
  }
  pen.restore();
}

/** A strip across the whole picture that says what must not be overlooked. */
export function drawBanner(pen: Pen, text: string, width: number, height: number): void {
  pen.fillStyle = '#943f15';
  pen.fillRect(0, 0, width, height);
  // Two warnings and a long name in one line: smaller letters rather than half a sentence.
  pen.font = "700 13.5px 'Noto Sans', sans-serif";
  const size = Math.min(13.5, (13.5 * (width - 24)) / pen.measureText(text).width);
  writeLines(pen, [text], width / 2, height / 2 - size * 0.63, {
    size,
    bold: true,
    colour: '#ffffff',
    align: 'center',
  });
}
