import type { RoleCode } from './roles.ts';
import { wordMap } from './word-map.ts';

/** How lists write the roles: small letters only, without spaces and dots. */
export const PILLAR_ROLE_WORDS: ReadonlyMap<string, RoleCode> = wordMap({
  psm: 'psm',
  pekerjasosialmasyarakat: 'psm',
  tksk: 'tksk',
  tenagakesejahteraansosialkecamatan: 'tksk',
  pensosmas: 'pensosmas',
  penyuluhsosial: 'pensosmas',
  penyuluhsosialmasyarakat: 'pensosmas',
  pkh: 'pkh',
  pendampingpkh: 'pkh',
  rt: 'rtrw',
  rw: 'rtrw',
  rtrw: 'rtrw',
  ketuart: 'rtrw',
  ketuarw: 'rtrw',
  ketuartrw: 'rtrw',
  tagana: 'tagana',
  tarunasiagabencana: 'tagana',
  // Read, to be told apart from a spelling mistake: these are not made from a list.
  operator: 'operator',
  perencana: 'planner',
  pimpinan: 'leader',
  administrator: 'administrator',
});
