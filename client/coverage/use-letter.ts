import { useMutation } from '@tanstack/react-query';
import type { Plan } from '../../data/contract/plan.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { useSpeech } from '../words.ts';

/** Fetches the letter of one move, of all that the office accepted, or of all that wait for others, and hands it to the browser. */
export function useLetter(plan: Plan) {
  const { language } = useSpeech();
  return useMutation({
    mutationFn: async (which: number | 'accepted' | 'proposals') => {
      const input = { plan: String(plan.id), lang: language };
      const wanted = typeof which === 'number' ? { move: String(which) } : { of: which };
      const file = await fetchFile('planLetter', { ...input, ...wanted });
      saveFile(file.name, file.blob);
    },
    networkMode: 'always',
  });
}
