import type { problemDemo as source } from '../id/problem-demo.ts';

export const problemDemo = {
  'demo-nowhere': (h) =>
    `No desa or kelurahan is set up in ${h.value || 'this area'}. Use the code of a regency, kecamatan or desa that is here; to set one up: npx petasos setup CODE`,
  'demo-over-real': (h) =>
    `${h.value ?? 'This area'} has real figures of need already (import ${h.imports ?? '?'}). Simulated figures are not put over them.`,
  'simulated-here': (h) =>
    `Simulated figures hold here (import ${h.imports ?? '?'}). Real and simulated figures will be shown together, marked as SIMULATED DATA, until the simulated ones are taken back on the Data page (in a terminal: npx petasos import undo NUMBER).`,
} satisfies typeof source;
