import type { Content, TableCell } from 'pdfmake';
import type { Column } from 'pdfmake/interfaces.js';
import type { Incident } from '../../../data/contract/incident.ts';
import { THIN_LINES } from '../../paper/paper.ts';
import type { PaperSpeech } from './speech.ts';

const LINES = 12;
const LINE_HEIGHT = 20;
const WIDTHS = [20, '*', 92, 22, 26, 70, 110, 90, 50, 80] as const;

/** The empty by-name-by-address form of an incident: filled in by hand, and never entered. */
export function writeBnba(
  incident: Incident,
  { office, record: { form }, said }: Pick<PaperSpeech, 'office' | 'record' | 'said'>,
): Content[] {
  const empty = (no: number): TableCell[] =>
    WIDTHS.map((_, i): TableCell => ({ text: i === 0 ? String(no) : ' ', alignment: 'right' }));
  const sign = (who: string): Column => ({
    width: '*',
    stack: [{ text: who }, { text: form.sign, margin: [0, 34, 0, 0] }],
    alignment: 'center',
  });
  return [
    { text: office.name.toUpperCase(), bold: true },
    { text: form.title, bold: true, fontSize: 13, margin: [0, 2, 0, 4] },
    {
      columns: [
        {
          width: '*',
          text: `${form.incident}: ${incident.name} (${said.place(incident.place.name, incident.within.name)})`,
        },
        {
          width: 'auto',
          text: incident.bnbaNumber === null ? form.number : form.numberIs(incident.bnbaNumber),
        },
      ],
    },
    {
      columns: [
        { width: '*', text: form.place },
        { width: 'auto', text: form.page },
      ],
      margin: [0, 4, 0, 0],
    },
    { text: form.shelter, margin: [0, 4, 0, 6] },
    {
      table: {
        headerRows: 1,
        widths: [...WIDTHS],
        heights: [24, ...Array.from({ length: LINES }, () => LINE_HEIGHT)],
        body: [
          form.columns.map((text): TableCell => ({ text, bold: true, fillColor: '#eeeeee', fontSize: 7.5 })),
          ...Array.from({ length: LINES }, (_, i) => empty(i + 1)),
        ],
      },
      layout: THIN_LINES,
    } as Content,
    { text: form.total, margin: [0, 6, 0, 0] },
    ...(incident.bnbaTotal === null ? [] : [{ text: form.totalIs(incident.bnbaTotal) }]),
    { text: form.note, fontSize: 7, margin: [0, 3, 0, 8] },
    { columns: [sign(form.filled), sign(form.knows)] },
  ];
}
