import type { Content, TableCell } from 'pdfmake';
import { reliefItem } from '../../../data/catalogue/relief-items.ts';
import type { Words } from '../../../data/words/id.ts';
import { letterhead, type Sender, THIN_LINES } from '../../paper/paper.ts';
import type { SlipRow } from './query.ts';

/** What a berita acara serah terima is written from. */
export interface MinutesOrder {
  readonly lang: 'id' | 'en';
  readonly slip: SlipRow;
  readonly sender: Sender;
  /** '22 November 2026' */
  readonly day: string;
}

/** A berita acara serah terima: what was handed over, by whom, to whom, with room for both signatures. */
export function writeMinutes({ lang, slip, sender, day }: MinutesOrder, words: Words): Content[] {
  const w = words.handover;
  const from = slip.kind === 'masuk' ? (slip.giver ?? w.blank) : slip.facilityName;
  const to = slip.kind === 'masuk' ? slip.facilityName : (slip.toName ?? slip.receiver ?? w.blank);
  const facts: [string, string][] = [
    [w.from, from],
    [w.to, to],
    ...(slip.receiverRole ? ([[w.receiverRole, slip.receiverRole]] as [string, string][]) : []),
    ...(slip.decree ? ([[w.decree, slip.decree]] as [string, string][]) : []),
    ...(slip.incident ? ([[w.incident, words.format.number(slip.incident)]] as [string, string][]) : []),
    ...(slip.note ? ([[w.note, slip.note]] as [string, string][]) : []),
  ];
  return [
    ...letterhead(sender),
    { text: w.title(slip.kind), bold: true, fontSize: 13, alignment: 'center', margin: [0, 2, 0, 2] },
    { text: w.number(slip.number), alignment: 'center', margin: [0, 0, 0, 14] },
    { text: w.lead(day), margin: [0, 0, 0, 8] },
    {
      table: {
        widths: [110, '*'],
        body: facts.map(([what, as]): TableCell[] => [{ text: what }, { text: `: ${as}` }]),
      },
      layout: 'noBorders',
      margin: [0, 0, 0, 10],
    },
    goods(slip, lang, words),
    { text: w.closing, margin: [0, 12, 0, 18] },
    signatures(slip, words),
  ];
}

function goods({ items }: SlipRow, lang: 'id' | 'en', words: Words): Content {
  const w = words.handover;
  const head = [w.columns.no, w.columns.item, w.columns.count, w.columns.unit, w.columns.note];
  const rows = items.map(({ item, change }, i): TableCell[] => [
    { text: `${i + 1}`, alignment: 'right' },
    { text: reliefItem(item).name[lang] },
    { text: words.format.number(Math.abs(change)), alignment: 'right' },
    { text: reliefItem(item).unit[lang] },
    { text: '' },
  ]);
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [24, '*', 70, 60, 110],
      body: [head.map((text): TableCell => ({ text, bold: true, fillColor: '#eeeeee' })), ...rows],
    },
    layout: THIN_LINES,
  };
}

function signatures({ giver, receiver }: SlipRow, words: Words): Content {
  const w = words.handover;
  const signs = (title: string, name: string | null) => ({
    width: '*',
    stack: [
      { text: title, alignment: 'center' },
      { text: name ?? w.signs, bold: name !== null, alignment: 'center', margin: [0, 56, 0, 0] },
    ],
  });
  return {
    columns: [signs(w.gives, giver), signs(w.receives, receiver)],
    unbreakable: true,
  } as Content;
}
