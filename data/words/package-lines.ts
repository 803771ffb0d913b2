import type { HazardCode } from '../catalogue/hazards.ts';
import { reliefItem } from '../catalogue/relief-items.ts';
import type { ReadyPackage } from '../contract/ready-package.ts';
import type { response } from './id/response.ts';
import { momentOf } from './moment.ts';
import type { SheetSpeech, SheetTable, SheetWords } from './sheet-lines.ts';

/** A paket siaga in words: the same on the screen, on its print and on the server's paper. */
export interface PackageLines {
  readonly title: string;
  readonly under: string;
  /** what the map's key says */
  readonly map: SheetWords['map'];
  readonly facts: readonly string[];
  readonly ages: SheetTable;
  readonly hazards: SheetTable;
  readonly facilities: SheetTable;
  readonly stock: SheetTable;
  readonly contacts: SheetTable;
  readonly source: string;
}

/** Of so many places that have something the names stand on one page. */
const PLACES_NAMED = 2;

interface PackageSpeech extends SheetSpeech {
  readonly page: typeof response;
  readonly hazard: (code: HazardCode) => string;
}

/** So many contacts stand on one page, age groups in a line and goods by their sum; on a screen all is told apart. */
export const ON_PAPER = { contacts: 24, isShort: true } as const;

export function packageLines(
  ready: ReadyPackage,
  speech: PackageSpeech,
  { contacts: most, isShort }: { readonly contacts: number; readonly isShort: boolean } = {
    contacts: Number.POSITIVE_INFINITY,
    isShort: false,
  },
): PackageLines {
  const { page, words, said, lang, zone } = speech;
  const w = page.ready;
  const { number } = words.format;
  const count = (n: number | null | undefined) => (n === null || n === undefined ? w.unknown : number(n));
  const { people, evacuation } = ready;
  const contacts = ready.contacts ?? [];
  const bands = (people?.ages?.bands ?? []).map((band) => [band.band, count(band.all)]);
  const goods = isShort ? summed(ready.stock, said.heads.more) : ready.stock;
  const moreOf = (n: number) => (n > 0 ? [said.heads.more(n)] : []);
  const helped = evacuation.isHidden ? w.hidden : count(evacuation.count);
  return {
    title: `${w.one}: ${ready.area.name}`,
    under: ready.path
      .toReversed()
      .map(({ name }) => name)
      .join(', '),
    map: { ...said.map, hit: w.thisArea, shelter: w.marks },
    facts: [
      `${w.persons}: ${count(people?.persons.count)}`,
      `${w.households}: ${count(people?.households.count)}`,
      `${w.evacuation}: ${helped}`,
    ],
    ages: {
      title: w.ages,
      head: [w.ages, w.persons],
      rows: isShort ? [] : bands,
      notes: !people?.ages ? [w.noAges] : isShort ? [bands.map((band) => band.join(': ')).join(' · ')] : [],
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
      rows: ready.facilities.map((f, i) => [
        `${i + 1}. ${f.name}`,
        f.area.name,
        f.capacity === null ? said.numberless : number(f.capacity),
      ]),
      notes: ready.facilities.length === 0 ? [w.noShelters] : moreOf(ready.more.facilities),
    },
    stock: {
      title: w.stock,
      head: [said.needs.item, said.needs.stock, page.heads.place],
      rows: goods.map(({ item, count: n, at }) => {
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
    source: [
      said.made(momentOf(ready.madeAt, zone, lang)),
      said.sources(ready.period && words.format.period(ready.period), null),
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** Of each of the goods how much there is at all places together, and at which. */
function summed(stock: ReadyPackage['stock'], more: (n: number) => string): ReadyPackage['stock'] {
  const places = Map.groupBy(stock, ({ item }) => item);
  return [...places.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    const named = all.slice(0, PLACES_NAMED).map(({ at }) => at);
    const at = [...named, ...(all.length > PLACES_NAMED ? [more(all.length - PLACES_NAMED)] : [])].join(', ');
    return [{ item: first.item, count: all.reduce((sum, { count }) => sum + count, 0), at }];
  });
}
