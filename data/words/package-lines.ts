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

/** So many contacts stand on one page; on a screen all of them do. */
export const ON_PAPER = { contacts: 24 } as const;

export function packageLines(
  ready: ReadyPackage,
  speech: PackageSpeech,
  { contacts: most }: { readonly contacts: number } = { contacts: Number.POSITIVE_INFINITY },
): PackageLines {
  const { page, words, said, lang, zone } = speech;
  const w = page.ready;
  const { number } = words.format;
  const count = (n: number | null | undefined) => (n === null || n === undefined ? w.unknown : number(n));
  const { people, evacuation } = ready;
  const contacts = ready.contacts ?? [];
  const moreOf = (n: number) => (n > 0 ? [said.heads.more(n)] : []);
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
      rows: ready.hazards.map(({ hazard, shares, quality }) => [
        quality === null ? speech.hazard(hazard) : `${speech.hazard(hazard)} (${w.quality[quality]})`,
        ...(['rendah', 'sedang', 'tinggi'] as const).map((c) =>
          shares === null ? w.notLooked : `${number(shares[c])}%`,
        ),
      ]),
      notes: ready.hazards.length === 0 ? [w.noHazards] : [w.hazardsNote],
    },
    facilities: {
      title: w.shelters,
      head: [said.shelters.name, page.heads.place, said.shelters.capacity],
      rows: ready.facilities.map((f) => [
        f.name,
        f.area.name,
        f.capacity === null ? said.numberless : w.capacity(f.capacity),
      ]),
      notes: ready.facilities.length === 0 ? [w.noShelters] : moreOf(ready.more.facilities),
    },
    stock: {
      title: w.stock,
      head: [said.needs.item, said.needs.stock, page.heads.place],
      rows: ready.stock.map(({ item, count: n, at }) => {
        const { name, unit } = reliefItem(item);
        return [name[lang], `${number(n)} ${unit[lang]}`, at];
      }),
      notes: ready.stock.length === 0 ? [w.noStock] : moreOf(ready.more.stock),
    },
    contacts: {
      title: w.contacts,
      head: [said.who.name, words.pillars.card.kind, page.figures.area],
      rows: contacts
        .slice(0, most)
        .map((c) => [
          c.phone !== null ? `${c.name}, ${c.phone}` : c.hasPhone ? `${c.name} (${w.hasPhone})` : c.name,
          words.pillars.contactKind[c.kind],
          c.area.name,
        ]),
      notes:
        ready.contacts === null
          ? [w.closedContacts]
          : contacts.length === 0
            ? [w.noContacts]
            : moreOf(contacts.length - most),
    },
    source: said.made(momentOf(ready.madeAt, zone, lang)),
  };
}
