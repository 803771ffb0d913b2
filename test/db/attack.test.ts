import { beforeAll, describe, expect, test } from 'vitest';
import { attackReleases, differences, shake } from '../attack/campaign.ts';
import { type Collected, Collector } from '../attack/collect.ts';
import { LOOKED_AT } from '../attack/leaks.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { REGENCY, Story } from '../attack/story.ts';
import { embeddedDatabase } from './harness.ts';

const SIZES = { kecamatan: 3, desa: 10, rt: 60, people: 9_000 };
const THRESHOLDS = { open: 5, closed: 10 };
const PERIODS = ['2025'];

embeddedDatabase('an attack on what is published', (given) => {
  let site: Site;
  let story: Story;

  const collect = async (): Promise<Collected[]> => {
    const wish = { regency: REGENCY, periods: PERIODS, thorough: false, only: LOOKED_AT };
    const leader = await site.signedIn('leader', [REGENCY]);
    return [await new Collector(leader, wish).collect()];
  };

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.begin(ctx, SIZES, collect);
    site = await serveSite(ctx);
    await story.release();
    return () => site.stop();
  });

  describe('over HTTP, as a leader', () => {
    test('finds no answer that changes when the exact figures do', async () => {
      const [before] = story.chapters[0]?.collected ?? [];
      const undo = await shake(given.ctx());
      const [after] = await collect();
      await undo();
      expect(differences(before as Collected, after as Collected)).toEqual([]);
    });

    test('pins no hidden figure, whoever helps, before and after an import is undone', async () => {
      const brought = await story.bring('2025', 0.2, 'a');
      await story.release();
      await story.undo(brought);
      await story.release();
      const outcomes = await attackReleases(story.chapters, THRESHOLDS);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
      expect(outcomes.every((o) => o.hidden > 0)).toBe(true);
    });
  });
});
