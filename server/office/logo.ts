import sharp from 'sharp';
import { LOGO_PIXELS } from '../../data/contract/office.ts';
import { Fault } from '../fault.ts';
import type { LogoPicture } from './query.ts';

const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'svg']);
/** A picture may unpack to a thousand times its bytes: more points than this are not worth a logo. */
const MOST_PIXELS = 40e6;
/** An SVG is drawn this large before it is made small, so that its lines stay sharp, whatever size it says of itself. */
const SVG_PIXELS = 2 * LOGO_PIXELS;
/** points an inch that a size is told for */
const TOLD_DENSITY = 72;

/**
 * A file as a logo: drawn anew as a PNG whose longer side has at most LOGO_PIXELS, whatever came with it (a place, a
 * thumbnail, a script in an SVG) left behind. What an SVG refers to elsewhere is not fetched. Throws Fault
 * 'logo-refused': no picture, a damaged one, or one of too many points.
 */
export async function drawLogo(bytes: Uint8Array): Promise<LogoPicture> {
  const { format, width, height } = await lookAt(bytes);
  if (format === undefined || !FORMATS.has(format)) throw new Fault('logo-refused', { reason: 'no-picture' });
  const input = { limitInputPixels: MOST_PIXELS, failOn: 'warning' as const };
  const isSvg = format === 'svg';
  const density = Math.max(1, (TOLD_DENSITY * SVG_PIXELS) / Math.max(width, height));
  if (!isSvg && width * height > MOST_PIXELS) {
    throw new Fault('logo-refused', { reason: 'too-many-points', width, height });
  }
  try {
    const { data, info } = await sharp(bytes, isSvg ? { ...input, density } : input)
      .autoOrient()
      .resize(LOGO_PIXELS, LOGO_PIXELS, { fit: 'inside', withoutEnlargement: !isSvg })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    throw new Fault('logo-refused', { reason: 'damaged' });
  }
}

interface Look {
  /** undefined: no picture */
  readonly format: string | undefined;
  readonly width: number;
  readonly height: number;
}

/** What a file says of itself; nothing of it is unpacked. */
async function lookAt(bytes: Uint8Array): Promise<Look> {
  try {
    const { format, width = 1, height = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { format, width, height };
  } catch {
    return { format: undefined, width: 1, height: 1 };
  }
}
