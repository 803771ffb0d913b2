import { STANDARD_DISCLOSURE } from '../../data/catalogue/disclosure.ts';
import { makeReleaseView } from '../../server/access/release-view.ts';

const kept = {
  id: 3,
  madeAt: new Date('2026-03-02T03:00:00Z'),
  settings: STANDARD_DISCLOSURE,
  settingId: null,
};

/** A release as it is read where nothing was changed since. */
export const release = makeReleaseView(kept, { id: null, settings: null });

/** The same after thresholds were raised, before the next release. */
export const raised = makeReleaseView(kept, {
  id: 1,
  settings: { ...STANDARD_DISCLOSURE, k: { open: 10, closed: 20 } },
});
