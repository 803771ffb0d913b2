import { Link } from '@tanstack/react-router';
import { HazardPage } from '../hazards/hazard-page.tsx';
import page from '../screens/page.module.css';
import { OpenForm } from './open-form.tsx';
import { useResponseSpeech } from './speech.ts';

/** Opens an incident on a phone: what and where, and what is known already. Nothing has to be drawn. */
export function OpenScreen() {
  const { page: words } = useResponseSpeech();
  return (
    <HazardPage
      title={words.open.title}
      under={words.open.under}
      back={
        <Link to="/kebencanaan/kejadian" search={true} className={page.back}>
          ‹ {words.back}
        </Link>
      }
    >
      <OpenForm />
    </HazardPage>
  );
}
