import { FONTS } from './fonts.ts';

/** A map as lines, as `data/contract/incident-paper.ts` describes it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly areas: readonly { readonly d: string; readonly isHit: boolean }[];
  readonly footprints: readonly string[];
  readonly marks: readonly { readonly x: number; readonly y: number; readonly no: number | null }[];
  readonly labels: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  readonly bar: { readonly length: number };
}

/**
 * A map as SVG for the printer. Told apart in black and white too: what is hit is grey, the footprint has a thick broken
 * line, titik pengungsian are black with a white number.
 * @param barText what the bar measures: '500 m'
 */
export function drawSvg(drawing: Drawing, barText: string): string {
  const { width, height, areas, footprints, marks, labels, bar } = drawing;
  const parts = [
    `<rect x="0" y="0" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...areas.map(
      ({ d, isHit }) =>
        `<path d="${d}" fill="${isHit ? '#d9d9d9' : '#ffffff'}" stroke="#777777" stroke-width="${isHit ? 0.5 : 0.8}"/>`,
    ),
    ...footprints.map(
      (d) =>
        `<path d="${d}" fill="#943f15" fill-opacity="0.28" stroke="#3d1905" stroke-width="2" stroke-dasharray="6 3"/>`,
    ),
    ...labels.flatMap(({ x, y, text }) => [
      textAt(x, y, text, 'fill="#ffffff" stroke="#ffffff" stroke-width="2.4"'),
      textAt(x, y, text, 'fill="#222222"'),
    ]),
    ...marks.map(
      ({ x, y, no }) =>
        `<circle cx="${x}" cy="${y}" r="7" fill="#000000" stroke="#ffffff" stroke-width="1.2"/>${
          no === null ? '' : textAt(x, y + 3.3, String(no), 'fill="#ffffff"', 9)
        }`,
    ),
    `<path d="M 12 ${height - 12} h ${bar.length} m 0 -4 v 8 m ${-bar.length} -8 v 8" fill="none" stroke="#000000" stroke-width="1.4"/>`,
    textAt(12 + bar.length / 2, height - 18, barText, 'fill="#000000"'),
    `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" fill="none" stroke="#000000" stroke-width="1"/>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`;
}

function textAt(x: number, y: number, text: string, paint: string, size = 10): string {
  return `<text x="${x}" y="${y}" text-anchor="middle" font-family="${FONTS.latin}" font-size="${size}" ${paint}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
