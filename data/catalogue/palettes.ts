/**
 * Sequential colours, light to dark, for 1 to 7 classes. Made on a straight line of lightness in OKLCH from straw
 * yellow over green to dark blue: because lightness falls evenly they hold for colour-blind readers and in grey.
 */
export const SEQUENTIAL: readonly (readonly string[])[] = [
  ['#1e9490'],
  ['#e3e2a8', '#25355b'],
  ['#e3e2a8', '#269890', '#25355b'],
  ['#e3e2a8', '#67b58f', '#00778a', '#25355b'],
  ['#e3e2a8', '#87c190', '#269890', '#0a6683', '#25355b'],
  ['#e3e2a8', '#9bc891', '#4daa90', '#00858e', '#155c7d', '#25355b'],
  ['#e3e2a8', '#a7cc93', '#67b58f', '#269890', '#00778a', '#1a5578', '#25355b'],
];

/** What is no class: outside the scale, and told apart on paper by a pattern as well. */
export const STATE_COLOURS = {
  /** surveyed, and nobody: paler than the lightest class */
  zero: '#f7f6ee',
  noData: '#d9dcdd',
  partial: '#cfc8dc',
  hidden: '#c1bfc9',
} as const;
