import type { problemVersions as source } from '../id/problem-versions.ts';
import { format } from './format.ts';

const n = (value: string | number | undefined) => format.number(Number(value ?? 0));
const m2 = (value: string | number | undefined) => `${n(value)} m²`;
const slivers = (h: Readonly<Record<string, string | number>>) =>
  Number(h.slivers ?? 0) > 0 ? `, ${n(h.slivers)} of them thin (less than 10 m)` : '';

export const problemVersions = {
  'shapes-overlap': (h) =>
    `Borders overlap in ${n(h.count)} places, ${m2(h.m2)} in all${slivers(h)}; the largest, ${m2(h.most)}, between ${h.areas ?? ''}. They are taken as they are; see the small map of the report.`,
  'shapes-gap': (h) =>
    `There are gaps in ${n(h.count)} places, ${m2(h.m2)} in all${slivers(h)}; the largest, ${m2(h.most)}, at ${h.areas || 'the areas around'}. A lake, or an area that is not in the file, leaves one rightly; see the small map of the report.`,
  'shapes-outside': (h) =>
    `${n(h.count)} shapes stick out of the area they lie in, ${m2(h.m2)} in all${slivers(h)}; the largest ${m2(h.most)}: ${h.areas ?? ''}. Borders of two sources hardly ever agree; look at the largest.`,
  'topology-not-checked': (h) =>
    `Gaps and overlaps were not looked for: ${n(h.count)} shapes are too many for one check. Check a regency at a time ("Take only this area", at the terminal: --within CODE).`,
  'shapes-versioned': (h) =>
    `${n(h.count)} borders differ from those that are here and become a version by their date. Earlier periods keep the earlier borders.`,
  'merge-recognised': (h) =>
    `${h.many ?? ''} are recognised to have become ${h.one ?? h.value ?? ''} (${n(h.share)}% of its ground came from them), as of ${h.date ?? ''}. Figures of earlier periods are added up and marked as estimated. If this is wrong, do not apply; correct the codes or the date.`,
  'split-recognised': (h) =>
    `${h.one ?? h.value ?? ''} is recognised to have been divided; its parts: ${h.many ?? ''} (${n(h.share)}% of its ground), as of ${h.date ?? ''}. Figures of earlier periods stay with the area of then and are not divided. If this is wrong, do not apply; correct the codes or the date.`,
  'same-file': (h) =>
    `The same file was applied on ${h.on ?? ''} (import ${h.id ?? ''}) and still holds. If that is enough, cancel; applied again, both are on record.`,
  'told-once': (h) =>
    `This file has ${n(h.lines)} lines; each mistake is told once, at the first line that has it. Correct all of them in the file, then send it again.`,
} satisfies typeof source;
