import { useQuery } from '@tanstack/react-query';
import { queries } from '../queries.ts';

/** Is a folder open, and stays so? While one is closed and the other opened nobody answers: what asks by itself waits. */
export function useIsFolderOpen(): boolean {
  const { data } = useQuery(queries.folder());
  return data !== undefined && data.open !== null && !data.switching;
}
