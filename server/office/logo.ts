import sharp from 'sharp';
import { LOGO_PIXELS } from '../../data/contract/office.ts';
import { Fault } from '../fault.ts';
import type { LogoPicture } from './query.ts';

const FORMATS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'svg']);
/** A picture may unpack to a thousand times its bytes: more points than this are not worth a logo. */
const MOST_PIXELS = 40e6;
/** An SVG is drawn this large before it is made small, so that its lines stay sharp. */
const SVG_DENSITY = 200;

/**
 * A file as a logo: drawn anew as a PNG whose longer side has at most LOGO_PIXELS, whatever came with it (a place, a
 * thumbnail, a script in an SVG) left behind. What an SVG refers to elsewhere is not fetched. Throws Fault
 * 'logo-refused': no picture, or a damaged one.
 */
export async function drawLogo(bytes: Uint8Array): Promise<LogoPicture> {
  const input = { limitInputPixels: MOST_PIXELS, failOn: 'warning' as const };
  const format = await formatOf(bytes);
  if (format === undefined || !FORMATS.has(format)) throw new Fault('logo-refused', { reason: 'no-picture' });
  try {
    const { data, info } = await sharp(bytes, format === 'svg' ? { ...input, density: SVG_DENSITY } : input)
      .autoOrient()
      .resize(LOGO_PIXELS, LOGO_PIXELS, { fit: 'inside', withoutEnlargement: format !== 'svg' })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    throw new Fault('logo-refused', { reason: 'damaged' });
  }
}

async function formatOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await sharp(bytes, { limitInputPixels: false }).metadata()).format;
  } catch {
    return undefined;
  }
}
