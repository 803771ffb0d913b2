import { beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import { DEMO_SIZES } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import { saveSettings } from '../../server/disclosure/save.ts';
import { attackReleases, differences, type PeriodOutcome, shake } from '../attack/campaign.ts';
import { type Collected, Collector } from '../attack/collect.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { REGENCY, Story } from '../attack/story.ts';
import { embeddedDatabase } from '../db/harness.ts';

const THRESHOLDS = { open: 5, closed: 10 };
const TIGHTER = { open: 7, closed: 12 };

embeddedDatabase('an attack on the demo', (given) => {
  let site: Site;
  let story: Story;
  let isFirst = true;

  /** The first time everything, by everybody who reads published figures; later what the counts are told by. */
  const collect = async (): Promise<Collected[]> => {
    const wish = { regency: REGENCY, thorough: false };
    const leader = await site.signedIn('leader', [REGENCY]);
    if (!isFirst) return [await new Collector(leader, { ...wish, periods: ['2025'] }).collect()];
    isFirst = false;
    const counts = { ...wish, without: ['profiles', 'besides'] as const };
    return [
      await new Collector(leader, { ...wish, thorough: true }).collect(),
      await new Collector(site.nobody, counts).collect(),
      await new Collector(await site.signedIn('planner', [`${REGENCY}.03`]), counts).collect(),
      await new Collector(await site.signedIn('tagana', [`${REGENCY}.05`]), counts).collect(),
    ];
  };

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.begin(ctx, DEMO_SIZES, collect);
    site = await serveSite(ctx);
    console.log(`released in ${Math.round(await story.release())} ms`);
    return () => site.stop();
  }, 3_600_000);

  describe('as a leader, the public, a planner and a Tagana', () => {
    test('pins no hidden figure of any period, whoever of those inside helps', async () => {
      const outcomes = await attackReleases(story.chapters, THRESHOLDS);
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('finds no answer for a leader that changes when the exact figures do', async () => {
      const ask = await site.signedIn('leader', [REGENCY]);
      const wish = { regency: REGENCY, periods: ['2025-S1'], thorough: true };
      const before = await new Collector(ask, wish).collect();
      const undo = await shake(given.ctx());
      const after = await new Collector(ask, wish).collect();
      await undo();
      expect(differences(before, after)).toEqual([]);
    });

    test('pins none over the releases before and after an import is undone', async () => {
      const brought = await story.bring('2025', 0.05, 'a');
      await story.release();
      await story.undo(brought);
      await story.release();
      const outcomes = await attackReleases(story.chapters, THRESHOLDS);
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('sees what is tightened closed at once, and pins none after the next release', async () => {
      const settings = { ...STANDARD_DISCLOSURE, k: TIGHTER };
      const saving = { progress: () => {}, signal: new AbortController().signal };
      await saveSettings(given.ctx(), forOperator('uji'), settings, saving);
      await story.look();
      await story.release();
      for (const { collected } of story.chapters.slice(-2)) {
        const cells = collected.flatMap((c) => [...(c.periods.get('2025')?.cells ?? [])]);
        const small = cells.filter(
          ([key, { count }]) => count !== null && count > 0 && count < 7 && !/^(penduduk|kk) /.test(key),
        );
        expect(small).toEqual([]);
      }
      const outcomes = await attackReleases(story.chapters, TIGHTER);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });
  });
});

function tell(story: Story, outcomes: readonly PeriodOutcome[]): void {
  const asked = story.chapters.flatMap((c) =>
    c.collected.map((d) => `${d.requests} in ${Math.round(d.tookMs / 1000)} s`),
  );
  console.log(`asked: ${asked.join(', ')}`);
  for (const o of outcomes) {
    console.log(
      `${o.period}: shown ${o.shown}, hidden ${o.hidden}, kept ${o.kept}; ${o.targets} to be safe, ${o.pins.length} pinned, ` +
        `${o.noRoom.length} without room; ${o.solves} solved in ${o.blocks} blocks (largest ${o.largestBlock}), ${Math.round(o.tookMs)} ms`,
    );
  }
}
