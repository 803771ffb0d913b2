type Detail = Readonly<Record<string, string | number>>;
type Sentence = { title: string; detail: (d: Detail) => string };

const REASONS: Readonly<Record<string, (d: Detail) => string>> = {
  reversed: (d) =>
    `The last day (${d.until ?? ''}) is before the first (${d.from ?? ''}). Correct one of them.`,
  overlap: (d) =>
    `The role ${d.role ?? ''} in ${d.area ?? ''} stands twice for overlapping times. Join the two, or correct the dates.`,
  'area-gone': (d) =>
    `The area ${d.area ?? ''} was not there any more at that time; it may have been merged. Choose what replaced it, or give the role a last day.`,
  'area-unknown': (d) => `The area ${d.area ?? ''} is not here.`,
  'area-twice': (d) => `The area ${d.area ?? ''} stands twice in one role.`,
  shares: (d) =>
    `The shares of the role ${d.role ?? ''} add up to ${d.sum ?? ''}%. They may be 100% at most.`,
  subject: (d) =>
    `The role ${d.role ?? ''} is not for this kind of pillar. Choose the right one: person, body or family.`,
  level: () => 'The levels Muda, Madya and Utama are for Tagana only.',
  certificate: (d) => `The certificate ${d.kind ?? ''} ends before it was issued. Correct the dates.`,
  merged: () => 'This pillar was merged into another.',
  same: () => 'Choose two different pillars.',
  participant: (d) => `Participant number ${d.id ?? ''} is not in the register.`,
};

/** What is wrong with the register of the pillars as somebody wants to write it. */
export const registerFaults = {
  'unknown-pillar': {
    title: 'Pillar not found',
    detail: () => 'This pillar is not there, was merged, or lies outside your area.',
  },
  'unknown-training': {
    title: 'Training not found',
    detail: () => 'This training is not there, or lies outside your area.',
  },
  'register-refused': {
    title: 'Cannot be saved yet',
    detail: (d) => REASONS[String(d.reason)]?.(d) ?? 'Check what you entered, then try again.',
  },
  'register-changed': {
    title: 'Somebody else changed it',
    detail: () => 'This was changed after you opened it. Load it again, then repeat your change.',
  },
} satisfies Record<string, Sentence>;
