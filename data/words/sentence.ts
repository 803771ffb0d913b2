/** What a sentence is made from: the hint of a finding, with its masked value as `value`. */
export type Hint = Readonly<Record<string, string | number>>;

/** One finding in words: what is wrong and what to do about it. Line and column are said beside it. */
export type ProblemSentence = (h: Hint) => string;
