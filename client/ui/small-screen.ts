import { useMediaQuery } from '@mantine/hooks';

/** Below this width the sheet takes the panel's place; the same width stands in the style sheets. */
const SMALL_SCREEN = '(max-width: 47.99em)';

export function useIsSmallScreen(): boolean {
  return useMediaQuery(SMALL_SCREEN, undefined, { getInitialValueInEffect: false });
}
