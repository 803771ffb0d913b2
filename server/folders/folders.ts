import type { Logger } from 'pino';
import type { FolderKind, FolderState, SwitchStage } from '../../data/contract/folder.ts';
import { makeDemoAccounts } from '../access/first/demo.ts';
import { keysFrom } from '../access/key-file.ts';
import type { Keys } from '../access/keys.ts';
import { system } from '../access/scope.ts';
import type { Config } from '../config.ts';
import { type Context, type ContextSource, type FolderSwitch, systemClock } from '../context.ts';
import type { FolderLock } from '../db/lock.ts';
import { Trouble } from '../db/trouble.ts';
import { drawDemo, loadDemo } from '../demo/answer.ts';
import { release } from '../disclosure/answer.ts';
import { Fault } from '../fault.ts';
import { type Started, start } from '../start.ts';
import { readChoice, writeChoice } from './answer.ts';
import { clearDemo, demoConfig, isDemoReady, markDemoReady } from './demo-folder.ts';
import { codeOf } from './failure.ts';
import { Leases } from './leases.ts';
import { emptyDatabase, lockFolder } from './office-folder.ts';
import { MAKING, OPENING, type Stages, shareOfWhole } from './stages.ts';

/** How long a change waits for what is under way (an import, say) before it is given up. */
const QUIET_WAIT_MS = 15_000;

/** A demo that is of no use any more; nothing is lost with it. */
const SPOILT: ReadonlySet<string> = new Set(['database-damaged', 'key-other']);

/** What a test gives in the place of what takes long. */
interface FoldersOptions {
  /** fills the empty demo */
  readonly fill?: typeof loadDemo;
  readonly quietWaitMs?: number;
  /** the closed folder of an empty database, copied where the office's own cannot be */
  readonly template?: string;
}

interface Known {
  address?: string;
  socket?: string | null;
}

/**
 * The two data folders of a server, of which one is open at a time: the office's own, and the demo in a folder inside it.
 * Two embedded databases would take a gigabyte each, so one is closed before the other opens; meanwhile requests are
 * told to come again. The office's folder stays locked while the demo is open: nobody else may open it behind our back.
 */
export class Folders implements FolderSwitch, ContextSource {
  readonly #config: Config;
  readonly #log: Logger;
  readonly #lock: FolderLock | undefined;
  readonly #fill: typeof loadDemo;
  readonly #quietWaitMs: number;
  readonly #given: string | null;
  readonly #keys: Keys;
  readonly #leases = new Leases();
  #now: Started | undefined;
  #change: { to: FolderKind; stage: SwitchStage; share: number; cancel: AbortController } | undefined;
  #changing: Promise<void> = Promise.resolve();
  #failed: FolderState['failed'] = null;
  #chosen: FolderKind | null;
  #known: Known = {};
  #stopping = false;

  private constructor(
    config: Config,
    log: Logger,
    lock: FolderLock | undefined,
    { fill = loadDemo, quietWaitMs = QUIET_WAIT_MS, template }: FoldersOptions,
  ) {
    this.#config = config;
    this.#log = log;
    this.#lock = lock;
    this.#fill = fill;
    this.#quietWaitMs = quietWaitMs;
    this.#given = template ?? null;
    this.#chosen = readChoice(config.dataDir);
    this.#keys = keysFrom(config);
  }

