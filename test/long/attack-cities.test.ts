import { beforeAll, describe, expect, test } from 'vitest';
import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import type { DisclosureSettings } from '../../data/contract/disclosure.ts';
import { attackReleases, differences, shake } from '../attack/campaign.ts';
import { CITIES, PROVINCE } from '../attack/cities.ts';
import type { Collected } from '../attack/collect.ts';
import { LOOKED_AT } from '../attack/leaks.ts';
import { collectAs, type Reader, readersOf } from '../attack/readers.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { Story } from '../attack/story.ts';
import { tell } from '../attack/tell.ts';
import { eachDatabase } from '../db/harness.ts';

const THRESHOLDS = { open: 5, closed: 10 };
const TIGHTER = { open: 7, closed: 12 };
const PERIOD = '2025';
const SETTINGS: DisclosureSettings = { ...STANDARD_DISCLOSURE };
/** Migrant workers are counted to the poor, and neglected children with a disability to the children. */
const REGROUPED: DisclosureSettings['groups'] = STANDARD_DISCLOSURE.groups.map(({ group, types }) => {
  const stay = types.filter((type) => type !== 'PMKS-20');
  return { group, types: group === 'fakir-miskin' ? [...stay, 'PMKS-20'] : stay };
});

eachDatabase('an attack on two cities and their province', (given) => {
  let site: Site;
  let story: Story;
  let readers: Reader[];
  let isFirst = true;

  /** All who read, everything at first; of later releases what the province and the public are told. */
  const collect = async (): Promise<Collected[]> => {
    const wish = { periods: [PERIOD], without: ['rates'] as const };
    if (!isFirst) {
      const [province, , people] = readers;
      return [await collectAs(province as Reader, wish), await collectAs(people as Reader, wish)];
    }
    isFirst = false;
    const all: Collected[] = [];
    for (const [i, reader] of readers.entries()) {
      all.push(await collectAs(reader, i === 0 ? { periods: [PERIOD], thorough: true } : wish));
    }
    return all;
  };
  const attacked = (thresholds = THRESHOLDS) =>
    attackReleases(story.chapters, thresholds, { residual: true });

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.ofCities(ctx, collect);
    site = await serveSite(ctx);
    const [regency] = CITIES;
    const province = {
      name: 'leader of the province',
      ask: await site.signedIn('leader', [PROVINCE]),
      within: [PROVINCE, regency],
    };
    const places = { regency, kecamatan: `${regency}.02`, desa: `${regency}.02.1002` };
    readers = [province, ...(await readersOf(site, places))];
    await story.release();
    return () => site.stop();
  }, 1_800_000);

  describe('as every role that reads published figures', () => {
    test('reads figures of all kinds, by file too', () => {
      const [collected = []] = story.chapters.map((chapter) => chapter.collected);
      const cells = collected.flatMap((c) => [...(c.periods.get(PERIOD)?.cells.keys() ?? [])]);
      for (const kind of [
        /^jiwa /,
        /^own:RTLH /,
        /^own:KASUS /,
        /^PMKS-18 /,
        /terlayani/,
        / L 63/,
        / A 63$/,
        /^evakuasi /,
      ]) {
        expect(cells.some((key) => kind.test(key))).toBe(true);
      }
      const inFiles = collected[0]?.inFiles;
      expect([...(inFiles?.keys() ?? [])].sort()).toEqual(['csv', 'geojson', 'kmz', 'xlsx']);
      expect(Math.min(...(inFiles?.values() ?? []))).toBeGreaterThan(500);
    });

    test('pins nothing of the first release', async () => {
      const outcomes = await attacked();
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('finds no answer that changes when the exact figures do', async () => {
      const [province] = readers as [Reader];
      const only = [...LOOKED_AT, 'jiwa.count', 'kantor-rtlh.count', 'kantor-kasus.per100Households'];
      const wish = { periods: [PERIOD], thorough: true, only };
      const before = await collectAs(province, wish);
      const undo = await shake(given.ctx());
      const after = await collectAs(province, wish);
      await undo();
      expect(differences(before, after)).toEqual([]);
    });

    test('pins nothing when some figures change and the change is undone', async () => {
      const brought = await story.bring(PERIOD, 0.1, 'a');
      await story.release();
      await story.undo(brought);
      await story.release();
      const outcomes = await attacked();
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('nor when thresholds are raised, before and after the next release', async () => {
      await story.decide({ ...SETTINGS, k: TIGHTER });
      await story.look();
      await story.release();
      const outcomes = await attacked(TIGHTER);
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });

    test('nor when the groups are made of other types', async () => {
      await story.decide({ ...SETTINGS, k: TIGHTER, groups: REGROUPED });
      await story.release();
      const outcomes = await attacked(TIGHTER);
      tell(story, outcomes);
      expect(outcomes.flatMap((o) => o.pins)).toEqual([]);
    });
  });
});
