import type { AnswerSentences } from '../../data/words/answer.ts';
import { useSpeech } from '../words.ts';
import css from './answer.module.css';

/** The answer as a sentence, before all figures. Read aloud anew when it changes. */
export function Answer({ subject, sentences }: { subject: string; sentences: AnswerSentences }) {
  const { words } = useSpeech();
  return (
    <section className={css.answer} aria-label={words.screen.need.answerLabel} aria-live="polite">
      <p className={css.subject}>{subject}</p>
      <p className={css.lead}>{sentences.lead}</p>
      {sentences.more.map((sentence) => (
        <p key={sentence} className={css.more}>
          {sentence}
        </p>
      ))}
    </section>
  );
}
