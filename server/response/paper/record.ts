import type { Duty } from '../../../data/contract/duty.ts';
import { FIGURES_SEEN, type Incident } from '../../../data/contract/incident.ts';
import type { ResponseSheet } from '../../../data/contract/response.ts';
import { displacedText, leadOf } from '../../../data/words/sheet-lines.ts';
import type { PaperSpeech } from './speech.ts';

export type RecordCell = string | number | null;

/** A part of the record: a sheet of the workbook, a table of the paper. */
export interface RecordPart {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly RecordCell[])[];
}

const COUNTED = [
  'jiwa',
  'kk',
  'male',
  'female',
  'balita',
  'lansia',
  'disabilitas',
  'ibuHamil',
  'ibuMenyusui',
] as const;

/** Everything that is known of an incident, in tables. Of people there are counts only. */
export function recordOf(
  incident: Incident,
  sheet: ResponseSheet,
  duties: readonly Duty[],
  speech: PaperSpeech,
): RecordPart[] {
  const { said, record: w, page, words, lang, moment } = speech;
  const { legal } = incident;
  const legalText = [
    said.legal[legal.state],
    ...(legal.decree === null ? [] : [said.decree(legal.decree, legal.decreeOn)]),
    ...(legal.from === null && legal.until === null ? [] : [said.until(legal.from, legal.until)]),
  ].join(', ');
  const bnba =
    incident.bnbaNumber === null
      ? null
      : w.bnbaOf(
          incident.bnbaNumber,
          incident.bnbaTotal === null ? said.unknown : words.format.number(incident.bnbaTotal),
        );
  const facts: [string, RecordCell][] = [
    [w.hazard, speech.hazard(incident.hazard)],
    [w.place, said.place(incident.place.name, incident.within.name)],
    [w.started, moment(incident.startedAt)],
    [w.opened, w.openedBy(moment(incident.openedAt), incident.openedBy)],
    [w.handling, said.handling[incident.handling]],
    [w.legal, legalText],
    [w.chronology, incident.chronology],
    [w.damage, incident.damage],
    [w.efforts, incident.efforts],
    [w.urgent, incident.urgent],
    [w.bnba, bnba],
    [w.estimate, leadOf(sheet, said)],
    [w.displaced, sheet.displaced && displacedText(sheet.displaced, said)],
    [w.source, incident.afterwardsSource],
  ];
  const parts: RecordPart[] = [
    {
      title: w.summary,
      head: [w.what, w.value],
      rows: facts.filter(([, value]) => value !== null && value !== ''),
    },
    {
      title: w.figures,
      head: [w.code, w.area, w.of, w.count, w.at, w.by, w.state],
      rows: [...incident.figures]
        .sort((a, b) => FIGURES_SEEN.indexOf(a.what) - FIGURES_SEEN.indexOf(b.what))
        .map((f) => [
          f.area.code,
          f.area.name,
          said.seen[f.what],
          f.count,
          moment(f.at),
          f.reporter,
          f.superseded ? w.superseded : w.holds,
        ]),
    },
    {
      title: w.headcounts,
      head: [w.facility, w.day, ...COUNTED.map((key) => page.heads[key]), w.by],
      rows: incident.headcounts.map((h) => [
        h.facility?.name ?? h.place ?? page.heads.other,
        words.format.day(h.on),
        ...COUNTED.map((key) => h[key]),
        h.reporter,
      ]),
    },
    {
      title: w.footprints,
      head: [w.kind, w.km2, w.depth, w.class, w.at, w.by, w.state],
      rows: incident.footprints.map((f) => [
        page.footprint.kinds[f.kind],
        f.km2,
        f.depthM,
        f.class && page.footprint.classes[f.class],
        moment(f.madeAt),
        f.madeBy,
        f.withdrawnAt === null ? w.holds : w.withdrawn,
      ]),
    },
    {
      title: w.needs,
      head: [said.needs.item, said.needs.need(sheet.days), said.needs.stock, said.needs.shortfall, w.source],
      rows: sheet.needs.map((n) => [
        `${n.name[lang]} (${n.unit[lang]})`,
        n.need,
        n.stock,
        n.shortfall,
        [said.assumptions.marks[n.mark], said.source(n.source)].filter(Boolean).join(': '),
      ]),
    },
    {
      title: w.duties,
      head: [said.who.name, said.who.home, said.who.state, w.at, w.by],
      rows: duties.map((d) => [
        d.name ?? said.who.gone,
        d.home?.name ?? null,
        said.who.states[d.state],
        moment(d.assignedAt),
        d.assignedBy,
      ]),
    },
    {
      title: w.afterwards,
      head: [w.code, w.area, w.affected, w.displaced],
      rows: incident.afterwards.map((a) => [a.area.code, a.area.name, a.affected, a.displaced]),
    },
    {
      title: w.history,
      head: [w.at, w.by, w.what],
      rows: incident.changes.map((c) => [moment(c.at), c.by, page.history.what[c.what]]),
    },
  ];
  return parts.filter(({ rows }) => rows.length > 0);
}
