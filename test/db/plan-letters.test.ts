import { execFileSync, spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { type Plan, planBody } from '../../data/contract/plan.ts';
import type { DemoSizes } from '../../data/demo/regency.ts';
import { forOperator } from '../../server/access/scope.ts';
import { areas } from '../../server/areas/handlers.ts';
import { coverageHandlers } from '../../server/coverage/handlers.ts';
import { planHandlers } from '../../server/coverage/plan/handlers.ts';
import { loadDemo } from '../../server/demo/answer.ts';
import { changeOffice } from '../../server/office/handlers.ts';
import { pillarHandlers } from '../../server/pillars/handlers.ts';
import { eachDatabase } from './harness.ts';

const SIZES: DemoSizes = { kecamatan: 2, desa: 7, rt: 45, people: 7_000 };
const PLACE = '99.01';
const LIMITS = { mostKm: null, mostNeedPerPerson: null, keepCovered: true, ownKecamatan: false, pinned: [] };
const scope = forOperator('uji');
const readsPdf = spawnSync('pdftotext', ['-v']).error === undefined;

/** What stands on paper, read back from the file: it goes out under somebody's name. */
eachDatabase('draft letters of a plan', (given) => {
  const ctx = () => given.ctx();
  let plan: Plan;
  const id = () => plan.id ?? 0;
  const paper = async (of: 'accepted' | 'proposals', lang: 'id' | 'en' = 'id', move?: number) => {
    const asked = { plan: id(), of, lang, ...(move === undefined ? {} : { move }) };
    const { bytes } = await planHandlers.planLetter(ctx(), scope, asked);
    return execFileSync('pdftotext', ['-layout', '-', '-'], { input: bytes }).toString();
  };
  const person = (no: number) => plan.moves[no - 1]?.person.name ?? 'nobody';

  beforeAll(async () => {
    await loadDemo(ctx(), scope, { sizes: SIZES });
    const { code } = await areas(ctx(), scope, { within: PLACE, level: 'desa', on: '2025-12-31' });
    for (const [i, home] of [code[0], code[0], code[0], code[1]].entries()) {
      await pillarHandlers.addPillar(ctx(), scope, {
        subject: 'person',
        name: `Petugas${i}`,
        home: home ?? '',
        availability: 'unknown',
        level: null,
        roles: [
          {
            role: 'psp',
            from: null,
            until: null,
            decree: null,
            decreeOn: null,
            areas: [{ code: home ?? '', share: null }],
          },
        ],
        certificates: [],
      });
    }
    await coverageHandlers.makeNorm(ctx(), scope, {
      role: 'psp',
      unit: 'area',
      level: 'desa',
      series: null,
      per: null,
      reach: null,
      rate: 1,
      counts: 'all',
      mark: 'peraturan',
      decree: 'SK Bupati 12/2024',
      note: '',
      from: null,
      until: null,
      active: true,
    });
    await changeOffice(ctx(), scope, {
      name: 'Dinas Sosial Kabupaten Contoh',
      timeZone: 'WIB',
      signatories: [
        {
          name: 'Siti Penguji',
          position: 'Kepala Dinas Sosial',
          nip: '198001012005012001',
          until: null,
        },
      ],
    });
    plan = await planHandlers.makePlan(
      ctx(),
      scope,
      planBody.parse({ within: PLACE, period: '2026', level: 'desa', roles: ['psp'], limits: LIMITS }),
      { progress: () => {}, signal: new AbortController().signal },
    );
    expect(plan.moves).toHaveLength(2);
  });

  test.skipIf(!readsPdf)(
    'a surat tugas names who goes where from where, why, by which norm, and who signs',
    async () => {
      await planHandlers.movePlanned(ctx(), scope, { plan: id(), move: 1, state: 'accepted' });
      const text = await paper('accepted');
      const [move] = plan.moves;
      for (const said of [
        'DINAS SOSIAL KABUPATEN CONTOH',
        'SURAT TUGAS',
        `nomor ${id()}`,
        person(1),
        move?.from?.name,
        move?.to.name,
        '(SK Bupati 12/2024)',
        '2 Maret 2026',
        'Kepala Dinas Sosial',
        'Siti Penguji',
        'NIP 198001012005012001',
        'Konsep surat',
        'DATA CONTOH',
      ]) {
        expect(text).toContain(said);
      }
      // What was not accepted, and what others decide of, is no part of an assignment.
      expect(text).not.toContain(person(2));
      expect(text).not.toContain('USULAN');
      const { withoutCoverBefore: before = 0, withoutCoverAfter: after = 0 } = plan.outcomes[0] ?? {};
      expect(text.replaceAll(/\s+/g, ' ')).toContain(
        `turun dari ${Math.round(before).toLocaleString('id')} menjadi ${Math.round(after).toLocaleString('id')}`,
      );
    },
  );

  test.skipIf(!readsPdf)('in English the same letter says the same', async () => {
    const text = await paper('accepted', 'en');
    expect(text).toContain(person(1));
    expect(text).toContain('Siti Penguji');
    expect(text).not.toMatch(/SURAT TUGAS|Nomor|Pertimbangan/);
  });

  test.skipIf(!readsPdf)('a proposal is written to who decides, before anybody has', async () => {
    await planHandlers.saveMoveRule(ctx(), scope, {
      role: 'psp',
      moves: 'proposal',
      decidedBy: 'Kepala Dinas Sosial Provinsi Contoh',
    });
    const text = await paper('proposals');
    for (const said of [
      'USULAN PENYESUAIAN WILAYAH TUGAS',
      'Kepada Yth. Kepala Dinas Sosial Provinsi Contoh',
      'Usulan ini perlu persetujuan Kepala Dinas Sosial Provinsi Contoh.',
      person(2),
      plan.moves[1]?.to.name,
      'Siti Penguji',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('SURAT TUGAS');
    // One move by itself is a letter of its own.
    expect(await paper('proposals', 'id', 2)).not.toContain(person(1));
  });
});
