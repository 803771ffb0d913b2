import type { View } from '../../data/contract/view.ts';

/** The norm that figures of officers are to be held against, where another than the one in use was chosen. */
export function normOf({ norm, indicator }: View): { readonly norm?: string } {
  return norm !== undefined && indicator?.startsWith('petugas-') ? { norm } : {};
}
