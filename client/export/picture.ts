import type { Legend } from '../../data/contract/legend.ts';
import type { Language } from '../../data/contract/view.ts';
import type { Words } from '../../data/words/id.ts';
import type { DrawingSize, MapDrawing } from '../map/snapshot.ts';
import { drawBanner, drawNorth, drawScale, drawWatermark } from './furniture.ts';
import { drawLegend, legendEntries } from './legend-part.ts';
import { INK, LINE, loadLetters, type Pen, SOFT, writeLines, writeText } from './pen.ts';

/** Everything a picture says besides the map: it is read where Petasos is not at hand. */
export interface PictureText {
  readonly title: string;
  /** place, level, period */
  readonly under: string;
  /** the answer in a sentence, and what must be said besides */
  readonly answer: string;
  readonly language: Language;
  readonly legend: Legend;
  /** areas without data of which there is a count */
  readonly withoutRate: number;
  /** of closed types nihil is not told */
  readonly isClosed: boolean;
  readonly legendTitle: string;
  readonly countsAre: string;
  /** short lines under the legend: what columns mean, sketched borders, areas without a border */
  readonly remarks: readonly string[];
  /** as of when, from whom, over which population, whose borders */
  readonly sources: readonly string[];
  /** who made it, with a picture of theirs; empty and null where the office has not said who it is */
  readonly office: string;
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | null;
  /** when it was made */
  readonly made: string;
  readonly address: string;
  /** undefined where nothing is made up, and nothing finer than what is published */
  readonly warning: string | undefined;
  /** its short form, across the map */
  readonly watermark: string;
}

/** A4 lying down at 96 pixels an inch, drawn with two pixels for one: sharp on paper and on a projector. */
const PAGE = { width: 1123, height: 794 };
const PIXEL_RATIO = 2;
const MARGIN = 30;
const LEGEND_WIDTH = 236;
const BANNER = 28;
const HEAD = 104;
const FOOT = 74;

interface Layout {
  readonly map: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly top: number;
}

function layOut(hasBanner: boolean): Layout {
  const top = hasBanner ? BANNER : 0;
  const y = top + MARGIN - 8 + HEAD;
  const width = PAGE.width - 2 * MARGIN - LEGEND_WIDTH - 22;
  return { top, map: { x: MARGIN, y, width, height: PAGE.height - y - FOOT - MARGIN + 10 } };
}

/** How large the map of a picture is drawn. */
export function mapSize(hasBanner: boolean): DrawingSize {
  const { width, height } = layOut(hasBanner).map;
  return { width, height, pixelRatio: PIXEL_RATIO };
}

/** A map as a page that stands for itself: title, answer, legend, scale, as of when, source, and where it is from. */
export async function composePicture(drawing: MapDrawing, text: PictureText, words: Words): Promise<Blob> {
  await loadLetters();
  const canvas = document.createElement('canvas');
  canvas.width = PAGE.width * PIXEL_RATIO;
  canvas.height = PAGE.height * PIXEL_RATIO;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser has no canvas to draw on');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, PAGE.width, PAGE.height);
  const { map, top } = layOut(text.warning !== undefined);
  if (text.warning !== undefined) drawBanner(pen, text.warning, PAGE.width, BANNER);
  const logo = await loadLogo(text.logo);
  drawHead(pen, text, logo, top + MARGIN - 8);
  pen.drawImage(drawing.canvas, map.x, map.y, map.width, map.height);
  if (text.warning !== undefined) drawWatermark(pen, map, text.watermark);
  pen.strokeStyle = LINE;
  pen.lineWidth = 1;
  pen.strokeRect(map.x + 0.5, map.y + 0.5, map.width - 1, map.height - 1);
  const { metresPerPixel, bearing } = drawing;
  if (metresPerPixel !== null) {
    drawScale(pen, map, metresPerPixel, (metres) =>
      metres >= 1000 ? `${words.format.number(metres / 1000)} km` : `${words.format.number(metres)} m`,
    );
  }
  drawNorth(pen, map, words.download.picture.north, bearing);
  drawSide(pen, text, { x: map.x + map.width + 22, top: map.y, width: LEGEND_WIDTH }, words);
  drawFoot(pen, text, map.y + map.height + 10);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is empty'))), 'image/png');
  });
}

/** A logo that does not load leaves its place empty. */
async function loadLogo(logo: PictureText['logo']): Promise<HTMLImageElement | undefined> {
  if (!logo) return undefined;
  const image = new Image();
  image.src = logo.src;
  return image.decode().then(
    () => image,
    () => undefined,
  );
}

const LOGO_HEIGHT = 54;

function drawHead(pen: Pen, text: PictureText, logo: HTMLImageElement | undefined, top: number): void {
  const whole = PAGE.width - 2 * MARGIN;
  const right = MARGIN + whole;
  const logoWidth = logo ? Math.min(140, (LOGO_HEIGHT * logo.naturalWidth) / logo.naturalHeight) : 0;
  if (logo) {
    const height = (logoWidth * logo.naturalHeight) / logo.naturalWidth;
    pen.drawImage(logo, right - logoWidth, top + (LOGO_HEIGHT - height) / 2, logoWidth, height);
  }
  const nameWidth = text.office ? 250 : 0;
  if (text.office) {
    const x = right - logoWidth - (logo ? 12 : 0) - nameWidth;
    const letters = { size: 11.5, bold: true, align: 'right' } as const;
    writeText(pen, text.office, { x, top: top + 2, width: nameWidth, most: 3 }, letters);
  }
  const width = whole - logoWidth - nameWidth - (logo || text.office ? 30 : 0);
  let y = writeText(pen, text.title, { x: MARGIN, top, width, most: 1 }, { size: 25, bold: true });
  y = writeText(pen, text.under, { x: MARGIN, top: y - 1, width, most: 1 }, { size: 14, colour: SOFT });
  writeText(pen, text.answer, { x: MARGIN, top: y + 4, width: whole, most: 2 }, { size: 13.5 });
}

function drawSide(
  pen: Pen,
  text: PictureText,
  column: { readonly x: number; readonly top: number; readonly width: number },
  words: Words,
): void {
  const { x, width } = column;
  let y = writeText(pen, text.legendTitle, { x, top: column.top, width, most: 3 }, { size: 13, bold: true });
  y = writeLines(pen, [text.countsAre], x + width, y + 2, { size: 10.5, colour: SOFT, align: 'right' });
  y = drawLegend(pen, legendEntries(text, words, text.language), { x, top: y + 5, width }, (n) =>
    words.format.number(n),
  );
  y += 6;
  for (const remark of text.remarks) {
    y = writeText(pen, remark, { x, top: y, width, most: 4 }, { size: 10.5, colour: SOFT }) + 4;
  }
}

function drawFoot(pen: Pen, text: PictureText, top: number): void {
  const width = PAGE.width - 2 * MARGIN;
  let y = top;
  for (const [i, line] of text.sources.entries()) {
    const letters = { size: i === 0 ? 11.5 : 10.5, bold: i === 0, colour: i === 0 ? INK : SOFT };
    y = writeText(pen, line, { x: MARGIN, top: y, width, most: 1 }, letters);
  }
  y = writeText(pen, text.made, { x: MARGIN, top: y, width, most: 1 }, { size: 10.5, colour: SOFT });
  writeText(pen, text.address, { x: MARGIN, top: y, width, most: 1 }, { size: 10.5, colour: SOFT });
}
