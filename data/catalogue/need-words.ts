/**
 * The word an office uses for people in need of social services. PMKS until Permensos 5/2019, PPKS since; Kepmensos
 * 103/HUK/2025 speaks of Pemerlu Atensi Sosial. The dictionaries are written with PPKS; another word takes its place.
 */
export const NEED_WORDS = ['PPKS', 'PMKS', 'PPKS (dahulu PMKS)', 'PAS'] as const;
export type NeedWord = (typeof NEED_WORDS)[number];

export const STANDARD_NEED_WORD: NeedWord = 'PPKS';
