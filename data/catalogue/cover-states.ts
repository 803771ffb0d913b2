import type { CoverState } from '../contract/coverage.ts';
import type { PillarSubject } from './psks.ts';

interface Name {
  readonly id: string;
  readonly en: string;
}

/** Words and colours of the states of cover, dark to light: lightness falls evenly, so they hold in grey. */
const LOOK: Readonly<Record<CoverState, { readonly name: Name; readonly colour: string }>> = {
  'belum-ada': { name: { id: 'Belum ada petugas', en: 'Nobody' }, colour: '#25355b' },
  'satu-petugas': { name: { id: 'Hanya satu petugas', en: 'One person only' }, colour: '#00778a' },
  kurang: { name: { id: 'Kurang', en: 'Short' }, colour: '#67b58f' },
  terpenuhi: { name: { id: 'Terpenuhi', en: 'Met' }, colour: '#e3e2a8' },
};

/** Bodies and families are not called officers. */
const OF_OTHERS: Readonly<Record<Exclude<PillarSubject, 'person'>, Partial<Record<CoverState, Name>>>> = {
  institution: {
    'belum-ada': { id: 'Belum ada lembaga', en: 'No institution' },
    'satu-petugas': { id: 'Hanya satu lembaga', en: 'One institution only' },
  },
  family: {
    'belum-ada': { id: 'Belum ada keluarga', en: 'No family' },
    'satu-petugas': { id: 'Hanya satu keluarga', en: 'One family only' },
  },
};

/** What a state is called where those of a role are persons, bodies or families, and its colour. */
export function coverStateLook(
  state: CoverState,
  subject: PillarSubject,
): { readonly name: Name; readonly colour: string } {
  const { name, colour } = LOOK[state];
  return { name: (subject === 'person' ? undefined : OF_OTHERS[subject][state]) ?? name, colour };
}

/**
 * Need against cover, by 3 * need (low to high) + cover (little to much): towards pink need grows, towards blue officers
 * lack, and where both do it is darkest (after Joshua Stevens's bivariate scheme).
 */
export const PAIR_COLOURS: readonly string[] = [
  '#5ac8c8',
  '#ace4e4',
  '#e8e8e8',
  '#5698b9',
  '#a5add3',
  '#dfb0d6',
  '#3b4994',
  '#8c62aa',
  '#be64ac',
];
