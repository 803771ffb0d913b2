import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  draftOf,
  faultsOf,
  formOf,
  isFaulty,
  newPillar,
  newRole,
  type RoleForm,
} from '../../../client/pillars/pillar-draft.ts';
import { type Pillar, pillarDraft } from '../../../data/contract/volunteer.ts';

const area = (code: string, share: number | null) => ({
  id: 1,
  code,
  name: code,
  level: 'desa' as const,
  share,
  holds: true,
});

const ANI: Pillar = {
  id: 1,
  version: 3,
  subject: 'person',
  name: 'Contoh Ani',
  home: { id: 1, code: '63.71.01.1001', name: 'Mantuil', level: 'desa' },
  level: null,
  certified: 'valid',
  managed: true,
  simulated: true,
  roles: [
    {
      no: 2,
      role: 'pensosmas',
      from: '2024-01-01',
      until: null,
      decree: '460/1',
      decreeOn: '2023-12-20',
      areas: [area('63.71.01.1001', 0.3333), area('63.71.01.1002', 0.5)],
      serving: true,
    },
  ],
  own: {
    hasPhone: true,
    availability: 'limited',
    certificates: [
      {
        no: 1,
        kind: 'Sertifikat kompetensi',
        role: 'pensosmas',
        issuer: null,
        number: null,
        issued: null,
        validUntil: '2027-01-01',
        standing: 'valid',
      },
    ],
    trainings: [],
    changes: [],
  },
};

const served = (shares: readonly string[]): RoleForm => {
  const areas = shares.map((_, i) => ({ code: `63.71.01.100${i + 1}`, name: '' }));
  return {
    ...newRole(),
    role: 'relawan',
    areas,
    shares: Object.fromEntries(areas.map(({ code }, i) => [code, shares[i] ?? ''])),
  };
};
const faultsOfRole = (role: RoleForm) => faultsOf({ ...newPillar(), roles: [role] }).roles[role.key];

test('a pillar that is opened and saved unchanged is sent as it was, and its phone number stays', () => {
  const form = formOf(ANI);
  expect(isFaulty(faultsOf(form))).toBe(false);
  const draft = draftOf(form);
  expect(pillarDraft.parse(draft)).toEqual(draft);
  expect(draft).not.toHaveProperty('phone');
  expect(draft.roles).toEqual([
    {
      no: 2,
      role: 'pensosmas',
      from: '2024-01-01',
      until: null,
      decree: '460/1',
      decreeOn: '2023-12-20',
      areas: [
        { code: '63.71.01.1001', share: 0.3333 },
        { code: '63.71.01.1002', share: 0.5 },
      ],
    },
  ]);
  expect(draft.certificates.map(({ no, validUntil }) => [no, validUntil])).toEqual([[1, '2027-01-01']]);
});

test('a phone number is only taken away where somebody says so', () => {
  expect(draftOf({ ...formOf(ANI), dropsPhone: true }).phone).toBeNull();
  expect(draftOf({ ...formOf(ANI), phone: ' 0812-0000-0002 ' }).phone).toBe('0812-0000-0002');
});

test('a role without a kind, without an area, or that ends before it begins is named', () => {
  expect(faultsOfRole(newRole())).toEqual(['role', 'areas']);
  expect(faultsOfRole({ ...served(['']), from: '2025-02-01', until: '2025-01-31' })).toEqual(['dates']);
  expect(faultsOfRole({ ...served(['']), from: '2025-02-01', until: '2025-02-01' })).toEqual([]);
});

test('stated parts of a service are above nothing and together at most the whole', () => {
  expect(faultsOfRole(served(['50', '50']))).toEqual([]);
  expect(faultsOfRole(served(['33,33', '33,33', '33,34']))).toEqual([]);
  expect(faultsOfRole(served(['60', '50']))).toEqual(['shares']);
  expect(faultsOfRole(served(['0', '50']))).toEqual(['shares']);
  expect(faultsOfRole(served(['separuh', '50']))).toEqual(['shares']);
  expect(draftOf({ ...newPillar(), roles: [served(['40', ''])] }).roles[0]?.areas).toEqual([
    { code: '63.71.01.1001', share: 0.4 },
    { code: '63.71.01.1002', share: null },
  ]);
});

test('whatever is typed: a form without faults is one that the server reads', () => {
  const text = fc.string({ maxLength: 20 });
  const day = fc.constantFrom('', '2024-01-01', '2025-12-31');
  const role = fc.record({
    shares: fc.array(fc.oneof(text, fc.constantFrom('', '20', '70')), { maxLength: 3 }),
    from: day,
    until: day,
    decree: text,
  });
  fc.assert(
    fc.property(text, text, fc.array(role, { maxLength: 3 }), text, (name, phone, roles, kind) => {
      const form = {
        ...newPillar(),
        name,
        phone,
        roles: roles.map((r) => ({ ...served(r.shares), from: r.from, until: r.until, decree: r.decree })),
        certificates: [
          {
            key: 'c',
            no: undefined,
            kind,
            role: undefined,
            issuer: '',
            number: '',
            issued: '',
            validUntil: '',
          },
        ],
      };
      fc.pre(!isFaulty(faultsOf(form)));
      expect(pillarDraft.safeParse(draftOf(form)).success).toBe(true);
    }),
  );
});
