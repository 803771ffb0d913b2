import { beforeAll, describe, expect, test } from 'vitest';
import { attackReleases, differences, shake } from '../attack/campaign.ts';
import { type Ask, type Collected, Collector } from '../attack/collect.ts';
import { LEAKS, LOOKED_AT, leaking, leakingElsewhere } from '../attack/leaks.ts';
import { type Site, serveSite } from '../attack/site.ts';
import { REGENCY, Story } from '../attack/story.ts';
import { embeddedDatabase } from '../db/harness.ts';

const SIZES = { kecamatan: 3, desa: 10, rt: 60, people: 9_000 };
const THRESHOLDS = { open: 5, closed: 10 };
const PERIODS = ['2025'];
/** Ways that no attack on figures sees, and that are seen when the exact figures change. */
const BY_CHANGE = [
  'the order of neighbours by their exact figures',
  'how many of the closed ones are zero, and not hidden',
  'how many are hidden because they are small',
  'how many of a hidden figure live in zones',
  'who a footprint hits, counted exactly',
  'need against a hazard by exact figures',
  'an ETag that changes with the data',
  'an error that names a number',
];

embeddedDatabase('a planted leak is found', (given) => {
  let site: Site;
  let story: Story;
  let leader: Ask;
  let office: Ask;

  const collectBy = (ask: Ask, files = false): Promise<Collected> =>
    new Collector(ask, {
      regency: REGENCY,
      periods: PERIODS,
      thorough: files,
      only: files ? [] : LOOKED_AT,
    }).collect();

  beforeAll(async () => {
    const ctx = given.ctx();
    story = await Story.begin(ctx, SIZES, async () => [await collectBy(leader)]);
    site = await serveSite(ctx);
    leader = await site.signedIn('leader', [REGENCY]);
    office = await site.signedIn('operator', 'all');
    await story.release();
    return () => site.stop();
  });

  /** What an attack pins with what a leak tells besides, and which answers change with the exact figures. */
  const findings = async (ask: Ask, files = false) => {
    const before = await collectBy(ask, files);
    const { worlds, collected } = story.chapters[0] ?? { worlds: [], collected: [] };
    const told = [{ worlds, collected: [...collected, before] }];
    const pins = (await attackReleases(told, THRESHOLDS, { insiders: false })).flatMap((o) => o.pins);
    const undo = await shake(given.ctx());
    const after = await collectBy(ask, files);
    await undo();
    return { pins, changed: differences(before, after) };
  };

  test('and none where none is planted', async () => {
    expect(await findings(leader)).toEqual({ pins: [], changed: [] });
  });

  describe.each(LEAKS.map((leak) => [leak.name, leak] as const))('%s', (name, leak) => {
    test('is found', async () => {
      const found = await findings(leaking(leak, leader, office), leak.of.export !== undefined);
      expect(found.changed).not.toEqual([]);
      if (!BY_CHANGE.includes(name)) expect(found.pins).not.toEqual([]);
    });
  });

  test.each(['tile', 'search'] as const)('a %s that depends on a count', async (name) => {
    const found = await findings(leakingElsewhere(name, leader, office, REGENCY));
    expect(found.changed.length).toBeGreaterThan(0);
  });
});
