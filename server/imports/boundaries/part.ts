import type { GeoFile } from '../../../data/read/geo-file.ts';
import type { ReportPart } from '../findings.ts';
import type { Layout } from '../placing/layout.ts';

/** The table of a map as reports speak of it: of its features the columns that say which area each is. */
export function partOfMap({ columns, features }: GeoFile, layout: Layout): ReportPart {
  const told = new Set([
    layout.codeColumn,
    layout.nameColumn,
    ...layout.parentColumns.map(({ column }) => column),
    ...Object.values(layout.placeNames),
    ...Object.values(layout.numbers).flat(),
  ]);
  const shown = columns.filter((column) => told.has(column));
  return {
    label: '',
    headings: shown,
    uses: shown.map(() => 'keep'),
    isMapped: true,
    // A country has 80,000 features: their rows are made where somebody asks for them.
    rows: {
      *[Symbol.iterator]() {
        for (const { number, properties } of features) {
          yield { line: number, cells: shown.map((column) => String(properties[column] ?? '')) };
        }
      },
    },
  };
}
