import type { Words } from '../../data/words/id.ts';
import { columnsOf } from './columns.ts';
import type { CsvCell } from './csv.ts';
import { aboutOf, warningsOf } from './notes.ts';
import type { Taken } from './taken.ts';

/**
 * The shown table for CSV: one heading, one row an area, so that a program can read it. What a sheet says above the
 * table stands in columns of every row: a row that is copied elsewhere keeps its source, and says that it is made up.
 */
export function tableRows(taken: Taken, words: Words): CsvCell[][] {
  const said = words.download.columns;
  const columns = columnsOf(taken, words);
  const sources = [...new Set(taken.sources.map((s) => s.name).filter((name) => name !== ''))].join(' · ');
  const about = aboutOf(taken, words).join(' · ');
  const asOf = taken.asOf ?? words.download.notes.notSaid;
  const warnings = warningsOf(taken, words);
  const titles = { peringatan: said.warning, rahasia: said.secret, penggunaan: said.use } as const;
  return [
    [
      ...warnings.map(({ key }) => titles[key]),
      ...columns.map((c) => c.title),
      said.period,
      said.asOf,
      said.sources,
      ...(about === '' ? [] : [words.spm.definition]),
    ],
    ...taken.rows.map((row) => [
      ...warnings.map((w) => w.text),
      ...columns.map((c) => c.of(row)),
      taken.period,
      asOf,
      sources,
      ...(about === '' ? [] : [about]),
    ]),
  ];
}
