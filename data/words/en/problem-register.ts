import type { problemRegister as source } from '../id/problem-register.ts';

export const problemRegister = {
  'pillar-name-empty': () => 'The name is empty. Enter the name of the person, body or family.',
  'pillar-name-unreadable': () => 'What stands under the name is none. Check the column.',
  'role-empty': () => 'The role is empty. Enter the role of the pillar, such as PSM or TKSK.',
  'role-unknown': (h) =>
    h.suggestion
      ? `The role "${h.value ?? ''}" is not known. Is ${h.suggestion} meant?`
      : `The role "${h.value ?? ''}" is not known. Use one of: ${h.roles ?? ''}.`,
  'day-unreadable': (h) => `"${h.value ?? ''}" is no day. Write 31-12-2025, for example.`,
  'days-reversed': (h) =>
    `The last day (${h.until ?? ''}) is before the first (${h.from ?? ''}). Correct one of them.`,
  'phone-unreadable': () =>
    'The phone number cannot be read. Write digits only, such as 0812-0000-0000, or leave it empty.',
  'rank-unknown': (h) => `The level "${h.value ?? ''}" is not known. Use Muda, Madya or Utama.`,
  'share-unreadable': (h) => `"${h.value ?? ''}" is no share. Write 50% or 0.5, for example.`,
  'shares-over': (h) => `The shares of the role ${h.role ?? ''} add up to more than 100%. Correct them.`,
  'availability-unknown': (h) =>
    `The availability "${h.value ?? ''}" is not known. Use siap, terbatas or tidak.`,
  'home-unknown': (h) =>
    `The home "${h.value ?? ''}" was not found and is left open. Write the name or code of the desa/kelurahan.`,
  'pillar-twice': (h) =>
    `This row says the same as row ${h.other ?? ''}: person, role, area and time. It is taken once.`,
  'service-overlap': (h) =>
    `The time in this row overlaps that of row ${h.other ?? ''}: the same person, role and area. Join the two, or correct the dates.`,
  'pillar-ambiguous': () =>
    'The register has more than one pillar of this name here. Merge them first, or enter the phone number.',
  'pillar-like-registered': () =>
    'The register has a pillar of this name in another area. This one is entered as new; where both are one, merge them.',
  'pillar-same-name': () =>
    'The name stands in another row for another area. They are entered as two; where both are one, merge them.',
  'pillars-known': (h) => `${h.n ?? ''} pillars were in the register and are completed.`,
  'pillars-unchanged': (h) => `${h.n ?? ''} pillars are in the register already, without a change.`,
  'training-empty': () => 'The name of the training is empty. Enter what it is called.',
  'participant-unknown': () =>
    'This participant is not in the register. Enter the pillar first, or check how the name is spelled.',
  'participant-ambiguous': () =>
    'There are several pillars of this name. Fill in the role or the kelurahan to say who is meant.',
  'contact-kind-unknown': (h) =>
    `The kind of contact "${h.value ?? ''}" is not known. Use one of: ${h.kinds ?? ''}.`,
  'contacts-too-many': (h) => `An area has at most ${h.most ?? ''} contacts. Remove those that hold no more.`,
  'participant-twice': () => 'This participant stands in this training already and is counted once.',
} satisfies typeof source;
