import type { NeedRow } from '../../data/demo/need-rows.ts';
import { randomOf } from '../../data/demo/random.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import type { Context } from '../../server/context.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { type Generated, generateHere } from '../../server/demo/generated.ts';
import { DEMO_PROVENANCE, demoNeedsImport } from '../../server/demo/spec.ts';
import { makeRelease } from '../../server/disclosure/release.ts';
import { runImport, undoImport } from '../../server/imports/run.ts';
import type { Collected } from './collect.ts';
import type { World } from './world.ts';
import { loadWorlds } from './worlds.ts';

const SCOPE = forOperator('uji serangan');
export const REGENCY = '99.01';

/** A release as it was collected at its time, and the figures it was made of. */
export interface Chapter {
  readonly worlds: readonly World[];
  readonly collected: readonly Collected[];
}

/** Kabupaten Contoh in a database, and what happens to it. */
export class Story {
  readonly chapters: Chapter[] = [];
  readonly #ctx: Context;
  readonly #made: Generated;
  readonly #collect: () => Promise<Collected[]>;
  #released: readonly World[] = [];

  private constructor(ctx: Context, made: Generated, collect: () => Promise<Collected[]>) {
    this.#ctx = ctx;
    this.#made = made;
    this.#collect = collect;
  }

  static async begin(ctx: Context, sizes: DemoSizes, collect: () => Promise<Collected[]>): Promise<Story> {
    const made = generateHere({ seed: '1', sizes }, () => {});
    await loadDemo(ctx, SCOPE, { sizes, made: Promise.resolve(made) });
    return new Story(ctx, made, collect);
  }

  /** Makes a release and collects it. Returns how long the release took, in milliseconds. */
  async release(): Promise<number> {
    const begun = performance.now();
    await makeRelease(this.#ctx, SCOPE, {
      reason: this.chapters.length === 0 ? 'first' : 'request',
      note: '',
    });
    const took = performance.now() - begun;
    this.#released = await loadWorlds(this.#ctx, REGENCY);
    await this.look();
    return took;
  }

  /** Collects what is read now, whatever was released last. */
  async look(): Promise<void> {
    this.chapters.push({ worlds: this.#released, collected: await this.#collect() });
  }

  /** Some desa tell other figures of a period; returns the import. */
  async bring(period: string, share: number, seed: string): Promise<number> {
    const chance = randomOf(seed);
    const told = this.#made.needs.filter((row) => row.period === period && row.series !== 'jiwa');
    const needs = told.flatMap((row): NeedRow[] => {
      if (chance.next() > share) return [];
      return [{ ...row, count: Math.max(0, row.count + chance.below(6) - 2) }];
    });
    const report = await runImport(this.#ctx, SCOPE, demoNeedsImport, {
      file: null,
      options: { ...this.#made, needs },
      provenance: DEMO_PROVENANCE,
      dryRun: false,
    });
    if (report.importId === null) throw new Error('nothing was brought');
    return report.importId;
  }

  async undo(importId: number): Promise<void> {
    await undoImport(this.#ctx, SCOPE, importId);
  }
}
