import { z } from 'zod';
import {
  disclosurePreview,
  disclosureSettings,
  disclosureState,
  previewBody,
  privacyNotice,
  releaseBody,
  releaseDetail,
  releaseHead,
  releaseId,
} from '../disclosure.ts';
import type { RouteRow } from '../route.ts';

/** What is published how, and its releases. */
export const disclosureRoutes = {
  disclosure: {
    method: 'GET',
    path: '/api/disclosure',
    summary: 'What is published how: thresholds, finest levels, groups, the current release',
    right: 'disclosure.manage',
    cache: 'none',
    answer: disclosureState,
  },
  saveDisclosure: {
    method: 'PUT',
    path: '/api/disclosure',
    summary:
      'Says anew what is published how; what is tightened closes at once, the rest with the next release',
    right: 'disclosure.manage',
    cache: 'none',
    body: z.object({ settings: disclosureSettings }),
    progress: true,
    answer: disclosureState,
  },
  previewDisclosure: {
    method: 'POST',
    path: '/api/disclosure/preview',
    summary: 'What settings would show and hide in one regency and period; stores nothing',
    right: 'disclosure.manage',
    cache: 'none',
    body: previewBody,
    progress: true,
    answer: disclosurePreview,
  },
  releases: {
    method: 'GET',
    path: '/api/releases',
    summary: 'The releases of published figures, newest first',
    right: 'disclosure.manage',
    cache: 'none',
    answer: z.object({ releases: z.array(releaseHead) }),
  },
  release: {
    method: 'GET',
    path: '/api/releases/:release',
    summary: 'One release: its settings, what changed since the one before, what was kept',
    right: 'disclosure.manage',
    cache: 'none',
    params: z.object({ release: releaseId }),
    answer: releaseDetail,
  },
  makeRelease: {
    method: 'POST',
    path: '/api/releases',
    summary: 'Makes a release: from then on published figures are those of today',
    right: 'disclosure.manage',
    cache: 'none',
    body: releaseBody,
    progress: true,
    answer: releaseHead,
  },
  privacyNotice: {
    method: 'GET',
    path: '/api/privacy',
    summary: 'How figures are published here: thresholds, finest levels, and what was lowered why',
    right: 'public',
    cache: 'data',
    answer: privacyNotice,
  },
} as const satisfies Record<string, RouteRow>;
