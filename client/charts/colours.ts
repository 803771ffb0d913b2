/** Colours of charts: apart in lightness, so that they hold for colour-blind readers and in grey. */
export const SERIES_COLOUR = '#00778a';
/** the area the card is about, among others */
export const OWN_COLOUR = '#943f15';
export const SEX_COLOUR = { L: '#1a5578', P: '#cb8a3c', T: '#c4ced2' } as const;
