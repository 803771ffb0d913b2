import type { Content } from 'pdfmake';

/** A document as it is handed to the printer: data alone, so that it can be printed in another thread. */
export interface Paper {
  /** title of the document, for readers of files */
  readonly title: string;
  readonly lang: 'id' | 'en';
  readonly content: readonly Content[];
  /** small line at the foot of each page: what it is, when and by whom */
  readonly foot: string;
  /** 'halaman 2 dari 5', with 2 and 5 as {page} and {pages} */
  readonly pageLine: string;
  /** across each page, as 'KONSEP'; null: nothing */
  readonly across: string | null;
  /** at the head of each page: 'DATA CONTOH – BUKAN DATA SEBENARNYA'; null: nothing */
  readonly warning: string | null;
  /** all of it on a page: letters become smaller until it fits, down to what can still be read */
  readonly onePage?: true;
  /** forms to be filled in by hand are wider than high */
  readonly landscape?: true;
}

/** Who a paper is from. */
export interface Sender {
  readonly name: string;
  /** PNG, with its size in points of the picture */
  readonly logo: { readonly png: Uint8Array; readonly width: number; readonly height: number } | null;
}

/** Name of the table lines of every paper: a function cannot be handed to another thread. */
export const THIN_LINES = 'petasos';
/** The same for a page on which everything has to fit. */
export const TIGHT_LINES = 'petasos-tight';

const LOGO_HEIGHT = 54;
const LOGO_WIDTH = 70;
const PAGE_WIDTH = 595.28 - 2 * 57;

/** The head of a letter: logo, name of the office, and a double rule below. */
export function letterhead({ name, logo }: Sender): Content[] {
  const scale = logo ? Math.min(LOGO_HEIGHT / logo.height, LOGO_WIDTH / logo.width) : 0;
  const picture: Content[] = logo
    ? [
        {
          image: `data:image/png;base64,${Buffer.from(logo.png).toString('base64')}`,
          width: logo.width * scale,
          height: logo.height * scale,
        },
      ]
    : [];
  return [
    {
      columns: [
        { width: logo ? LOGO_WIDTH : 0, stack: picture },
        {
          width: '*',
          text: name.toUpperCase(),
          bold: true,
          fontSize: 14,
          alignment: 'center',
          margin: [0, logo ? 16 : 4, 0, 0],
        },
        { width: logo ? LOGO_WIDTH : 0, text: '' },
      ],
      columnGap: 8,
    },
    {
      canvas: [
        { type: 'line', x1: 0, y1: 8, x2: PAGE_WIDTH, y2: 8, lineWidth: 1.6 },
        { type: 'line', x1: 0, y1: 11, x2: PAGE_WIDTH, y2: 11, lineWidth: 0.5 },
      ],
      margin: [0, 0, 0, 14],
    },
  ];
}
