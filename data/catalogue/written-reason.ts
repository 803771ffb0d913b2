/** A reason is a sentence: shorter than this it says nothing. */
export const LEAST_REASON = 10;
export const LONGEST_REASON = 300;
