import type { help as id } from '../id/help.ts';
import { format } from './format.ts';

export const help = {
  menu: 'Help',
  title: 'Help',
  search: 'Search the help',
  pages: 'Pages of the help',
  results: 'Search results',
  found: (n: number) => (n === 0 ? 'Nothing matches.' : `${format.number(n)} found`),
  print: 'Print',
  onlyIndonesian: 'This page is available in Indonesian only.',
  tour: {
    label: 'A short tour',
    step: (n: number, of: number) => `${format.number(n)} of ${format.number(of)}`,
    next: 'Next',
    done: 'Done',
    close: 'Close the tour',
    marks: {
      mapped: {
        title: 'What is mapped',
        text: 'Choose the type of need, the period and the measure here. Map, list and answer follow.',
        textSmall: 'Type of need, period and measure are chosen here. Map, list and answer follow.',
      },
      legend: {
        title: 'What the colours mean',
        text: 'The numbers at the right count areas. Zero was surveyed and nobody was found; no data was not surveyed.',
        textSmall:
          'What each colour means stands here. Zero was surveyed and nobody was found; no data was not surveyed.',
      },
      down: {
        title: 'Down to the RT',
        text: 'Choose the level of the areas here, or double-click an area to go in: from kecamatan to village, RW and RT.',
        textSmall:
          'Tap an area on the map or in this list, then go in: from kecamatan to village, RW and RT.',
      },
      downPublished: {
        title: 'Down to the village',
        text: 'Choose the level of the areas here, or double-click a kecamatan to see its villages.',
        textSmall: 'Tap a kecamatan on the map or in this list, then see its villages.',
      },
    },
  },
} satisfies typeof id;
