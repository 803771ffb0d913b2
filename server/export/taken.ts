import type { Level } from '../../data/catalogue/levels.ts';
import type { AreaRef } from '../../data/contract/area.ts';
import type { SettledBasis } from '../../data/contract/hazard.ts';
import type { Indicator } from '../../data/contract/indicator.ts';
import type { Legend } from '../../data/contract/legend.ts';
import type { TimeZone } from '../../data/contract/office.ts';
import type { FigureAbout, Sex } from '../../data/contract/values.ts';
import type { LevelName } from '../../data/words/answer.ts';
import type { TakenRow } from './rows.ts';

/** Where something comes from, as a reader of a file must be told. */
export interface Source {
  readonly name: string;
  readonly licence: string | null;
  readonly asOf: string | null;
  readonly simulated: boolean;
}

/** Who made the file; an empty name where the office has not said who it is. */
export interface Maker {
  readonly name: string;
  readonly timeZone: TimeZone | null;
}

/** Who took figures that are finer than the published shape, when, and what for. */
export interface Mark {
  readonly name: string;
  readonly at: Date;
  readonly reason: string;
}

/** A view taken away: what every file is made of. Figures that are hidden are not in it. */
export interface Taken {
  readonly lang: 'id' | 'en';
  readonly indicator: Indicator;
  readonly within: AreaRef;
  readonly level: Level;
  readonly levelName: LevelName;
  readonly period: string;
  readonly sex: Sex;
  readonly asOf: string | null;
  /** the release that the figures are of; null: exact figures */
  readonly release: { readonly id: number; readonly madeAt: string } | null;
  /** any figure, area or border in it is made up */
  readonly simulated: boolean;
  /** null: no finer than what is published */
  readonly mark: Mark | null;
  /** levels of the areas above, coarse to fine */
  readonly above: readonly Level[];
  /** in the order of the code */
  readonly rows: readonly TakenRow[];
  /** value of the whole area; null where there is none or where it would help to find a hidden figure */
  readonly total: number | null;
  readonly totalWithheld: boolean;
  readonly reported: { readonly n: number; readonly m: number };
  readonly legend: Legend;
  /** what the figure counts, and what it stands on; of services alone */
  readonly about?: FigureAbout | undefined;
  /** by what those who live in zones are told; undefined: by land, or it is of something else */
  readonly settled?: SettledBasis | undefined;
  /** areas that wait to be measured anew: neither without data nor safe; undefined: none */
  readonly waiting?: number | undefined;
  readonly sources: readonly Source[];
  readonly population: { readonly period: string; readonly source: string | null } | null;
  readonly boundaries: readonly Source[];
  readonly maker: Maker;
  readonly madeAt: Date;
  /** where the view is seen, as far as it is known: '/?area=63.71...' or with scheme and host before it */
  readonly address: string;
}
