import { zipSync } from 'fflate';
import type { TakenFormat } from '../../data/contract/export.ts';
import { en } from '../../data/words/en.ts';
import { id, type Words } from '../../data/words/id.ts';
import { officeWords } from '../../data/words/office.ts';
import type { Sheet } from '../indicators/sheet/answer.ts';
import type { OfficeSpeech } from '../naming/answer.ts';
import { CSV_DIALECTS, writeCsv } from './csv.ts';
import { type Shapes, writeGeoJson } from './geojson.ts';
import { writeKml } from './kml.ts';
import { tableRows } from './table.ts';
import type { Taken } from './taken.ts';
import { writeWorkbook } from './workbook.ts';

/** All that a file is made of; plain data, so that a thread can be given it. */
export interface FileOrder {
  readonly format: TakenFormat;
  readonly taken: Taken;
  /** every indicator of the same areas, for a workbook; undefined where there are too many areas */
  readonly all: Sheet | undefined;
  /** for a map file; else empty */
  readonly shapes: Shapes;
  readonly speech: OfficeSpeech;
}

/** The dictionary in which a file speaks. */
export function wordsFor({ lang }: Taken, { naming, regencies }: OfficeSpeech): Words {
  return officeWords(lang === 'en' ? en : id, naming, regencies);
}

/** The bytes of a file. Pure, and of thousands of areas some hundred milliseconds of work: see writeFile. */
export async function writeFileHere({ format, taken, all, shapes, speech }: FileOrder): Promise<Uint8Array> {
  const words = wordsFor(taken, speech);
  switch (format) {
    case 'xlsx':
      return writeWorkbook(taken, all, words);
    case 'csv':
      return Buffer.from(writeCsv(tableRows(taken, words), CSV_DIALECTS[taken.lang]));
    case 'geojson':
      return Buffer.from(writeGeoJson(taken, shapes, words));
    case 'kmz':
      return zipSync({ 'doc.kml': Buffer.from(writeKml(taken, shapes, words)) }, { level: 6 });
  }
}
