import type { Content, TableCell } from 'pdfmake';
import type { PaperMap } from '../../../data/contract/incident-paper.ts';
import type { SheetLines, SheetTable, SheetWords } from '../../../data/words/sheet-lines.ts';
import { drawSvg } from '../../paper/drawing.ts';
import { TIGHT_LINES } from '../../paper/paper.ts';

const MAP_WIDTH = 262;
const WIDE = 527;

/** The response sheet as one page: map beside figures, needs beside places and people, assumptions at the foot. */
export function writeSheet(
  lines: SheetLines,
  map: PaperMap | null,
  office: string,
  said: SheetWords,
): Content[] {
  return [
    {
      columns: [
        { width: '*', text: office.toUpperCase(), bold: true },
        { width: 'auto', text: said.title.toUpperCase(), bold: true, alignment: 'right' },
      ],
      columnGap: 8,
    },
    { canvas: [{ type: 'line', x1: 0, y1: 2, x2: WIDE, y2: 2, lineWidth: 1.2 }], margin: [0, 0, 0, 3] },
    { text: lines.title, bold: true, fontSize: 14 },
    ...lines.under.map((text): Content => ({ text })),
    { text: lines.lead, bold: true, fontSize: 11.5, margin: [0, 4, 0, 2] },
    ...lines.facts.map((text): Content => ({ text })),
    {
      columns: [
        { width: MAP_WIDTH, stack: mapPart(map, said) },
        {
          width: '*',
          stack: [
            ...(lines.people ? tablePart(lines.people, ['*', 'auto', 'auto', 'auto', 'auto']) : []),
            ...tablePart(lines.who, ['*', '*', 'auto', 'auto']),
          ],
        },
      ],
      columnGap: 10,
      margin: [0, 5, 0, 0],
    },
    {
      columns: [
        {
          width: '*',
          stack: lines.needs ? tablePart(lines.needs, ['*', 'auto', 'auto', 'auto']) : [said.needs.none],
        },
        {
          width: '*',
          stack: [
            ...tablePart(lines.shelters, ['auto', '*', 'auto', 'auto', 'auto']),
            ...(lines.heads === null
              ? []
              : [heading(said.heads.title), { text: lines.heads } satisfies Content]),
          ],
        },
      ],
      columnGap: 10,
      margin: [0, 3, 0, 0],
    },
    heading(said.assumptions.title),
    { text: lines.assumptions.join(' · '), fontSize: 6.4 },
    { text: lines.source, fontSize: 6.4, margin: [0, 2, 0, 0] },
  ];
}

export function mapPart(map: PaperMap | null, said: SheetWords): Content[] {
  if (!map) return [{ text: said.map.none, italics: true }];
  const key: Content = {
    columns: [
      ...(map.footprints.length === 0
        ? []
        : [
            { width: 20, stack: [{ svg: KEY_FOOTPRINT, width: 18 }] },
            { width: 'auto', text: said.map.footprint },
          ]),
      { width: 20, stack: [{ svg: KEY_HIT, width: 18 }] },
      { width: 'auto', text: said.map.hit },
      { width: 20, stack: [{ svg: KEY_SHELTER, width: 18 }] },
      { width: '*', text: said.map.shelter },
    ],
    columnGap: 3,
    fontSize: 6.4,
    margin: [0, 2, 0, 0],
  };
  const under = [
    ...(map.isSketched ? [said.map.sketched] : []),
    ...(map.sources.length > 0 ? [said.map.sources(map.sources.join(', '))] : []),
  ].join(' ');
  return [
    { svg: drawSvg(map, said.map.metres(map.bar.metres)), width: MAP_WIDTH },
    key,
    ...(under === '' ? [] : [{ text: under, fontSize: 6.4 } satisfies Content]),
  ];
}

const KEY_FOOTPRINT =
  '<svg viewBox="0 0 36 14"><rect x="1" y="1" width="34" height="12" fill="#943f15" fill-opacity="0.28" stroke="#3d1905" stroke-width="2" stroke-dasharray="6 3"/></svg>';
const KEY_HIT =
  '<svg viewBox="0 0 36 14"><rect x="1" y="1" width="34" height="12" fill="#d9d9d9" stroke="#777777"/></svg>';
const KEY_SHELTER = '<svg viewBox="0 0 36 14"><circle cx="18" cy="7" r="6" fill="#000000"/></svg>';

export function heading(text: string): Content {
  return { text, bold: true, margin: [0, 4, 0, 1] };
}

/** A table with its title and what has to be said below it; without rows only that. */
export function tablePart(table: SheetTable, widths: readonly (string | number)[]): Content[] {
  const isText = (i: number) => i === 0 || widths[i] === '*';
  const body: TableCell[][] = table.rows.map((row) =>
    row.map((text, i): TableCell => ({ text, alignment: isText(i) ? 'left' : 'right' })),
  );
  const shown: Content[] =
    body.length === 0
      ? []
      : [
          {
            table: {
              headerRows: 1,
              dontBreakRows: true,
              widths: [...widths],
              body: [
                table.head.map(
                  (text, i): TableCell => ({
                    text,
                    bold: true,
                    fillColor: '#eeeeee',
                    alignment: isText(i) ? 'left' : 'right',
                  }),
                ),
                ...body,
              ],
            },
            layout: TIGHT_LINES,
          },
        ];
  return [
    heading(table.title),
    ...shown,
    ...table.notes.map((text): Content => ({ text, margin: [0, 1, 0, 0] })),
  ];
}
