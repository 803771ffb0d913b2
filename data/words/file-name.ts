import type { Indicator } from '../contract/indicator.ts';
import type { Sex } from '../contract/values.ts';
import type { Words } from './id.ts';

/** What a file is of. */
export interface FileSubject {
  readonly indicator: Pick<Indicator, 'name' | 'measure' | 'unit'>;
  readonly sex: Sex;
  /** 'Kota Banjarmasin' */
  readonly place: string;
  /** what its areas are called: 'kelurahan' */
  readonly areas: string;
  /** '2025-S1' */
  readonly period: string;
  readonly simulated: boolean;
  /** finer than what is published */
  readonly secret?: boolean;
}

const LONGEST_PART = 60;

/** '1.000', and not the '01.100' of a code like '63.71.01.1001'. */
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![.,]?\d)/g;

/** Small letters, digits and single hyphens: what every file system and mail program leaves alone. */
export function fileSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(THOUSANDS, (number) => number.replace(/[.,]/g, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_PART)
    .replace(/^-+|-+$/g, '');
}

/** In Indonesian whatever the language: a file is passed on among people here. */
const WARNING = 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-';
const SECRET = 'RAHASIA-';

/**
 * The name of a file that is taken away, in the language it is taken in. What is made up says so before anything else.
 *
 * @example 'petasos-fakir-miskin-per-1000-kota-banjarmasin-kelurahan-2025.xlsx'
 * @example 'DATA-CONTOH-BUKAN-DATA-SEBENARNYA-petasos-semua-jenis-terbuka-kabupaten-contoh-rt-2025-s1.png'
 */
export function fileName(
  { indicator, sex, place, areas, period, simulated, secret = false }: FileSubject,
  words: Words,
  lang: 'id' | 'en',
  extension: string,
): string {
  const isPlain = indicator.measure === 'count' || indicator.measure === 'rate';
  const parts = [
    'petasos',
    indicator.name[lang],
    isPlain ? '' : words.screen.pick.measures[indicator.measure],
    sex === 'A' ? '' : words.domain.sex[sex],
    place,
    areas,
    period,
  ];
  return `${simulated ? WARNING : ''}${secret ? SECRET : ''}${parts.map(fileSlug).filter(Boolean).join('-')}.${extension}`;
}

/** An indicator as a title: 'Fakir miskin per 1.000 penduduk', 'Angka putus sekolah (persen)'. */
export function indicatorTitle(indicator: FileSubject['indicator'], lang: 'id' | 'en'): string {
  const name = indicator.name[lang];
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  if (indicator.measure === 'count') return title;
  const unit = indicator.unit[lang];
  return indicator.measure === 'rate' ? `${title} (${unit})` : `${title} ${unit}`;
}
