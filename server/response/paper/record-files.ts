import type { Content, TableCell } from 'pdfmake';
import type { CellObject, Row } from 'write-excel-file/node';
import type { Incident } from '../../../data/contract/incident.ts';
import type { PaperMap } from '../../../data/contract/incident-paper.ts';
import type { ResponseSheet } from '../../../data/contract/response.ts';
import { letterhead, TIGHT_LINES } from '../../paper/paper.ts';
import type { RecordCell, RecordPart } from './record.ts';
import { heading, mapPart } from './sheet-paper.ts';
import type { PaperSpeech } from './speech.ts';

/** The record on paper: the map, and every table below the other. */
export function writeRecord(
  title: string,
  parts: readonly RecordPart[],
  map: PaperMap | null,
  { office, said, record, words }: PaperSpeech,
): Content[] {
  const cell = (value: RecordCell): TableCell => ({
    text:
      typeof value === 'number' ? words.format.number(value, Number.isInteger(value) ? 0 : 2) : (value ?? ''),
    alignment: typeof value === 'number' ? 'right' : 'left',
  });
  return [
    ...letterhead(office),
    { text: record.title, alignment: 'center' },
    { text: title, bold: true, fontSize: 13, alignment: 'center', margin: [0, 0, 0, 8] },
    ...mapPart(map, said),
    ...parts.flatMap((part): Content[] => [
      { ...(heading(part.title) as object), margin: [0, 10, 0, 2] } as Content,
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: part.head.map((_, i) => (part.head.length === 2 ? (i === 0 ? 110 : '*') : 'auto')),
          body: [
            part.head.map((text): TableCell => ({ text, bold: true, fillColor: '#eeeeee' })),
            ...part.rows.map((row) => row.map(cell)),
          ],
        },
        layout: TIGHT_LINES,
        fontSize: part.head.length > 8 ? 6.5 : 8,
      },
    ]),
  ];
}

const HEADING = { fontWeight: 'bold', backgroundColor: '#eaeeef', wrap: true, alignVertical: 'top' } as const;
const WARNING = { fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#943f15' } as const;
const LONGEST_NAME = 31;

/** The record as a workbook: a sheet for each part. */
export async function writeRecordBook(
  title: string,
  parts: readonly RecordPart[],
  warning: string | null,
): Promise<Uint8Array> {
  const text = (value: string, style: Partial<CellObject> = {}): CellObject => ({
    value: plain(value),
    type: String,
    ...style,
  });
  const sheets = parts.map((part) => ({
    sheet: part.title.slice(0, LONGEST_NAME),
    orientation: 'landscape' as const,
    columns: part.head.map((_, i) => ({ width: part.head.length === 2 && i === 1 ? 90 : 22 })),
    data: [
      ...(warning === null ? [] : [[text(warning, WARNING)]]),
      [text(title, { fontWeight: 'bold' })],
      part.head.map((name) => text(name, HEADING)),
      ...part.rows.map((row) =>
        row.map((value) =>
          value === null
            ? null
            : typeof value === 'number'
              ? { value, type: Number, format: Number.isInteger(value) ? '#,##0' : '#,##0.00' }
              : text(value, { wrap: part.head.length === 2 }),
        ),
      ),
    ] as Row[],
  }));
  // Loaded when the first workbook is asked for: the server starts without it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(sheets as never, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
}

/** No text of a cell is a formula, whoever wrote it. */
function plain(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Footprints and titik pengungsian as GeoJSON (RFC 7946); what is said of the whole stands in `petasos`. */
export function writeRecordMap(
  incident: Incident,
  sheet: ResponseSheet,
  { page, hazard, said }: PaperSpeech,
  warning: string | null,
): Uint8Array {
  const mark = warning === null ? {} : { peringatan: warning };
  const footprints = incident.footprints.flatMap((f) =>
    f.shape === null
      ? []
      : [
          {
            type: 'Feature',
            properties: {
              jenis: page.footprint.kinds[f.kind],
              km2: f.km2,
              kedalaman_m: f.depthM,
              tingkat: f.class,
              dibuat: f.madeAt,
              ditarik: f.withdrawnAt,
              ...mark,
            },
            geometry: f.shape,
          },
        ],
  );
  const places = sheet.shelters.list.flatMap(({ facility, staying }) =>
    facility.at === null
      ? []
      : [
          {
            type: 'Feature',
            properties: {
              jenis: said.shelters.name,
              nama: facility.name,
              daya_tampung: facility.capacity,
              dihuni: staying,
              ...mark,
            },
            geometry: { type: 'Point', coordinates: facility.at },
          },
        ],
  );
  const { persons } = sheet.estimate;
  const whole = {
    type: 'FeatureCollection',
    name: incident.name,
    petasos: {
      ...mark,
      kejadian: incident.id,
      bahaya: hazard(incident.hazard),
      mulai: incident.startedAt,
      keadaan: sheet.madeAt,
      jiwa_terdampak: persons && {
        paling_sedikit: persons.low,
        paling_mungkin: persons.best,
        paling_banyak: persons.high,
      },
    },
    features: [...footprints, ...places],
  };
  return new TextEncoder().encode(`${JSON.stringify(whole)}\n`);
}
