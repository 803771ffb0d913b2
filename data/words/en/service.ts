import type { service as source } from '../id/service.ts';

export const service = {} satisfies typeof source;
