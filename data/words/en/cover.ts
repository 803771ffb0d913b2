import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number, small } = format;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const cover = {
  menu: 'Coverage',
  title: 'Coverage by the social pillars',
  under: 'Which areas does nobody serve yet?',
  nav: {
    label: 'Pages of coverage',
    map: 'Map',
    register: 'Register',
    trainings: 'Trainings',
    certificates: 'Certificates',
    spm: 'SPM',
    gaps: 'List of gaps',
    plan: 'Change of service areas',
    recruit: 'New officers needed',
    norms: 'Norms',
  },
  pick: {
    role: 'Social pillar',
    roleSearch: 'Find a social pillar …',
    nothing: 'Nothing fits.',
    period: 'Period',
    figure: 'What is mapped',
    view: 'How the map is read',
    figures: { state: 'State', ratio: 'Ratio', missing: 'Missing', count: 'Officers' },
    figuresLong: {
      state: 'State of coverage',
      ratio: 'Officers against the norm',
      missing: 'Officers still missing',
      count: 'Number of officers',
    },
    views: { figure: 'Coverage', highlight: 'Needs attention', pair: 'Need and coverage' },
    viewsLong: {
      figure: 'Map of coverage',
      highlight: 'Highlight: need high, officers few',
      pair: 'Double map: recorded need and coverage at once',
    },
  },
  highlight: {
    yes: 'Need high, officers few',
    no: 'All others',
    sentence: (n, areas, of, role) =>
      n === 0
        ? `In no ${areas} is need high while ${role} are too few.`
        : `${capital(small(n))} of ${number(of)} ${areas} need attention: need is high, ${role} are too few.`,
    behind: 'See the double map',
  },
  pair: {
    title: 'Need and coverage',
    label: 'Square legend: need grows upwards, coverage falls to the right',
    need: 'need grows',
    lack: 'coverage falls',
    needs: ['low need', 'medium need', 'high need'],
    covers: ['low coverage', 'medium coverage', 'high coverage'],
    cell: (need, lack) => `${need}, ${lack}`,
    needIs: (unit, a, b) => `Need (${unit}): medium from ${a}, high from ${b}`,
    coverIs: (unit, a, b) => `Coverage (${unit}): medium from ${a}, high from ${b}`,
    of: (areas) => `Number in a square: how many ${areas}.`,
    none: 'Cannot be paired yet: need or coverage has no figures at this level.',
  },
  /** of a file taken while the map shows two figures at once */
  behindFile: 'Holds the figure behind this map: the coverage of each area.',
  figuresOf: (period) => `Figures of demand and need are of ${period}.`,
  gaps: {
    title: 'List of gaps in coverage',
    under: 'In the order of people in need without cover.',
    columns: {
      rank: 'No.',
      area: 'Area',
      state: 'State',
      missing: 'Missing',
      without: 'People without cover',
    },
    none: 'No gaps: every area that can be calculated meets the norm.',
    map: (name) => `See ${name} on the map`,
    table: 'Table of gaps in coverage',
    shared: 'Share for this area',
    need: 'People in need',
    hidden: 'Hidden',
    noData: 'No data',
    role: 'Social pillar',
    level: 'By',
    norm: 'Norm in use',
    noNorm: 'There is no norm for this pillar yet; no state is calculated.',
    setNorm: 'Set a norm',
    more: (n) => `Show ${number(n)} more`,
  },
} satisfies Words['cover'];
