import type { SpmService } from '../../data/contract/spm.ts';
import { definitionInEnglish, definitionNotes } from '../../data/words/spm.ts';
import { useSpeech } from '../words.ts';
import css from './spm.module.css';

/** Who counts in a service, and the decree that says so; in English as a translation, and marked as one. */
export function Definition({ service }: { service: SpmService }) {
  const { words, language } = useSpeech();
  const said = words.spm;
  const { definition, decree } = service;
  const english = language === 'en' ? definitionInEnglish(definition) : undefined;
  const isForeign = language === 'en' && definition !== '' && english === undefined;
  const notes = [
    decree === null ? said.noDecree : said.decree(decree),
    ...(english === undefined ? [] : [definitionNotes.translated]),
    ...(isForeign ? [definitionNotes.asWritten] : []),
    ...(service.standard ? [] : [said.own]),
    said.neverDerived,
  ];
  return (
    <div className={css.about}>
      <p>
        <b>{said.definition}:</b>{' '}
        {definition === '' ? (
          said.noDefinition
        ) : (
          <span {...(isForeign ? { lang: 'id' } : {})}>{english ?? definition}</span>
        )}
      </p>
      <p className={css.small}>{notes.map((note) => note.replace(/\.$/, '')).join(' · ')}.</p>
    </div>
  );
}
