import type { ReactNode } from 'react';
import type { HitArea } from '../../data/contract/response.ts';
import { sheetLines } from '../../data/words/sheet-lines.ts';
import type { IncidentBundle } from './bundle.ts';
import { HeadsPart } from './heads-part.tsx';
import { LineMap } from './line-map.tsx';
import { PrintSheet } from './print-sheet.tsx';
import css from './response.module.css';
import { SheetTable } from './sheet-table.tsx';
import { ShelterMinutes } from './shelter-minutes.tsx';
import { useResponseSpeech } from './speech.ts';

const MOST_AREAS = 40;
const TWO = [0, 1];
const OF_SHELTERS = [1];

interface SheetViewProps {
  readonly bundle: IncidentBundle;
  /** what the sheet is asked with */
  readonly controls?: ReactNode;
}

/** The response sheet on the screen; what is printed from the browser is the same. */
export function SheetView({ bundle, controls }: SheetViewProps) {
  const { sheet, map, duties, office } = bundle;
  const speech = useResponseSpeech(office.timeZone);
  const { said, page } = speech;
  const lines = sheetLines(sheet, duties, speech.hazard(sheet.incident.hazard), speech);
  const reads = page.sheet.reads[sheet.estimate.reads];
  return (
    <div className={css.sheet}>
      <section className={css.answer} aria-label={said.title}>
        <p className={css.lead}>{lines.lead}</p>
        <ul>
          {lines.facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
          {reads !== '' && <li>{reads}</li>}
        </ul>
      </section>
      {controls}
      <div className={css.sheetColumns}>
        <div>
          <LineMap map={map} label={said.map.label(sheet.incident.name)} said={said.map} />
          {lines.people && <SheetTable table={lines.people} />}
          <TypesTable bundle={bundle} />
        </div>
        <div>
          {lines.needs ? <SheetTable table={lines.needs} /> : <p className={css.quiet}>{said.needs.none}</p>}
          <SheetTable table={lines.shelters} texts={OF_SHELTERS} />
          {bundle.incident.tells && <ShelterMinutes bundle={bundle} />}
          <SheetTable table={lines.who} texts={TWO} />
          <HeadsPart bundle={bundle} />
        </div>
      </div>
      <AreasTable bundle={bundle} />
      <section className={css.sheetPart}>
        <h2>{said.assumptions.title}</h2>
        <ul className={css.bullets}>
          {lines.assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <p className={css.quiet}>{lines.source}</p>
      <PrintSheet
        lines={lines}
        map={map}
        office={office.name}
        said={said}
        warning={lines.simulated ? speech.words.domain.simulated : null}
        foot="Petasos"
      />
    </div>
  );
}

/** PPKS by type, where whoever asks reads types. */
function TypesTable({ bundle: { sheet, office } }: { bundle: IncidentBundle }) {
  const { said, page, lang, words } = useResponseSpeech(office.timeZone);
  const types = sheet.estimate.ppks.filter(({ family, range }) => family === 'type' && range.high > 0);
  if (types.length === 0) return null;
  const { number } = words.format;
  const { of, low, best, high } = said.people;
  return (
    <details className={css.more}>
      <summary>{page.sheet.types}</summary>
      <SheetTable
        table={{
          title: page.sheet.types,
          head: [of, low, best, high],
          rows: types.map(({ name, range }) => [
            name[lang],
            number(range.low),
            number(range.best),
            number(range.high),
          ]),
          notes: [said.ppksNote],
        }}
      />
    </details>
  );
}

/** Each area that is hit, with what was counted there. */
function AreasTable({ bundle: { sheet, office } }: { bundle: IncidentBundle }) {
  const speech = useResponseSpeech(office.timeZone);
  const { said, page, words } = speech;
  const { areas, areasHit } = sheet.estimate;
  if (areas.length === 0) return null;
  const shown = areas.slice(0, MOST_AREAS);
  const share = (area: HitArea) =>
    area.share === null ? said.numberless : `${words.format.number(area.share * 100)}%`;
  return (
    <details className={css.more}>
      <summary>
        {page.sheet.areas} ({words.format.number(areasHit)})
      </summary>
      <SheetTable
        table={{
          title: page.sheet.areas,
          head: [page.sheet.area, page.sheet.share, page.sheet.persons],
          rows: shown.map((area) => [
            [area.name, area.parentName].filter(Boolean).join(', '),
            [
              share(area),
              // A sheet that was kept on the device may be from before settlements were known.
              ...(typeof area.lived === 'number'
                ? [page.sheet.ofSettled(words.format.number(area.lived * 100))]
                : []),
              ...(area.forSketched ? [page.sheet.onParent] : []),
            ].join('; '),
            personsOf(area, speech),
          ]),
          notes: areasHit > shown.length ? [page.sheet.more(areasHit - shown.length)] : [],
        }}
      />
    </details>
  );
}

function personsOf(
  area: HitArea,
  { said, page, words, moment }: ReturnType<typeof useResponseSpeech>,
): string {
  const { persons, field } = area;
  if (!persons) return said.unknown;
  if (!field)
    return `${words.format.number(persons.best)} (${words.format.number(persons.low)}–${words.format.number(persons.high)})`;
  const { ofParts } = field;
  if (ofParts)
    return page.sheet.fieldOfParts(
      persons.best,
      persons.counted,
      ofParts.told,
      ofParts.all,
      moment(field.at),
    );
  const counted = page.sheet.fieldOf(persons.best, moment(field.at), field.reporter);
  return field.estimate === null ? counted : `${counted}; ${page.sheet.estimateBeside(field.estimate)}`;
}
