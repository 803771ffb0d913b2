import type { ProfileBreak } from '../contract/profile.ts';

/** What a trend says, as numbers: the dictionaries make a sentence of it. */
export interface TrendFacts {
  /** the latest figure; `n` of `m` parts where it covers only some; null without any */
  readonly last: {
    readonly period: string;
    readonly value: number;
    readonly partial: boolean;
    readonly n: number | null;
    readonly m: number | null;
  } | null;
  /** the figure it can be compared with: complete, and nothing changed since */
  readonly before: { readonly period: string; readonly value: number } | null;
  /** what changed just before the latest figure */
  readonly breaks: readonly ProfileBreak[];
  /** something was counted, and no rate can be made of it */
  readonly withoutRate: boolean;
  /** the newest period that was counted, where its figure is hidden */
  readonly hidden: string | null;
  /** an older period was counted, and its figure is hidden */
  readonly hiddenBefore: boolean;
  /** how many periods have a figure */
  readonly points: number;
  readonly unit: string;
  readonly decimals: number;
}
