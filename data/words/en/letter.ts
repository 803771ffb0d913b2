import type { letter as letterSource, paper as paperSource } from '../id/letter.ts';
import { format } from './format.ts';

const { number } = format;
const people = (n: number) => number(Math.round(n));

export const paper = {
  foot: (title, at, by) => `${title}. Printed ${at} by ${by} with Petasos.`,
  page: (page, pages) => `page ${page} of ${pages}`,
  draft: 'DRAFT',
} satisfies typeof paperSource;

export const letter = {
  foot: 'Draft letters on service areas',
  fileName: 'draft-letters-service-areas',
  number: 'Number: ....................',
  assignment: {
    title: 'LETTER OF ASSIGNMENT',
    basis: 'Basis',
    considering: (plan, made, period) =>
      `Plan of reassignment number ${number(plan)}, made ${made}, as of ${period}.`,
    assigns: 'The undersigned assigns:',
    until: 'This assignment holds from the day it is signed until another one is given.',
    closing: 'This letter was made to be carried out with full responsibility.',
  },
  proposal: {
    title: 'PROPOSED CHANGE OF SERVICE AREAS',
    to: (who) => `To: ${who}`,
    at: 'at their office',
    subject: (role, place) => `Subject: proposed change of service areas of ${role} in ${place}`,
    lead: (role, place) =>
      `So that more people in need in ${place} are reached, we propose to change the service areas of ${role} as follows:`,
    needs: (who) => `This proposal needs the approval of ${who}.`,
    closing: 'We thank you for your attention and your approval.',
  },
  decides: {
    proposal: 'the Ministry of Social Affairs through the provincial social office',
    ownDesa: 'the head of the desa/kelurahan',
    free: 'the official in charge',
  },
  columns: {
    no: 'No.',
    name: 'Name',
    role: 'Role',
    from: 'Present service area',
    to: 'New service area',
    km: 'Distance from home',
  },
  nowhere: 'none yet',
  unknownKm: 'not known',
  km: (km) => `${number(km, 1)} km`,
  kmFromTo: (before, after) => `${number(before, 1)} km to ${number(after, 1)} km`,
  reasons: 'Considerations',
  norm: (rate, decree) => (decree === null ? `Norm used: ${rate}.` : `Norm used: ${rate} (${decree}).`),
  effect: (n, before, after) =>
    Math.round(before) === Math.round(after)
      ? `The whole plan has ${number(n)} moves; people in need without cover stay ${people(after)}.`
      : `The whole plan has ${number(n)} moves; with all of them people in need without cover fall from ${people(before)} to ${people(after)}.`,
  straight: 'Distances are as the crow flies from the desa/kelurahan of home.',
  place: '....................',
  date: (day) => `....................., ${day}`,
  signs: '(name and position)',
  nip: (nip) => `NIP ${nip}`,
  copies: 'Copies: those concerned; the heads of the kecamatan and desa/kelurahan left and entered.',
} satisfies typeof letterSource;
