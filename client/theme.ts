import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, Portal } from '@mantine/core';

/** Burnt orange of the mark's wing: far from the greens and blues that figures are drawn in, 7:1 on white. */
const petasos: MantineColorsTuple = [
  '#fcf4ee',
  '#f7e6d9',
  '#eec9b0',
  '#e3a882',
  '#d8885a',
  '#cb6d38',
  '#b35424',
  '#943f15',
  '#763110',
  '#58240b',
];

/** Ink on paper: text 14:1, secondary text 6:1 on white. */
const slate: MantineColorsTuple = [
  '#f6f8f8',
  '#eaeeef',
  '#dde3e5',
  '#c4ced2',
  '#9fadb3',
  '#738289',
  '#52616a',
  '#3b4951',
  '#263239',
  '#17242c',
];

export const theme = createTheme({
  primaryColor: 'petasos',
  primaryShade: 7,
  colors: { petasos, gray: slate, dark: slate },
  black: '#17242c',
  fontFamily: "'Noto Sans', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '700' },
  defaultRadius: 'md',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Lists that open belong to the content of the page, also for a screen reader.
  components: { Portal: Portal.extend({ defaultProps: { target: '#isi' } }) },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--ink': '#17242c',
    '--ink-soft': '#52616a',
    '--line': '#dfe5e7',
    '--paper': '#ffffff',
    '--wash': '#f5f7f7',
    '--accent': '#943f15',
    '--accent-wash': '#fcf4ee',
    '--shadow-card': '0 1px 2px rgb(23 36 44 / 8%), 0 6px 20px rgb(23 36 44 / 12%)',
  },
  // Read by everybody on white: 7:1.
  light: {
    '--mantine-color-error': '#a12a1d',
    '--mantine-color-dimmed': '#52616a',
    '--mantine-color-placeholder': '#66757d',
  },
  dark: {},
});
