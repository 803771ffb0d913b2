import type { ImportKind, ImportReport } from '../../data/contract/import.ts';
import type { Scope } from '../access/scope.ts';
import type { Context } from '../context.ts';
import type { TouchedRegister } from '../pillars/swap/query.ts';
import type { Findings } from './findings.ts';

/** A file as given, read once: its bytes, and what provenance keeps of it. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

export interface Provenance {
  readonly source: string | null;
  readonly licence: string | null;
  /** ISO date whose state the facts describe */
  readonly asOf: string | null;
  readonly simulated: boolean;
}

/** Told as work goes on; `share` is 0..1 of this stage. */
export type Progress = (stage: string, share: number) => void;

export interface ImportEnv {
  readonly ctx: Context;
  readonly scope: Scope;
  readonly progress: Progress;
  /** aborted on Ctrl-C or cancel: a stage stops at its next batch and the drafts are removed */
  readonly signal: AbortSignal;
}

/** What of the derived data (roll-up, tile sets) an import changes. Areas by area.id. */
export interface Touched {
  readonly regencies: readonly number[];
  /** provinces whose own outline changes */
  readonly provinces?: readonly number[];
  /** periods whose figures change; 'all' where the tree or the denominators do */
  readonly periods: readonly string[] | 'all';
  /** area tree, names or shapes change */
  readonly boundaries: boolean;
  /** who of the register is said anew, and where they serve or served */
  readonly register?: TouchedRegister | undefined;
  /** where the danger is is said anew: no secret, so it is told whatever release is read */
  readonly hazards?: boolean | undefined;
  /** facilities are said anew */
  readonly facilities?: boolean | undefined;
  /** stores were counted */
  readonly stock?: boolean | undefined;
}

export interface Checked<Plan> {
  /** undefined: the file is refused, `findings` says why */
  readonly plan: Plan | undefined;
  readonly findings: Findings;
  readonly understood: ImportReport['understood'];
  readonly rows: ImportReport['rows'];
  readonly brought: ImportReport['brought'];
  /** how the columns of a table were read; undefined where the file is none */
  readonly reading?: ImportReport['reading'];
  /** how shapes fit together; undefined where there are none, or too many */
  readonly topology?: ImportReport['topology'];
  /** how the words of the file were matched; undefined where it has none to match */
  readonly matching?: ImportReport['matching'];
  /** lets go of what the plan holds on to; called when the import is over, applied or not */
  readonly release?: () => Promise<void>;
  /** fills what the caller did not say (a file may carry its own source or date) */
  readonly provenance: Provenance;
}

/**
 * One kind of import. `check` reads the file and the database and writes nothing. `stage` writes draft rows (with the
 * given import id) in short transactions, and says what they touch. `run.ts` does everything else the same for all:
 * draft, derived data, one short swap, report, undo.
 */
export interface ImportKindSpec<Options, Plan> {
  readonly kind: ImportKind;
  check(env: ImportEnv, file: SourceFile | null, options: Options): Promise<Checked<Plan>>;
  stage(env: ImportEnv, plan: Plan, importId: number): Promise<Touched>;
}
