import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { TFontDictionary } from 'pdfmake/interfaces.js';

/** Noto Sans comes in files by alphabet: each is a font of its own on paper. */
export const FONTS = { latin: 'Noto Sans', 'latin-ext': 'Noto Sans Extended' } as const;

const STYLES = {
  normal: '400-normal',
  bold: '700-normal',
  italics: '400-italic',
  bolditalics: '700-italic',
} as const;

/** Files kept in memory under the names by which the printer asks for them. */
export interface FontShelf {
  writeFileSync(name: string, bytes: Buffer): void;
}

/**
 * Puts the fonts on the shelf; what they are called there. A font bears the path of its file: what draws knows no shelf,
 * and opens the font of a text in a drawing by this name itself.
 */
export function shelveFonts(shelf: FontShelf): TFontDictionary {
  const require = createRequire(import.meta.url);
  const families = Object.entries(FONTS).map(([file, family]) => {
    const styles = Object.entries(STYLES).map(([style, weight]) => {
      const path = require.resolve(`@fontsource/noto-sans/files/noto-sans-${file}-${weight}.woff`);
      shelf.writeFileSync(path, readFileSync(path));
      return [style, path];
    });
    return [family, Object.fromEntries(styles)];
  });
  return Object.fromEntries(families);
}
