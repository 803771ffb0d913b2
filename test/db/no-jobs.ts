import type { Jobs } from '../../server/jobs/jobs.ts';

/** Where a test or benchmark has no queue: what would be enqueued is a mistake that shows. */
export const noJobs: Jobs = {
  enqueue: async (_tx, name) => {
    throw new Error(`no job queue here: ${name}`);
  },
  stop: async () => {},
};
