import { PILLAR_ROLES, type PillarRoleCode, pillarRole } from '../../../data/catalogue/psks.ts';
import { editDistance, plainKey } from '../../../data/read/names.ts';

/** Other ways in which lists write a role. */
const ALSO: Readonly<Record<string, PillarRoleCode>> = {
  peksos: 'psp',
  pekerjasosial: 'psp',
  pekerjasosialprofesional: 'psp',
  katar: 'karang-taruna',
  pkh: 'pendamping-pkh',
  pendampingprogramkeluargaharapan: 'pendamping-pkh',
  sdmpkh: 'pendamping-pkh',
  pendampingrehabilitasisosial: 'pendamping-rehsos',
  pendampingatensi: 'pendamping-rehsos',
  atensi: 'pendamping-rehsos',
  pordam: 'pelopor-perdamaian',
  slrt: 'puskesos',
  petugaspuskesos: 'puskesos',
  petugasslrt: 'puskesos',
  penyuluhsosialmasyarakat: 'pensosmas',
  penyuluh: 'pensosmas',
  csr: 'dunia-usaha',
  tagana: 'tagana',
};

const ROLE_BY_KEY: ReadonlyMap<string, PillarRoleCode> = new Map([
  ...PILLAR_ROLES.flatMap(({ code, abbreviation, name }, i) =>
    [
      code,
      abbreviation,
      name.id,
      `${name.id} (${abbreviation})`,
      `${abbreviation} (${name.id})`,
      ...(i < 12 ? [`PSKS-${String(i + 1).padStart(2, '0')}`] : []),
    ].map((written): [string, PillarRoleCode] => [plainKey(written), code]),
  ),
  ...Object.entries(ALSO),
]);

/** The role that a cell means; else what it may mean. */
export function readRole(text: string): PillarRoleCode | Record<string, string> {
  const key = plainKey(text);
  const found = ROLE_BY_KEY.get(key);
  if (found) return found;
  const near = [...ROLE_BY_KEY]
    .map(([known, code]) => ({ code, distance: editDistance(key, known, 2) }))
    .filter(({ distance }) => distance <= Math.min(2, key.length / 3))
    .sort((a, b) => a.distance - b.distance)[0];
  return {
    roles: PILLAR_ROLES.map((role) => role.abbreviation).join(', '),
    ...(near ? { suggestion: pillarRole(near.code).abbreviation } : {}),
  };
}
