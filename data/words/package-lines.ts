import type { HazardCode } from '../catalogue/hazards.ts';
import { reliefItem } from '../catalogue/relief-items.ts';
import type { ReadyPackage } from '../contract/ready-package.ts';
import type { response } from './id/response.ts';
import { momentOf } from './moment.ts';
import type { SheetSpeech, SheetTable } from './sheet-lines.ts';

/** A paket siaga in words: the same on the screen, on its print and on the server's paper. */
export interface PackageLines {
  readonly title: string;
  readonly under: string;
  readonly facts: readonly string[];
  readonly ages: SheetTable;
  readonly hazards: SheetTable;
  readonly facilities: SheetTable;
  readonly stock: SheetTable;
  readonly contacts: SheetTable;
  readonly source: string;
}

interface PackageSpeech extends SheetSpeech {
  readonly page: typeof response;
  readonly hazard: (code: HazardCode) => string;
}

export function packageLines(ready: ReadyPackage, speech: PackageSpeech): PackageLines {
  const { page, words, said, lang, zone } = speech;
  const w = page.ready;
  const { number } = words.format;
  const count = (n: number | null | undefined) => (n === null || n === undefined ? w.unknown : number(n));
  const { people, evacuation } = ready;
  const helped = evacuation.isHidden ? w.hidden : count(evacuation.count);
  return {
    title: `${w.title}: ${ready.area.name}`,
    under: ready.path
      .toReversed()
      .map(({ name }) => name)
      .join(', '),
    facts: [
      `${w.persons}: ${count(people?.persons.count)}`,
      `${w.households}: ${count(people?.households.count)}`,
      `${w.evacuation}: ${helped}`,
    ],
    ages: {
      title: w.ages,
      head: [w.ages, w.persons],
      rows: (people?.ages?.bands ?? []).map((band) => [band.band, count(band.all)]),
      notes: people?.ages ? [] : [w.noAges],
    },
    hazards: {
      title: w.hazards,
      head: [w.hazards, ...(['rendah', 'sedang', 'tinggi'] as const).map((c) => page.footprint.classes[c])],
      rows: ready.hazards.map(({ hazard, shares }) => [
        speech.hazard(hazard),
        ...(['rendah', 'sedang', 'tinggi'] as const).map((c) =>
          shares === null ? said.numberless : `${number(shares[c])}%`,
        ),
      ]),
      notes: ready.hazards.length === 0 ? [w.noHazards] : [],
    },
    facilities: {
      title: w.shelters,
      head: [said.shelters.name, page.heads.place, said.shelters.capacity],
      rows: ready.facilities.map((f) => [
        f.name,
        f.area.name,
        f.capacity === null ? said.numberless : w.capacity(f.capacity),
      ]),
      notes: ready.facilities.length === 0 ? [w.noShelters] : [],
    },
    stock: {
      title: w.stock,
      head: [said.needs.item, said.needs.stock, page.heads.place],
      rows: ready.stock.map(({ item, count: n, at }) => {
        const { name, unit } = reliefItem(item);
        return [name[lang], `${number(n)} ${unit[lang]}`, at];
      }),
      notes: ready.stock.length === 0 ? [w.noStock] : [],
    },
    contacts: {
      title: w.contacts,
      head: [said.who.name, words.pillars.card.kind, page.figures.area],
      rows: (ready.contacts ?? []).map((c) => [
        c.hasPhone ? `${c.name} (${w.hasPhone})` : c.name,
        words.pillars.contactKind[c.kind],
        c.area.name,
      ]),
      notes: (ready.contacts ?? []).length === 0 ? [w.noContacts] : [],
    },
    source: said.made(momentOf(ready.madeAt, zone, lang)),
  };
}
