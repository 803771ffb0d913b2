import type { NormMark } from '../../data/contract/norm.ts';
import { Pill } from '../ui/pill.tsx';
import { useSpeech } from '../words.ts';

/** What a norm stands on: a decree, practice somewhere, or an assumption. */
export function MarkPill({ mark }: { mark: NormMark }) {
  const { words } = useSpeech();
  return (
    <Pill tone={mark === 'peraturan' ? 'good' : mark === 'asumsi' ? 'unsure' : 'plain'}>
      {words.norms.mark[mark]}
    </Pill>
  );
}
