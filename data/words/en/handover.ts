import type { StockMove } from '../../contract/stock.ts';
import type { handover as source } from '../id/handover.ts';

const titles: Readonly<Record<StockMove, string>> = {
  masuk: 'RECORD OF GOODS RECEIVED',
  keluar: 'RECORD OF HANDOVER OF GOODS',
  pindah: 'RECORD OF GOODS MOVED',
  koreksi: 'RECORD OF A CORRECTION OF STOCK',
  hitung: 'RECORD OF A COUNT OF STOCK',
};

export const handover = {
  fileName: 'handover',
  title: (kind: StockMove) => titles[kind],
  number: (number: string) => `Number: ${number}`,
  lead: (day: string) => `On ${day} the following goods were handed over.`,
  from: 'From',
  to: 'To',
  receiverRole: 'Position of the receiver',
  decree: 'Decree',
  incident: 'Incident number',
  note: 'Note',
  blank: '....................',
  columns: { no: 'No.', item: 'Item', count: 'Count', unit: 'Unit', note: 'Note' },
  closing: 'This record was drawn up truthfully, in as many copies as needed.',
  gives: 'Handed over by,',
  receives: 'Received by,',
  signs: '(....................)',
} satisfies typeof source;
