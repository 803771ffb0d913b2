import type { RowProblem } from '../../data/contract/import.ts';
import type { CountTold, UnknownType } from '../../data/read/count-persons.ts';
import type { OnlyNeeded } from '../../data/read/only-needed.ts';

/** An area that is set up here: what a list of persons may name. */
export interface KnownPlace {
  readonly code: string;
  readonly name: string;
}

/** What the page asks of the worker that looks for persons. The file goes there, and nowhere else. */
export type PersonsAsk =
  | { readonly do: 'look'; readonly file: File; readonly places: readonly KnownPlace[] }
  /** counts the list found last; `type` where it has no column of types */
  | { readonly do: 'count'; readonly type: string | undefined };

/** Counts of a list: a table of areas, types and numbers. */
export interface CountedList {
  readonly kind: 'counted';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly told: CountTold;
  readonly unknownTypes: readonly UnknownType[];
  /** the same as the file that may go on */
  readonly file: { readonly name: string; readonly text: string };
}

export type PersonsAnswer =
  /** nobody is in it; `less`: the same file without parts that nothing is read from, where it has any */
  | { readonly kind: 'none'; readonly less: OnlyNeeded | undefined }
  | { readonly kind: 'refused'; readonly problem: RowProblem }
  /** persons are in it; how many rows, and whether it must be said what they are */
  | {
      readonly kind: 'persons';
      readonly rows: number;
      /** sheets of the file that list nobody and are not counted */
      readonly others: number;
      readonly outcome: CountedList | NotCounted;
      readonly areas: AreasList | undefined;
    }
  /** the page can no longer read the file */
  | { readonly kind: 'changed' };

/** The same rows as a list of areas, without the columns that name anybody; undefined where it is none. */
export interface AreasList {
  readonly rows: number;
  /** columns that stay behind */
  readonly left: number;
  readonly file: CountedList['file'];
}

export interface NotCounted {
  readonly kind: 'not-counted';
  readonly why: 'persons-without-area' | 'persons-without-type';
}
