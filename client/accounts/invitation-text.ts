import type { RouteAnswer } from '../../data/contract/routes.ts';
import type { Words } from '../../data/words/id.ts';

type Invited = RouteAnswer<'makeAccount'>;

/** Where the page of this Petasos begins, and what it is called. */
export interface Sender {
  readonly origin: string;
  /** '' where the office has not said its name */
  readonly office: string;
}

/** The link of an invitation, in full. */
export function invitationLink({ invitation }: Invited, { origin }: Sender): string {
  return `${origin}${invitation.path}`;
}

/** What is sent to the person. */
export function invitationText(invited: Invited, sender: Sender, words: Words): string {
  const { account, invitation } = invited;
  const said = words.accounts;
  const areas = account.grants.flatMap((grant) =>
    grant.areas === 'all' ? [said.everywhere] : grant.areas.map((area) => area.name || area.code),
  );
  return said.invitation.message({
    name: account.name,
    office: sender.office,
    role: words.format.list([...new Set(account.grants.map((grant) => words.roles.name[grant.role]))]),
    areas: words.format.list([...new Set(areas)]),
    link: invitationLink(invited, sender),
    address: sender.origin,
    username: invitation.username,
    code: invitation.code,
    until: words.format.moment(invitation.until),
    byPin: invitation.way === 'pin',
  });
}

/**
 * Opens WhatsApp on this machine with the text written; nothing passes through a page of theirs. `phone` as it was
 * written: '0812-0000-0000' is of Indonesia. undefined: no number.
 */
export function whatsappAddress(phone: string | null, text: string): string | undefined {
  const digits = phone?.replace(/\D/g, '') ?? '';
  if (digits === '') return undefined;
  const number = digits.startsWith('0') ? `62${digits.slice(1)}` : digits;
  return `whatsapp://send?phone=${number}&text=${encodeURIComponent(text)}`;
}

/** Does an address hold on this machine only? A phone could not open it. */
export function isOnlyHere(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|$)/.test(origin);
}
