import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawLogo } from '../../../server/office/logo.ts';

const svg = (size: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 20 10"><rect width="20" height="10"/></svg>`,
  );

describe('a logo', () => {
  test('of more points than a logo needs is refused with its size: it is not damaged', async () => {
    const large = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await expect(drawLogo(large)).rejects.toMatchObject({
      code: 'logo-refused',
      detail: { reason: 'too-many-points', width: 8000, height: 6000 },
    });
  });

  test.each(['width="20" height="10"', 'width="20000" height="10000"', ''])(
    'drawn in lines is taken whatever size it says of itself: %s',
    async (size) => {
      const { width, height } = await drawLogo(svg(size));
      expect([width, height]).toEqual([320, 160]);
    },
  );
});
