import { beforeAll, describe, expect, test } from 'vitest';
import { attackReleases } from '../attack/campaign.ts';
import { type Collected, Collector } from '../attack/collect.ts';
import { LOOKED_AT } from '../attack/leaks.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { REGENCY, Story } from '../attack/story.ts';
import { tell } from '../attack/tell.ts';
import { embeddedDatabase } from '../db/harness.ts';

const SIZES = { kecamatan: 5, desa: 30, rt: 120, people: 30_000 };
const THRESHOLDS = { open: 5, closed: 10 };
const PERIODS = ['2025'];
/** Neglected children nearly fill the group of children, and what the poor are is told by one type alone. */
const ONE = { slugs: ['anak-terlantar'], types: ['PMKS-02'] };
/** A planner of a part of the regency. */
const EAST = [`${REGENCY}.01`, `${REGENCY}.02`];
const TWO = { slugs: ['fakir-miskin', 'lanjut-usia-terlantar'], types: ['PMKS-24', 'PMKS-08'] };

embeddedDatabase('a grant that names series', (given) => {
  let site: Site;
  let story: Story;

  const collect = async (): Promise<Collected[]> => {
    const leader = await site.signedIn('leader', [REGENCY]);
    const wish = { regency: REGENCY, periods: PERIODS, thorough: false, only: LOOKED_AT };
    return [await new Collector(leader, wish).collect()];
  };
  /** What somebody who was given these series in the whole regency finds out, beside all others inside. */
  const found = async (
    granted: readonly (readonly string[])[],
    areas: readonly (readonly string[])[] = [],
  ) => {
    const outcomes = await attackReleases(story.chapters, THRESHOLDS, { granted, areas });
    tell(story, outcomes);
    return outcomes.flatMap((o) => o.pins);
  };

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.begin(ctx, SIZES, collect);
    site = await serveSite(ctx);
    await site.signedIn('planner', [REGENCY], ONE.slugs);
    await site.signedIn('planner', EAST);
    await story.release();
    return () => site.stop();
  });

  describe('in force when a release is made', () => {
    test('tells its holder nothing of what is hidden', async () => {
      expect(await found([ONE.types])).toEqual([]);
    });

    test('of several kecamatan tells nothing of the others', async () => {
      expect(await found([], [EAST])).toEqual([]);
    });

    test('of several series neither, from the next release on', async () => {
      await site.signedIn('planner', [REGENCY], TWO.slugs);
      await story.release();
      expect(await found([ONE.types, TWO.types])).toEqual([]);
    });
  });

  test('would tell, if it were not guarded: the attack finds a type that nobody was given', async () => {
    const [first] = story.chapters;
    const outcomes = await attackReleases(first ? [first] : [], THRESHOLDS, { residual: true });
    expect(outcomes.flatMap((o) => o.residual).length).toBeGreaterThan(0);
  });
});
