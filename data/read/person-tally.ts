import type { Level } from '../catalogue/levels.ts';
import type { UnknownType } from './count-persons.ts';

const MOST_UNKNOWN = 30;

/** What the counting finds out on its way. */
export class Tally {
  withoutPlace = 0;
  strangePlace = 0;
  withoutType = 0;
  again = 0;
  withoutNik = 0;
  withoutSex = 0;
  sexFromNik = 0;
  raised = 0;
  wholeVillages = 0;
  readonly levels = new Set<Level>();
  readonly series = new Set<string>();
  readonly unknown = new Map<string, UnknownType>();
  private readonly hasNik: boolean;

  constructor(hasNik: boolean) {
    this.hasNik = hasNik;
  }

  /** Distinct persons are told where everybody has a number. */
  tellsPersons(): boolean {
    return this.hasNik && this.withoutNik === 0;
  }

  noteUnknown(text: string, suggestion: string | undefined): void {
    const known = this.unknown.get(text);
    if (known) this.unknown.set(text, { ...known, rows: known.rows + 1 });
    else if (this.unknown.size < MOST_UNKNOWN) this.unknown.set(text, { text, rows: 1, suggestion });
  }
}