  /**
   * Opens the folder that was open last. A demo that is not whole, or made by another version, is made anew while the
   * server already answers. Throws Fault or Trouble where the office's own database cannot be opened.
   */
  static async open(config: Config, log: Logger, options: FoldersOptions = {}): Promise<Folders> {
    const lock = config.databaseUrl === undefined ? await lockFolder(config.dataDir) : undefined;
    const folders = new Folders(config, log, lock, options);
    try {
      if (folders.#chosen !== 'demo') await folders.#openFirst('real');
      else if (isDemoReady(config)) await folders.#openDemoOrReal();
      else folders.open('demo');
      return folders;
    } catch (reason) {
      lock?.abandon();
      throw reason;
    }
  }

  /** What the first opening had to say; undefined while the demo is made anew. */
  get opened(): Started | undefined {
    return this.#now;
  }

  async use<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    const now = this.#now;
    if (!now || this.#change) throw this.#away();
    return this.#leases.run(() => work(now.ctx));
  }

  bare(): Context {
    const away = () => this.#away();
    return {
      config: this.#config,
      log: this.#log,
      clock: systemClock,
      keys: this.#keys,
      folder: this.#now?.ctx.folder ?? { kind: this.#chosen ?? 'real', id: '', takesFiles: false },
      folders: this,
      get db(): never {
        throw away();
      },
      get jobs(): never {
        throw away();
      },
    };
  }

  state(): FolderState {
    const folder = this.#change ? undefined : this.#now?.ctx.folder;
    return {
      open: folder?.kind ?? null,
      id: folder?.id ?? null,
      chosen: this.#chosen,
      switching: this.#change
        ? { to: this.#change.to, stage: this.#change.stage, share: this.#change.share }
        : null,
      failed: this.#failed,
      demoReady: isDemoReady(this.#config),
    };
  }

  open(to: FolderKind, remake = false): FolderState {
    if (this.#stopping) throw this.#away();
    if (this.#change) {
      // Asked to go elsewhere than where the change leads: whoever waits for the demo no longer wants it.
      if (this.#change.to !== to) this.#change.cancel.abort();
      return this.state();
    }
    this.#failed = null;
    const isThere = this.#now?.ctx.folder.kind === to && !remake;
    this.#change = isThere ? undefined : { to, stage: 'closing', share: 0, cancel: new AbortController() };
    this.#changing = isThere
      ? this.#choose(to).catch((reason: unknown) => this.#noteFailure(to, reason))
      : this.#changeTo(to, remake);
    return this.state();
  }

  /** Resolves when no change is under way; `told` hears how far it is. */
  async settled(told: (stage: SwitchStage, share: number) => void = () => {}): Promise<FolderState> {
    const timer = setInterval(() => {
      if (this.#change) told(this.#change.stage, this.#change.share);
    }, 200);
    await this.#changing.finally(() => clearInterval(timer));
    return this.state();
  }

  /** Tells whoever finds a folder taken where this server answers. */
  note(known: Known): void {
    this.#known = { ...this.#known, ...known };
    this.#lock?.note(this.#known);
    this.#now?.ctx.db.note(this.#known);
  }

  /** Ends whatever is under way, and lets go of everything. */
  async close(): Promise<void> {
    this.#stopping = true;
    this.#change?.cancel.abort();
    await this.#changing;
    await this.#now?.close();
    // An unclean stop that was found at the start and not looked into, for only the demo was open, is left for the next.
    if (this.#now?.ctx.folder.kind === 'real') this.#lock?.release();
    else this.#lock?.abandon();
  }

  async #changeTo(to: FolderKind, remake: boolean): Promise<void> {
    const from = this.#now?.ctx.folder.kind ?? 'real';
    const made = isDemoReady(this.#config) && !remake;
    try {
      await this.#leases.quiet(this.#quietWaitMs);
      const template =
        to === 'demo' && !made ? await emptyDatabase(this.#config, this.#now?.ctx, this.#given) : null;
      await this.#now?.close();
      this.#now = undefined;
      const opened = to === 'real' || made ? await this.#openWhole(to) : undefined;
      this.#now = opened ?? (await this.#makeDemo(template));
      await this.#choose(to);
    } catch (reason) {
      if (!this.#change?.cancel.signal.aborted) this.#noteFailure(to, reason);
      // What could not be closed is still open; else there is the office's own folder to go back to.
      if (!this.#now && !this.#stopping) await this.#goBack(to === from ? 'real' : from);
    } finally {
      this.#change = undefined;
    }
  }

  async #goBack(to: FolderKind): Promise<void> {
    try {
      this.#tell(OPENING, 'opening', 0.5);
      this.#now = await this.#start(isDemoReady(this.#config) ? to : 'real');
    } catch (reason) {
      this.#noteFailure(to, reason);
    }
  }

  /** Opens what is there; undefined for a demo that cannot be read any more: nothing is lost with it. */
  async #openWhole(kind: FolderKind): Promise<Started | undefined> {
    this.#tell(OPENING, 'opening', 0);
    try {
      return await this.#start(kind);
    } catch (reason) {
      const isSpoilt = reason instanceof Trouble && SPOILT.has(reason.code);
      if (kind === 'real' || !isSpoilt) throw reason;
      this.#log.warn({ err: reason }, 'the demo is damaged and made anew');
      return undefined;
    }
  }

  /** Makes the demo from nothing. Broken off at any moment it leaves a folder without its mark, which is made anew. */
  async #makeDemo(template: string | null): Promise<Started> {
    const signal = this.#change?.cancel.signal ?? new AbortController().signal;
    this.#tell(MAKING, 'creating', 0);
    // A demo that cannot be made (for want of memory, say) must not be tried again by every start.
    if (this.#chosen === 'demo') await this.#choose('real');
    const made = this.#fill === loadDemo ? drawDemo(signal) : undefined;
    await clearDemo(this.#config, systemClock, template);
    signal.throwIfAborted();
    const making = await this.#start('demo', { takesFiles: true, renew: true });
    try {
      this.#tell(MAKING, 'filling', 0);
      const progress = (_stage: string, share: number) => this.#tell(MAKING, 'filling', share);
      await this.#fill(making.ctx, system('demo'), { progress, signal, ...(made ? { made } : {}) });
      signal.throwIfAborted();
      await makeDemoAccounts(making.ctx);
      await this.#release(making.ctx, signal);
      this.#tell(MAKING, 'opening', 0);
      markDemoReady(this.#config);
    } catch (reason) {
      await making.close();
      throw reason;
    }
    const ctx = { ...making.ctx, folder: { ...making.ctx.folder, takesFiles: false } };
    return { ...making, ctx };
  }

  /** What leaders and the public see of the demo; an empty one, of a test, has nothing to publish. */
  async #release(ctx: Context, signal: AbortSignal): Promise<void> {
    this.#tell(MAKING, 'publishing', 0);
    const progress = (stage: string, share: number) =>
      this.#tell(MAKING, 'publishing', stage === 'plan' ? share : 1);
    try {
      await release(ctx, system('demo'), { reason: 'first', note: '', progress, signal });
    } catch (reason) {
      if (!(reason instanceof Fault && reason.code === 'disclosure-refused')) throw reason;
    }
  }

  async #start(kind: FolderKind, more: { takesFiles?: boolean; renew?: boolean } = {}): Promise<Started> {
    const isDemo = kind === 'demo';
    const started = await start(isDemo ? demoConfig(this.#config) : this.#config, this.#log, {
      serve: true,
      kind,
      folders: this,
      ...(!isDemo && this.#lock ? { lock: this.#lock } : {}),
      ...more,
    });
    started.ctx.db.note(this.#known);
    return started;
  }

  async #openFirst(kind: FolderKind): Promise<void> {
    this.#now = await this.#start(kind);
  }

  async #openDemoOrReal(): Promise<void> {
    try {
      await this.#openFirst('demo');
    } catch (reason) {
      this.#noteFailure('demo', reason);
      await this.#openFirst('real');
    }
  }

  async #choose(to: FolderKind): Promise<void> {
    this.#chosen = to;
    await writeChoice(this.#config.dataDir, to);
  }

  #tell(stages: Stages, stage: SwitchStage, share: number): void {
    if (!this.#change) return;
    this.#change.stage = stage;
    this.#change.share = Math.max(this.#change.share, shareOfWhole(stages, stage, share));
  }

  #noteFailure(to: FolderKind, reason: unknown): void {
    this.#log.error({ err: reason, to }, 'the data folder could not be opened');
    this.#failed = { to, ...codeOf(reason) };
  }

  #away(): Fault {
    const failed = this.#change ? null : this.#failed;
    return new Fault('folder-switching', { to: this.#change?.to ?? '', reason: failed?.code ?? '' });
  }
}
