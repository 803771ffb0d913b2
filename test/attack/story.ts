import { typeSums } from '../../data/catalogue/totals.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import type { NeedRow } from '../../data/demo/need-rows.ts';
import { randomOf } from '../../data/demo/random.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { generateHere } from '../../server/demo/generated.ts';
import { DEMO_PROVENANCE, demoNeedsImport } from '../../server/demo/spec.ts';
import { makeRelease } from '../../server/disclosure/release.ts';
import { saveSettings } from '../../server/disclosure/save.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import { bringNeeds, makeCities, PROVINCE } from './cities.ts';
import type { Collected } from './collect.ts';
import { STANDARD, type Vocabulary, type World } from './world.ts';
import { loadWorlds } from './worlds.ts';

const SCOPE = forOperator('uji serangan');
export const REGENCY = '99.01';

/** A release as it was collected at its time, and the figures it was made of. */
export interface Chapter {
  readonly worlds: readonly World[];
  readonly collected: readonly Collected[];
}

/** Some desa tell other figures of a period; returns the import. */
type Bring = (period: string, share: number, seed: string) => Promise<number>;

/** An office in a database, and what happens to it. */
export class Story {
  readonly chapters: Chapter[] = [];
  readonly #ctx: Context;
  readonly #root: string;
  readonly #collect: () => Promise<Collected[]>;
  readonly bring: Bring;
  #released: readonly World[] = [];
  #vocabulary: Vocabulary | undefined;

  private constructor(ctx: Context, root: string, bring: Bring, collect: () => Promise<Collected[]>) {
    this.#ctx = ctx;
    this.#root = root;
    this.bring = bring;
    this.#collect = collect;
  }

  /** Kabupaten Contoh. */
  static async begin(ctx: Context, sizes: DemoSizes, collect: () => Promise<Collected[]>): Promise<Story> {
    const made = generateHere({ seed: '1', sizes }, () => {});
    await loadDemo(ctx, SCOPE, { sizes, made: Promise.resolve(made) });
    const bring: Bring = async (period, share, seed) => {
      const chance = randomOf(seed);
      const told = made.needs.filter((row) => row.period === period && row.series !== 'jiwa');
      const needs = told.flatMap((row): NeedRow[] => {
        if (chance.next() > share) return [];
        return [{ ...row, count: Math.max(0, row.count + chance.below(6) - 2) }];
      });
      const report = await runImport(ctx, SCOPE, demoNeedsImport, {
        file: null,
        options: { ...made, needs },
        provenance: DEMO_PROVENANCE,
        dryRun: false,
      });
      return idOf(report);
    };
    return new Story(ctx, REGENCY, bring, collect);
  }

  /** Two cities of a province, with all kinds of figures that there are (`cities.ts`). */
  static async ofCities(ctx: Context, collect: () => Promise<Collected[]>): Promise<Story> {
    const bring: Bring = async (period, share, seed) => bringNeeds(ctx, SCOPE, { period, share, seed });
    await makeCities(ctx, SCOPE);
    return new Story(ctx, PROVINCE, bring, collect);
  }

  /** Makes a release and collects it. Returns how long the release took, in milliseconds. */
  async release(): Promise<number> {
    const begun = performance.now();
    await makeRelease(this.#ctx, SCOPE, {
      reason: this.chapters.length === 0 ? 'first' : 'request',
      note: '',
    });
    const took = performance.now() - begun;
    this.#released = await loadWorlds(this.#ctx, this.#root, this.#vocabulary);
    await this.look();
    return took;
  }

  /** Collects what is read now, whatever was released last. */
  async look(): Promise<void> {
    this.chapters.push({ worlds: this.#released, collected: await this.#collect() });
  }

  async undo(importId: number): Promise<void> {
    await undoImport(this.#ctx, SCOPE, importId);
  }

  /** Other settings; what they tighten is closed at once. */
  async decide(settings: DisclosureSettings): Promise<void> {
    const saving = { progress: () => {}, signal: new AbortController().signal };
    await saveSettings(this.#ctx, SCOPE, settings, saving);
    this.#vocabulary = { ...STANDARD, sums: typeSums(settings.groups) };
  }
}

function idOf(report: { readonly importId: number | null }): number {
  if (report.importId === null) throw new Error('nothing was brought');
  return report.importId;
}
