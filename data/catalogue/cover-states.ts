import type { CoverState } from '../contract/coverage.ts';

/** Words and colours of the states of cover, dark to light: lightness falls evenly, so they hold in grey. */
export const COVER_STATE_LOOK: Readonly<
  Record<CoverState, { readonly name: { readonly id: string; readonly en: string }; readonly colour: string }>
> = {
  'belum-ada': { name: { id: 'Belum ada petugas', en: 'Nobody' }, colour: '#25355b' },
  'satu-petugas': { name: { id: 'Hanya satu petugas', en: 'One person only' }, colour: '#00778a' },
  kurang: { name: { id: 'Kurang', en: 'Short' }, colour: '#67b58f' },
  terpenuhi: { name: { id: 'Terpenuhi', en: 'Met' }, colour: '#e3e2a8' },
};

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
