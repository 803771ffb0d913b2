import { HAZARDS } from '../../../data/catalogue/hazards.ts';
import { readDay } from '../../../data/read/day.ts';
import { readCount } from '../../../data/read/whole-number.ts';
import { insertEvents, type NewEvent } from '../../hazards/store/query.ts';
import { Findings } from '../findings.ts';
import type { ImportKindSpec } from '../kind.ts';
import { inBatches } from '../lookup/batches.ts';
import { NOTHING_SAID } from '../lookup/read-figures.ts';
import { refused } from '../run.ts';
import { hazardInName, readHazard } from './class-column.ts';
import type { HazardOptions } from './options.ts';
import { openPlaced } from './places.ts';
import { readYear } from './table.ts';

export const EVENT_HEADINGS = {
  hazard: ['bencana', 'jenis bencana', 'bahaya', 'kejadian', 'jenis kejadian', 'hazard', 'event'],
  year: ['tahun', 'year'],
  on: ['tanggal', 'tanggal kejadian', 'tgl', 'date'],
  count: ['jumlah', 'jumlah kejadian', 'banyak kejadian', 'frekuensi', 'count'],
} as const;

/** `import hazard-events FILE`: what happened before, by area and year (or day). */
export const hazardEventsImport: ImportKindSpec<HazardOptions, readonly NewEvent[]> = {
  kind: 'hazard-events',
  async check(env, file, options) {
    const findings = new Findings();
    const open = await openPlaced(env, file, EVENT_HEADINGS, [], findings);
    if (!open) return refused(findings, NOTHING_SAID);
    const byName = options.hazard ?? hazardInName(file?.name ?? '');
    const today = env.ctx.clock.today();
    const events: NewEvent[] = [];
    for (const row of open.rows) {
      const word = row.cell('hazard');
      const hazard = options.hazard ?? (word === '' ? byName : readHazard(word));
      if (hazard === undefined) {
        const accepted = HAZARDS.map((h) => h.name.id).join(', ');
        row.wrong('hazard', word === '' ? 'hazard-missing' : 'hazard-unknown', { accepted });
        continue;
      }
      const day = row.cell('on') === '' ? null : readDay(row.cell('on'));
      if (day === undefined || (day !== null && day > today)) {
        row.wrong('on', day === undefined ? 'day-unreadable' : 'hazard-event-future');
        continue;
      }
      const year = day === null ? readYear(row.cell('year')) : Number(day.slice(0, 4));
      if (year === null || year === undefined || year > Number(today.slice(0, 4))) {
        row.wrong('year', 'hazard-year-unreadable');
        continue;
      }
      const counted = readCount(row.cell('count'));
      if (counted.kind === 'wrong') {
        row.wrong('count', 'hazard-event-count');
        continue;
      }
      // A row without a number tells of one event.
      const count = counted.kind === 'none' ? 1 : counted.value;
      if (count === 0) continue;
      events.push({ no: events.length + 1, areaId: row.area.id, hazard, year, on: day, count });
    }
    if (events.length === 0 && findings.errors === 0)
      findings.add({ severity: 'error', code: 'nothing-to-import' });
    const applies = events.length > 0 && (findings.errors === 0 || options.skipBadRows === true);
    return {
      plan: applies ? events : undefined,
      findings,
      understood: open.understood,
      rows: {
        read: open.read,
        used: applies ? open.rows.length : 0,
        refused: open.read - events.length - open.words.matches.leftOut,
      },
      matching: open.words.matches.report(),
      brought: applies ? { events: events.length } : {},
      provenance: NOTHING_SAID,
    };
  },
  async stage(env, events, importId) {
    await inBatches(env, events, (db, some) => insertEvents(db, importId, some));
    return { regencies: [], periods: [], boundaries: false, hazards: true };
  },
};
