import type { HazardClass } from '../../data/catalogue/hazards.ts';
import type { FileKind } from '../../data/contract/import.ts';
import type { ReadingChange } from '../../data/contract/reading.ts';
import type { RouteInput } from '../../data/contract/routes.ts';

type Query = RouteInput<'importFile'>;

/** What is said of a file beside its bytes, as the form holds it. */
export interface SaidOfFile {
  /** undefined: found out from the file */
  readonly kind?: FileKind | undefined;
  readonly source: string;
  readonly licence: string;
  readonly asOf: string;
  readonly period: string;
  readonly simulated: boolean;
  readonly level?: Query['level'];
  readonly quality?: Query['quality'];
  readonly decree: string;
  readonly parent: string;
  readonly within: string;
  readonly layer: string;
  readonly coordinates?: Query['coordinates'];
  readonly skipBadRows: boolean;
  readonly missingIsZero: boolean;
  /** counts of closed types that are too fine are added up as they are read */
  readonly addsClosed: boolean;
  /** own indicator of a file without a column for it */
  readonly indicator?: string | undefined;
  /** code of the area that all figures of a file without a column for it are of */
  readonly area: string;
  /** how the table is to be read; undefined: found out, or as for an earlier file with the same headings */
  readonly reading?: ReadingChange | undefined;
  /** how many persons were counted on this computer to make the file */
  readonly countedFrom?: number | undefined;
  /** how many columns about persons were left behind on this computer */
  readonly columnsLeft?: number | undefined;
  /** of hazards: what the file does not say itself */
  readonly hazard?: Query['hazard'];
  readonly hazardName: string;
  readonly hazardYear: string;
  readonly classField: string;
  readonly scheme?: Query['scheme'];
  /** classes of words that no scheme reads */
  readonly classes: Readonly<Record<string, HazardClass>>;
  readonly outside?: Query['outside'];
  /** of a layer under the map: lines and points, or settlements */
  readonly contextKind?: Query['contextKind'];
  readonly from: string;
  readonly until: string;
}

export const NOTHING_SAID: SaidOfFile = {
  source: '',
  licence: '',
  asOf: '',
  period: '',
  simulated: false,
  decree: '',
  parent: '',
  area: '',
  within: '',
  layer: '',
  skipBadRows: false,
  missingIsZero: false,
  addsClosed: false,
  hazardName: '',
  hazardYear: '',
  classField: '',
  classes: {},
  from: '',
  until: '',
};

/** The parts that the outcome of a check depends on; the others are only written down. */
export function checkedPart(said: SaidOfFile): Omit<Query, 'upload' | 'name'> {
  return {
    kind: said.kind,
    asOf: given(said.asOf),
    period: given(said.period),
    level: said.level,
    quality: said.quality,
    parent: given(said.parent),
    within: given(said.within),
    layer: given(said.layer),
    coordinates: said.coordinates,
    skipBadRows: said.skipBadRows,
    missing: said.missingIsZero ? 'zero' : undefined,
    closed: said.addsClosed ? 'add' : undefined,
    countedFrom: said.countedFrom,
    columnsLeft: said.columnsLeft,
    reading: said.reading && JSON.stringify(said.reading),
    indicator: said.kind === undefined || said.kind === 'figures' ? said.indicator : undefined,
    area: said.kind === undefined || said.kind === 'figures' ? given(said.area) : undefined,
    ...hazardPart(said),
  };
}

/** Kinds of files about hazards. */
const OF_HAZARDS: ReadonlySet<string | undefined> = new Set([
  'hazard-zones',
  'hazard-table',
  'hazard-events',
  'context',
]);

/** Is it about hazards? */
export function isOfHazards(kind: FileKind | undefined): boolean {
  return OF_HAZARDS.has(kind);
}

function hazardPart(said: SaidOfFile): Partial<Query> {
  // As long as nobody has said what the file holds, it may be about hazards.
  if (said.kind !== undefined && !isOfHazards(said.kind)) return {};
  return {
    hazard: said.hazard,
    hazardName: given(said.hazardName),
    hazardYear: /^(19|20)\d\d$/.test(said.hazardYear.trim()) ? said.hazardYear.trim() : undefined,
    classField: given(said.classField),
    scheme: said.scheme,
    classes: Object.keys(said.classes).length > 0 ? JSON.stringify(said.classes) : undefined,
    outside: said.outside,
    contextKind: said.contextKind,
    from: given(said.from),
    until: given(said.until),
  };
}

export function writtenPart(said: SaidOfFile): Pick<Query, 'source' | 'licence' | 'decree' | 'simulated'> {
  return {
    source: given(said.source),
    licence: given(said.licence),
    decree: given(said.decree),
    simulated: said.simulated,
  };
}

function given(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
