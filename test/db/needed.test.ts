import { sql } from 'kysely';
import readExcel from 'read-excel-file/node';
import { beforeAll, expect, test } from 'vitest';
import { PILLAR_ROLE_CODES, type PillarRoleCode, pillarRole } from '../../data/catalogue/psks.ts';
import type { NormDraft } from '../../data/contract/norm.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { everything } from '../../server/access/principal.ts';
import { forOperator, forRequest } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { eachDatabase } from './harness.ts';

const SIZES: DemoSizes = { kecamatan: 2, desa: 7, rt: 45, people: 7_000 };
const PLACE = '99.01';
const PERIOD = '2026';
const asked = { within: PLACE, level: 'desa', period: PERIOD } as const;
const scope = forOperator('uji');

const NORM: NormDraft = {
  role: 'psp',
  unit: 'area',
  level: 'desa',
  series: null,
  per: null,
  reach: null,
  rate: 1,
  counts: 'all',
  mark: 'asumsi',
  decree: null,
  note: '',
  from: null,
  until: null,
  active: true,
};

eachDatabase('new officers for every norm', (given) => {
  const ctx = () => given.ctx();
  const needed = (more: object = {}, by = scope) =>
    planHandlers.officersNeeded(ctx(), by, { ...asked, ...more });
  const rowOf = async (role: string, more: object = {}) =>
    (await needed(more)).rows.find((row) => row.role === role);
  const whyOf = async (role: string, more: object = {}) =>
    (await needed(more)).uncounted.find((one) => one.role === role)?.why;
  const setNorm = async (draft: Partial<NormDraft> & Pick<NormDraft, 'role'>) => {
    const { norms } = await coverageHandlers.norms(ctx(), scope);
    const held = norms.find((norm) => norm.role === draft.role);
    if (held) return coverageHandlers.changeNorm(ctx(), scope, { ...NORM, ...draft, norm: held.id });
    return coverageHandlers.makeNorm(ctx(), scope, { ...NORM, ...draft });
  };
  const add = (role: 'psp' | 'pensosmas', code: string, availability: 'unknown' | 'away' = 'unknown') =>
    pillarHandlers.addPillar(ctx(), scope, {
      subject: 'person',
      name: `Petugas ${role} ${code}`,
      home: code,
      availability,
      level: null,
      roles: [
        { role, from: null, until: null, decree: null, decreeOn: null, areas: [{ code, share: null }] },
      ],
      certificates: [],
    });
  let desa: string[];
  let kecamatan: string[];

  beforeAll(async () => {
    await loadDemo(ctx(), scope, { sizes: SIZES });
    desa = (await areas(ctx(), scope, { within: PLACE, level: 'desa', on: '2025-12-31' })).code;
    kecamatan = (await areas(ctx(), scope, { within: PLACE, level: 'kecamatan', on: '2025-12-31' })).code;
    await add('psp', desa[0] ?? '');
    await add('psp', desa[1] ?? '', 'away');
    await add('pensosmas', desa[0] ?? '');
    await setNorm({ role: 'psp', rate: 2 });
    await setNorm({ role: 'pensosmas', rate: 1 });
  });

  test('each norm is counted as it is for its role alone, and as the register itself says', async () => {
    const found = await needed();
    for (const row of found.rows) {
      const { role, level } = row;
      const alone = await planHandlers.recruit(ctx(), scope, { ...asked, role, level });
      expect([role, row.needed, row.shortAreas]).toEqual([role, alone.meetsAll, alone.shortAreas]);
    }
    // Two for each of seven desa, and two serve; one for each of seven, and one serves.
    expect(await rowOf('psp')).toMatchObject({
      needed: 12,
      areas: 7,
      shortAreas: 7,
      level: 'desa',
      unknown: 0,
    });
    expect(await rowOf('pensosmas')).toMatchObject({ needed: 6, areas: 7, shortAreas: 6 });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from area_version a where a.current and a.level = 'desa' and not exists (
        select 1 from service_area s join volunteer_role r on r.id = s.role_id and r.role = 'psm'
          and r.until_day is null and (r.from_day is null or r.from_day <= ${found.registerOn}::date)
        join volunteer_version v on v.id = r.version_id and v.current and v.merged_into is null
        where s.area_id = a.area_id)`.execute(ctx().db.as(scope));
    expect((await rowOf('psm'))?.shortAreas).toBe(rows[0]?.n);
  });

  test('together they are the sum of persons, bodies and families; with several roles in one area, the most of each', async () => {
    const { rows, total, personsTogether, personsShared, simulated } = await needed();
    const of = (subject: string) =>
      rows.filter(({ role }) => pillarRole(role).subject === subject).reduce((n, row) => n + row.needed, 0);
    expect(total).toEqual({ person: of('person'), institution: of('institution'), family: of('family') });
    expect(personsShared).toBe(
      rows.filter(({ role }) => pillarRole(role).subject === 'person').reduce((n, row) => n + row.shared, 0),
    );
    expect(simulated).toBe(true);
    expect(personsTogether).toBeLessThan(total.person);
    // One who becomes a PSP may be the Pensosmas of the desa too: six fewer.
    await setNorm({ role: 'pensosmas', active: false });
    const without = await needed();
    expect(without.total.person).toBe(total.person - 6);
    expect(without.personsTogether).toBe(personsTogether);
    await setNorm({ role: 'pensosmas' });
  });

  test('a norm for areas is counted over its own level, one for figures over the level asked for', async () => {
    expect((await rowOf('tksk'))?.level ?? (await whyOf('tksk'))).toMatch(/^(kecamatan|no-)/);
    await setNorm({ role: 'pendamping-pkh', unit: 'figures', level: null, series: 'kk', per: 150 });
    const fine = await rowOf('pendamping-pkh', { level: 'rt' });
    const coarse = await rowOf('pendamping-pkh', { level: 'kecamatan' });
    expect([fine?.level, coarse?.level]).toEqual(['rt', 'kecamatan']);
    expect(fine?.areas).toBeGreaterThan(coarse?.areas ?? 0);
    // A part of a companion for each RT is a whole one where nobody serves two.
    expect(fine?.shared).toBeLessThan(fine?.needed ?? 0);
    expect(coarse?.shared).toBeLessThanOrEqual(coarse?.needed ?? 0);
    expect((await rowOf('psp'))?.shared).toBe((await rowOf('psp'))?.needed);
    expect(coarse?.figuresPeriod).not.toBeNull();
    expect((await rowOf('psp', { level: 'rt' }))?.level).toBe('desa');
  });

  test('what cannot be counted is named with the reason', async () => {
    const reach = { minutes: 30, speedKmh: 12, detour: 1.5 };
    await setNorm({ role: 'tagana', unit: 'reach', reach });
    const { rows } = await sql<{ role: PillarRoleCode }>`
      select distinct r.role from volunteer_role r`.execute(ctx().db.as(scope));
    const [nobody = 'lk3'] = PILLAR_ROLE_CODES.filter((code) => !rows.some(({ role }) => role === code));
    await setNorm({ role: nobody });
    await setNorm({ role: 'wpks', rate: null });
    await setNorm({ role: 'psp', level: 'kabupaten' });
    expect(await whyOf('tagana')).toBe('reach');
    expect(await whyOf('wpks')).toBe('no-rate');
    expect(await whyOf(nobody)).toBe('no-register');
    expect(await whyOf('psp')).toBeUndefined();
    expect(await whyOf('psp', { within: kecamatan[0] })).toBe('wider');
    await setNorm({ role: 'psp', rate: 2 });
    expect(await whyOf('psp', { within: kecamatan[0] })).toBeUndefined();
    // Before there were any families in the tables there is nothing to hold a norm for families against.
    expect(await whyOf('pendamping-pkh', { period: '1990' })).toBe('no-figures');
  });

  test('who is not available serves nowhere where that is asked for, here and in the order of new officers', async () => {
    expect((await rowOf('psp', { withoutAway: true }))?.needed).toBe(13);
    const alone = { ...asked, role: 'psp' } as const;
    expect((await planHandlers.recruit(ctx(), scope, { ...alone, withoutAway: true })).meetsAll).toBe(13);
    expect((await planHandlers.recruit(ctx(), scope, alone)).meetsAll).toBe(12);
  });

  test('who reads no figures, or plans elsewhere, is refused', async () => {
    const blind = new Map(everything('').rights);
    blind.delete('figures.read');
    const keeper = forRequest({ ...everything('Administrator', 'administrator'), rights: blind });
    await expect(needed({}, keeper)).rejects.toMatchObject({ code: 'outside-scope' });
    const rights = new Map([
      ['coverage.plan', [kecamatan[0] ?? '']],
      ['figures.read', [PLACE]],
    ] as const);
    const one = forRequest({ ...everything('Satu', 'satu'), rights });
    await expect(needed({}, one)).rejects.toMatchObject({ code: 'outside-scope' });
    expect((await needed({ within: kecamatan[0] }, one)).rows.length).toBeGreaterThan(0);
    await expect(needed({ within: '99.02' })).rejects.toMatchObject({ code: 'unknown-area' });
  });

  test('as a workbook it says the same, and how many each area needs, marked as made up', async () => {
    const found = await needed();
    const file = await planHandlers.officersNeededFile(ctx(), scope, { ...asked, lang: 'id' });
    expect(file.name).toMatch(/^DATA-CONTOH-BUKAN-DATA-SEBENARNYA-kebutuhan-petugas-.*\.xlsx$/);
    const [norms, perArea] = await readExcel(Buffer.from(file.bytes));
    const lines = norms?.data ?? [];
    expect(String(lines[0]?.[0])).toContain('DATA CONTOH');
    const psp = lines.find((line) => line[0] === pillarRole('psp').name.id);
    expect(psp?.slice(5, 9)).toEqual([7, 7, 12, 0]);
    const inAll = (perArea?.data ?? []).filter((line) => typeof line[5] === 'number');
    const sum = inAll.reduce((n, line) => n + Number(line[5]), 0);
    expect(sum).toBe(found.total.person + found.total.institution + found.total.family);
    const en = await planHandlers.officersNeededFile(ctx(), scope, { ...asked, lang: 'en' });
    expect((await readExcel(Buffer.from(en.bytes)))[0]?.data.flat().join(' ')).toContain(
      'Every norm at once',
    );
  });
});
