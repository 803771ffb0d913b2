import { beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import { DEMO_SIZES } from '../../data/demo/regency.ts';
import { attackReleases, differences, shake } from '../attack/campaign.ts';
import { type Collected, Collector } from '../attack/collect.ts';
import { collectAs, type Reader, readersOf } from '../attack/readers.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { REGENCY, Story } from '../attack/story.ts';
import { tell } from '../attack/tell.ts';
import { embeddedDatabase } from '../db/harness.ts';

const THRESHOLDS = { open: 5, closed: 10 };
const TIGHTER = { open: 7, closed: 12 };
const PERIODS = ['2025'];
const PLACES = { regency: REGENCY, kecamatan: `${REGENCY}.03`, desa: `${REGENCY}.03.2001` };

embeddedDatabase('an attack on the demo', (given) => {
  let site: Site;
  let story: Story;
  let isFirst = true;

  /** The first time all periods, by everybody who reads published figures, and one by all ways out; later that one. */
  const collect = async (): Promise<Collected[]> => {
    const readers = await readersOf(site, PLACES);
    const [leader] = readers as [Reader];
    const counts = { without: ['rates', 'profiles', 'besides'] as const };
    if (!isFirst) return [await collectAs(leader, { periods: PERIODS, without: ['rates'] })];
    isFirst = false;
    const all = [await collectAs(leader, { periods: PERIODS, thorough: true })];
    for (const reader of readers) {
      all.push(await collectAs(reader, { ...counts, within: reader.within.slice(-1) }));
    }
    return all;
  };

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.begin(ctx, DEMO_SIZES, collect);
    site = await serveSite(ctx);
    console.log(`released in ${Math.round(await story.release())} ms`);
    return () => site.stop();
  }, 3_600_000);

  describe('as every role that reads published figures', () => {
    test('pins no hidden figure of any period, whoever of those inside helps', async () => {
      const outcomes = await attackReleases(story.chapters, THRESHOLDS, { residual: true });
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('finds no answer for a leader that changes when the exact figures do', async () => {
      const ask = await site.signedIn('leader', [REGENCY]);
      const wish = { regency: REGENCY, periods: ['2025-S1'], thorough: false };
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
      await story.decide({ ...STANDARD_DISCLOSURE, k: TIGHTER });
      await story.look();
      await story.release();
      for (const { collected } of story.chapters.slice(-2)) {
        const cells = collected.flatMap((c) => [...(c.periods.get('2025')?.cells ?? [])]);
        const small = cells.filter(
          ([key, { count }]) => count !== null && count > 0 && count < 7 && !/^(penduduk|kk) /.test(key),
        );
        expect(small).toEqual([]);
      }
      // Of the other periods nobody has looked at what stands there now.
      const all = await attackReleases(story.chapters, TIGHTER);
      const outcomes = all.filter((o) => PERIODS.includes(o.period));
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });
  });
});
