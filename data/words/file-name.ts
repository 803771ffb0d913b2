/** What a file is of, in the words that a person sees on the screen. */
export interface FileSubject {
  /** 'Fakir miskin' */
  readonly indicator: string;
  /** 'per 1.000 penduduk'; empty for a count */
  readonly measure: string;
  /** 'Kota Banjarmasin' */
  readonly place: string;
  /** 'kelurahan' */
  readonly areas: string;
  /** '2025-S1' */
  readonly period: string;
  /** 'L' -> 'laki-laki'; empty for all */
  readonly sex: string;
  readonly simulated: boolean;
}

const LONGEST_PART = 60;

/** Small letters, digits and single hyphens: what every file system and mail program leaves alone. */
function slugText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\d)[.,](?=\d{3})/g, '$1')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_PART)
    .replace(/^-+|-+$/g, '');
}

/**
 * The name of a file that is taken away. What is made up says so before anything else.
 *
 * @example 'petasos-fakir-miskin-per-1000-penduduk-kota-banjarmasin-kelurahan-2025.xlsx'
 * @example 'DATA-CONTOH-petasos-semua-jenis-terbuka-kabupaten-contoh-rt-2025-s1.png'
 */
export function fileName(subject: FileSubject, extension: string): string {
  const { indicator, measure, place, areas, period, sex } = subject;
  const parts = ['petasos', indicator, measure, sex, place, areas, period].map(slugText).filter(Boolean);
  return `${subject.simulated ? 'DATA-CONTOH-' : ''}${parts.join('-')}.${extension}`;
}
