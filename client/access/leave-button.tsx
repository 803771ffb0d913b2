import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import { leave } from './leave.ts';

/** Signs out and takes everything along. */
export function LeaveButton() {
  const { words, language } = useSpeech();
  const out = useMutation({ mutationFn: () => leave(language), networkMode: 'always' });
  return (
    <>
      <Button variant="default" loading={out.isPending} onClick={() => out.mutate()}>
        {words.access.menu.signOut}
      </Button>
      <Refusal reason={out.error} />
    </>
  );
}
