import type { Language } from '../../data/contract/view.ts';
import essentials from '../../docs/en/essentials.md?raw';
import angka from '../../docs/id/angka.md?raw';
import mulai from '../../docs/id/mulai.md?raw';
import operator from '../../docs/id/operator.md?raw';
import perencana from '../../docs/id/perencana.md?raw';
import pilar from '../../docs/id/pilar.md?raw';
import pimpinan from '../../docs/id/pimpinan.md?raw';
import tagana from '../../docs/id/tagana.md?raw';
import ti from '../../docs/id/ti.md?raw';
import { type Block, readMarkdown, wordsOf } from './markdown.ts';

/** A page of the help, as it stands in docs/. */
export interface HelpPage {
  /** how the address names it */
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A heading with what stands under it, to be searched. */
interface HelpSection {
  readonly page: HelpPage;
  readonly heading: string;
  readonly id: string;
  readonly text: string;
}

function page(name: string, text: string, language: Language = 'id'): HelpPage {
  const blocks = readMarkdown(text);
  const title = blocks.find((b) => b.is === 'heading');
  return { name, language, title: title?.text ?? name, blocks };
}

/** In the order in which they are listed: the beginning, one for each user, and what figures mean. */
export const PAGES: readonly HelpPage[] = [
  page('essentials', essentials, 'en'),
  page('mulai', mulai),
  page('perencana', perencana),
  page('pimpinan', pimpinan),
  page('tagana', tagana),
  page('pilar', pilar),
  page('operator', operator),
  page('ti', ti),
  page('angka', angka),
];

/** The pages for a reader of a language, their own first. English has the essentials only. */
export function pagesFor(language: Language): readonly HelpPage[] {
  return language === 'en' ? PAGES : PAGES.filter((p) => p.language === 'id');
}

function sectionsOf(of: HelpPage): HelpSection[] {
  const sections: HelpSection[] = [];
  let words: string[] = [];
  for (const block of of.blocks) {
    if (block.is === 'heading') {
      words = [];
      sections.push({ page: of, heading: block.text, id: block.id, text: '' });
    } else words.push(wordsOf(block));
    const last = sections.pop();
    if (last) sections.push({ ...last, text: words.join(' ') });
  }
  return sections;
}

/** Sections that hold every word of a text: those that have it in their heading first. */
export function findSections(pages: readonly HelpPage[], text: string): HelpSection[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const holds = (where: string) => wanted.every((word) => where.toLowerCase().includes(word));
  const all = pages.flatMap(sectionsOf);
  const byHeading = all.filter((s) => holds(s.heading));
  return [...byHeading, ...all.filter((s) => !byHeading.includes(s) && holds(`${s.heading} ${s.text}`))];
}
