import type { Content } from 'pdfmake';
import type { PaperMap } from '../../../data/contract/incident-paper.ts';
import type { PackageLines } from '../../../data/words/package-lines.ts';
import { mapPart, tablePart } from '../paper/sheet-paper.ts';
import type { PaperSpeech } from '../paper/speech.ts';

const COLUMN = 262;

/** The paket siaga as one page. */
export function writePackage(
  lines: PackageLines,
  map: PaperMap | null,
  { office, said }: PaperSpeech,
): Content[] {
  return [
    { text: office.name.toUpperCase(), bold: true },
    { text: lines.title, bold: true, fontSize: 15, margin: [0, 2, 0, 0] },
    { text: lines.under },
    { text: lines.facts.join(' · '), bold: true, fontSize: 11, margin: [0, 4, 0, 4] },
    {
      columns: [
        {
          width: COLUMN,
          stack: [
            ...mapPart(map, { ...said, map: lines.map }),
            ...tablePart(lines.ages, ['*', 'auto']),
            ...tablePart(lines.hazards, ['*', 'auto', 'auto', 'auto']),
            ...tablePart(lines.contacts, ['*', 'auto', 'auto']),
          ],
        },
        {
          width: '*',
          stack: [
            ...tablePart(lines.facilities, ['*', '*', 'auto']),
            ...tablePart(lines.stock, ['*', 'auto', '*']),
          ],
        },
      ],
      columnGap: 10,
    },
    { text: lines.source, fontSize: 6.4, margin: [0, 6, 0, 0] },
  ];
}
