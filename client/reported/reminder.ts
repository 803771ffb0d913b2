import type { Reported } from '../../data/contract/blank.ts';
import type { Words } from '../../data/words/id.ts';

/** How many names a message lists; a longer one is not read. */
const NAMED = 60;

interface Reminder {
  readonly areas: Reported['areas'];
  /** '' where the office has not said its name */
  readonly office: string;
  /** what the areas are called: 'kelurahan' */
  readonly word: string;
  readonly period: string;
}

/** 'kelurahan' of 'desa/kelurahan' where all of them are; the third digit group of the code tells. */
export function nameVillages(word: string, codes: readonly string[]): string {
  const [desa, kelurahan, other] = word.split('/');
  if (desa === undefined || kelurahan === undefined || other !== undefined) return word;
  const are = (digit: string) =>
    codes.length > 0 && codes.every((code) => code.split('.')[3]?.startsWith(digit));
  return are('1') ? kelurahan : are('2') ? desa : word;
}

/** A message for a group of WhatsApp: how many have reported, and whom one waits for, by what they lie in. */
export function writeReminder({ areas, office, word, period }: Reminder, words: Words): string {
  const t = words.blank.reported.message;
  const missing = areas.filter((area) => area.state !== 'yes');
  const done = areas.length - missing.length;
  const groups = [...Map.groupBy(missing.slice(0, NAMED), (area) => area.parent ?? '')];
  const lines = groups.map(([parent, inside]) => {
    const names = inside.map((area) =>
      area.state === 'partly' ? t.partly(area.name, area.partsTold, area.parts) : area.name,
    );
    return parent === '' ? `• ${names.join(', ')}` : `• *${parent}*: ${names.join(', ')}`;
  });
  const more = missing.length - NAMED;
  return [
    t.greeting(office),
    t.state(done, areas.length, word, period),
    '',
    t.missing,
    ...lines,
    ...(more > 0 ? [`• ${words.persons.previewMore(more)}`] : []),
    '',
    t.ask,
  ].join('\n');
}
