import { beforeAll, expect, test } from 'vitest';
import { pillarDraft } from '../../data/contract/volunteer.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { eachDatabase } from './harness.ts';

const PLACE = '99.01';
const all = forOperator('uji');

eachDatabase('homes in the register', (given) => {
  const ctx = () => given.ctx();
  let homes: string[] = [];
  let desa = '';
  const of = (...rights: ('pillars.read' | 'pillars.manage')[]) =>
    forRequest({ ...everything('uji', 'uji'), rights: new Map(rights.map((right) => [right, [PLACE]])) });
  const found = async (within: string, by = of('pillars.read')) => {
    const asked = { within, standing: 'all', search: 'Rumah', from: 0, most: 50 } as const;
    return (await pillarHandlers.pillars(ctx(), by, asked)).pillars;
  };

  beforeAll(async () => {
    await loadDemo(ctx(), all, { sizes: { kecamatan: 2, desa: 7, rt: 45, people: 700 } });
    desa = (await areas(ctx(), all, { within: PLACE, level: 'desa', on: '2026-03-02' })).code[0] ?? '';
    homes = (await areas(ctx(), all, { within: desa, level: 'rt', on: '2026-03-02' })).code.slice(0, 2);
    const draft = (name: string, home: string, roles: object[]) =>
      pillarDraft.parse({
        subject: 'person',
        name,
        home,
        availability: 'ready',
        level: null,
        roles,
        certificates: [],
      });
    const role = { role: 'psm', from: null, until: null, decree: 'SK 7/2019', decreeOn: '2019-05-01' };
    await pillarHandlers.addPillar(ctx(), all, draft('Rumah Satu', homes[0] ?? '', []));
    await pillarHandlers.addPillar(ctx(), all, draft('Rumah Dua', homes[1] ?? '', [{ ...role, areas: [] }]));
    const areasServed = [{ code: desa, share: 0.5 }];
    await pillarHandlers.addPillar(
      ctx(),
      all,
      draft('Petugas', homes[0] ?? '', [{ ...role, areas: areasServed }]),
    );
  });

  test('peers cannot ask in which RT somebody lives: whichever is asked for, the answer is that of the desa', async () => {
    expect(homes).toHaveLength(2);
    const answers = await Promise.all([desa, ...homes].map((within) => found(within)));
    expect(answers[0]?.map((p) => p.name)).toEqual(['Rumah Dua', 'Rumah Satu']);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    const managed = await found(homes[0] ?? '', of('pillars.read', 'pillars.manage'));
    expect(managed.map((p) => p.name)).toEqual(['Rumah Satu']);
  });

  test('decree, its day and stated parts are for those who manage the area', async () => {
    const ask = {
      standing: 'all',
      search: 'Petugas',
      role: 'psm',
      from: 0,
      most: 200,
      within: desa,
    } as const;
    const row = async (by: ReturnType<typeof of>) =>
      (await pillarHandlers.pillars(ctx(), by, ask)).pillars.find((p) => p.name === 'Petugas')?.roles[0];
    expect(await row(of('pillars.read'))).toMatchObject({
      decree: null,
      decreeOn: null,
      areas: [{ code: desa, share: null }],
    });
    expect(await row(of('pillars.read', 'pillars.manage'))).toMatchObject({
      decree: 'SK 7/2019',
      decreeOn: '2019-05-01',
      areas: [{ share: 0.5 }],
    });
  });
});
