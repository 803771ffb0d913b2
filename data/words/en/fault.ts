import type { FaultCode, FieldFault } from '../../contract/fault.ts';
import { accessFaults } from './fault-access.ts';
import { coverageFaults } from './fault-coverage.ts';
import { disclosureFaults } from './fault-disclosure.ts';
import { facilityFaults } from './fault-facilities.ts';
import { incidentFaults } from './fault-incident.ts';
import { planFaults } from './fault-plan.ts';
import { registerFaults } from './fault-register.ts';

type Detail = Readonly<Record<string, string | number>>;
type Sentence = { title: string; detail: (d: Detail) => string };

export const fault = {
  'bad-request': {
    title: 'The request is incomplete or wrong',
    detail: () => 'Check the fields named below and try again.',
  },
  'unknown-area': {
    title: 'Unknown area',
    detail: (d) => {
      if (d.since) return `Area ${d.code} exists only since ${d.since}. Choose a later period.`;
      if (d.until) return `Area ${d.code} existed until ${d.until}. Choose an earlier period.`;
      return `No area with code ${d.code ?? ''} here. Set it up first: npx petasos setup CODE`;
    },
  },
  'unknown-indicator': {
    title: 'Unknown indicator',
    detail: (d) => `There is no indicator ${d.indicator ?? ''}.`,
  },
  'unknown-import': { title: 'Unknown import', detail: (d) => `There is no import ${d.id ?? ''}.` },
  'unknown-period': {
    title: 'No data for this period',
    detail: (d) =>
      d.available
        ? `There are no figures for ${d.period ?? ''}. Periods with figures: ${d.available}.`
        : `There are no figures for ${d.period ?? ''}.`,
  },
  'too-fine': {
    title: 'This type is not shown that finely',
    detail: (d) =>
      `${d.indicatorEn ?? 'This type'} is shown by ${d.finest ?? 'kecamatan'} or coarser only, whoever looks: a small number can harm somebody. Choose a coarser level.`,
  },
  'unknown-tile-set': {
    title: 'Unknown tile set',
    detail: () => 'The boundaries have been renewed. Reload the page.',
  },
  'not-found': { title: 'Not found', detail: () => 'There is nothing at this address.' },
  'method-not-allowed': {
    title: 'Method not allowed',
    detail: (d) => `This address takes ${d.allow ?? 'GET'} only.`,
  },
  'database-unreachable': {
    title: 'The database cannot be reached',
    detail: () => 'No data is lost. Try again shortly; if it goes on, tell whoever keeps the server.',
  },
  forbidden: { title: 'Not allowed', detail: () => 'This lies outside your area or your role.' },
  ...accessFaults,
  ...coverageFaults,
  ...planFaults,
  ...incidentFaults,
  ...disclosureFaults,
  ...registerFaults,
  ...facilityFaults,
  'cross-site': {
    title: 'A request from another page was refused',
    detail: () =>
      'Changes are taken only from this very Petasos page. Open Petasos by its own address, reload the page and try again.',
  },
  'wrong-content-type': {
    title: 'The content has the wrong type',
    detail: (d) => `This address takes ${d.expected ?? 'application/json'}, not compressed.`,
  },
  'reason-needed': {
    title: 'No reason was given',
    detail: () =>
      'These figures are finer than what is published. Say what they are for; the reason is kept with your name.',
  },
  'too-large': {
    title: 'Too large',
    detail: (d) => `The request exceeds a limit${d.limit ? ` (${d.limit})` : ''}. Split it.`,
  },
  busy: { title: 'The server is busy', detail: () => 'Try again in a moment.' },
  'database-restarted': {
    title: 'The database was restarted',
    detail: () => 'A request ran too long, so the database was restarted. Try again.',
  },
  'folder-switching': {
    title: 'The data folder is being changed',
    detail: (d): string =>
      d.reason
        ? 'The data folder cannot be opened yet. Open the Petasos page to see why, then try again.'
        : 'One database is closed before the other opens. Wait a moment; the page goes on by itself.',
  },
  'folder-busy': {
    title: 'Something is still under way',
    detail: () =>
      'The data folder cannot be changed yet, for example because a file is being imported. Try again when it is done.',
  },
  'real-data': {
    title: 'This database holds real data',
    detail: () =>
      'Simulated data are not mixed with real data. To see the demo use a folder of its own, for example: DATA_DIR=./demo npx petasos demo',
  },
  'demo-loaded': {
    title: 'This data folder holds the demo',
    detail: (d) =>
      `Real data are not mixed with the demo; nothing was stored. Use another folder for the office's data, for example: DATA_DIR=./office npm start. Or take the demo back first, on the Data page or with npx petasos import undo NUMBER, in this order: ${d.imports}.`,
  },
  'demo-open': {
    title: 'What is open is the demo',
    detail: () =>
      'The demo takes no real files or areas and no name of a real office; nothing was stored. Press "Leave the demo" on the screen, or run in a terminal: npx petasos folder real. Then try again.',
  },
  'logo-refused': {
    title: 'The logo cannot be used',
    detail: (d): string => {
      if (d.reason === 'too-large')
        return `The file is larger than ${d.limit ?? ''}. Make the picture smaller and choose it again.`;
      if (d.reason === 'too-many-points')
        return `This picture has ${d.width} × ${d.height} points, too many for a logo. Make it smaller in an image editor, for example 1,000 points on its longer side, and choose it again.`;
      if (d.reason === 'damaged')
        return 'This is a picture, but a damaged or cut-off one. Open it in an image editor, save it as PNG and choose it again.';
      return 'This file is no PNG, JPEG, WebP or SVG picture. Save the logo as one of these and choose it again.';
    },
  },
  'database-in-use': {
    title: 'The data folder is in use',
    detail: (d) =>
      `Another process${d.pid ? ` (${d.pid})` : ''} uses this data folder${d.address ? ` at ${d.address}` : ''}. Stop it first, or choose another folder with DATA_DIR.`,
  },
  'import-refused': {
    title: 'The file was refused',
    detail: () => 'Nothing was stored. Correct the file and try again.',
  },
  'kind-unclear': {
    title: 'It is not clear what the file holds',
    detail: () => 'The headings of this file do not tell what it holds. Choose the kind of data yourself.',
  },
  'own-refused': {
    title: 'The indicator cannot be saved yet',
    detail: (d) => {
      const sentences: Readonly<Record<string, string>> = {
        'code-taken': `The code ${d.other} is taken (perhaps by a retired indicator). Choose another.`,
        'name-taken': `The indicator ${d.other} has this name. Give another, so that they are not confused.`,
        'finest-missing':
          'A closed indicator needs a limit: choose the finest level at which it may be shown.',
        'rate-divides':
          'A value as its source gives it (percent, ratio) is not divided again. Leave rates and whole empty.',
        'share-self': 'An indicator cannot be a part of itself. Choose another whole.',
        'share-unknown': `There is no indicator ${d.other}. Choose the whole from the list.`,
        'share-of-rate': `${d.other} is a value as its source gives it, no count, and so cannot be a whole.`,
        'share-of-retired': `${d.other} is retired. Take it up again, or choose another whole.`,
        'is-whole': `${d.other} are a share of this indicator. Change them first.`,
      };
      return sentences[String(d.reason)] ?? 'Check what was filled in, and try again.';
    },
  },
  'undo-blocked': {
    title: 'Cannot be taken back yet',
    detail: (d) =>
      d.reason === 'already-undone'
        ? `Import ${d.id} has been taken back already.`
        : d.reason === 'stock'
          ? `Some goods of import ${d.id} have left already, or its facilities still hold stock. Enter a correction of stock first.`
          : `Imports ${d.named ?? d.later} build on import ${d.id}. Take the later ones back first.`,
  },
  internal: {
    title: 'Something went wrong on the server',
    detail: (d) => `It has been recorded${d.reference ? ` as ${d.reference}` : ''}.`,
  },
} satisfies Record<FaultCode, Sentence>;

export const field = {
  missing: (d) => `Required${d.example ? `, for example ${d.example}` : ''}.`,
  unknown: () => 'Unknown. Check its spelling.',
  form: (d) => `Not of the right form${d.example ? `; for example ${d.example}` : ''}.`,
  range: (d) => `Out of range${d.limit ? ` (${d.limit})` : ''}.`,
  choice: (d) => `Choose one of: ${d.allowed ?? ''}.`,
} satisfies Record<FieldFault, (d: Detail) => string>;
