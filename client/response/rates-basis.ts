import type { NeedLine } from '../../data/contract/response.ts';
import { useResponseSpeech } from './speech.ts';

/** What a figure stands on, in words: 'peraturan: Perka BNPB 7/2008'. */
export function useBasis(): (of: Pick<NeedLine, 'mark' | 'source'> | null) => string {
  const { said, page } = useResponseSpeech();
  return (of) =>
    of === null
      ? page.rates.newLine
      : [said.assumptions.marks[of.mark], said.source(of.source)].filter(Boolean).join(': ');
}
