import { lastDay } from '../../data/contract/period.ts';
import type { FileAnswer, RouteRequest } from '../../data/contract/routes.ts';
import { en } from '../../data/words/en.ts';
import { fileSlug } from '../../data/words/file-name.ts';
import { id } from '../../data/words/id.ts';
import { requireIn } from '../access/guard.ts';
import type { Scope } from '../access/scope.ts';
import { findWithin, loadAreas } from '../areas/browse/query.ts';
import type { Context } from '../context.ts';
import { Fault } from '../fault.ts';
import { HEADING, textCell, writeWorkbook, XLSX } from '../paper/workbook.ts';
import { loadServices } from './query.ts';

const MOST_ROWS = 20_000;
const WIDTHS = [46, 16, 30, 10, 12, 12, 18];

/**
 * A blank workbook that comes back without matching: a row for each service and area, with the figures left open. Headings
 * are those that the import reads, in every language. Throws Fault 'unknown-area', 'unknown-service', 'outside-scope' and
 * 'too-large'.
 */
export async function spmForm(
  ctx: Context,
  scope: Scope,
  { within, level, period, service, lang }: RouteRequest<'spmForm'>,
): Promise<FileAnswer> {
  requireIn(scope, 'imports.write', within);
  const db = ctx.db.as(scope);
  const on = lastDay(period);
  const place = await findWithin(db, within, on);
  if (!place) throw new Fault('unknown-area', { code: within });
  const services = (await loadServices(db)).filter((s) => !s.retired && (!service || s.code === service));
  if (services.length === 0) throw new Fault('unknown-service', { service: service ?? '' });
  const areas = await loadAreas(db, place, level, on);
  if (services.length * areas.id.length > MOST_ROWS) throw new Fault('too-large', { limit: MOST_ROWS });
  const words = lang === 'en' ? en : id;
  const { headings, name, help, helpLines } = words.spmForm;
  const rows = services.flatMap((s) =>
    areas.code.map((code, i) =>
      [s.name.id, code, areas.name[i] ?? '', period, '', '', ''].map((v) => textCell(v)),
    ),
  );
  const head = headings.map((text) => textCell(text, HEADING));
  const bytes = await writeWorkbook([
    { sheet: 'SPM', columns: WIDTHS.map((width) => ({ width })), stickyRowsCount: 1, data: [head, ...rows] },
    { sheet: help, columns: [{ width: 100 }], data: helpLines.map((line) => [textCell(line)]) },
  ]);
  return {
    name: `${fileSlug(`${name} ${place.name} ${period}`)}.xlsx`,
    type: XLSX,
    bytes,
    inline: false,
  };
}
