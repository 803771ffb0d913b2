import { z } from 'zod';
import { folderKind, folderState } from '../folder.ts';
import { LOGO_LIMIT_BYTES, office, officeForm, SETUP_STEPS, setupStep } from '../office.ts';
import type { RouteRow } from '../route.ts';
import { systemState } from '../system.ts';

/** The server itself, the folder of data that it serves, and the office. */
export const serviceRoutes = {
  health: {
    method: 'GET',
    path: '/api/health',
    summary: 'Is the server well, and which version of the program is it?',
    right: 'public',
    cache: 'none',
    answer: z.object({
      status: z.literal('ok'),
      version: z.string(),
      database: z.enum(['embedded', 'server']),
    }),
  },
  folder: {
    method: 'GET',
    path: '/api/folder',
    summary: "Which data folder is open, the office's own or the demo, and what is under way?",
    right: 'public',
    cache: 'none',
    withoutDatabase: true,
    answer: folderState,
  },
  openFolder: {
    method: 'POST',
    path: '/api/folder',
    summary: "Opens the office's own data folder or the demo; the answer says what is under way",
    right: 'folder.open',
    cache: 'none',
    withoutDatabase: true,
    body: z.object({
      open: folderKind,
      remake: z.boolean().default(false).meta({ description: 'Throw the demo away and make it anew' }),
    }),
    answer: folderState,
  },
  office: {
    method: 'GET',
    path: '/api/office',
    summary: 'Who runs this Petasos: name, local time, logo and signatories',
    right: 'signedIn',
    cache: 'data',
    answer: office,
  },
  systemState: {
    method: 'GET',
    path: '/api/system',
    summary: 'How the installation is: versions, backups and their age, which key seals',
    right: 'service.read',
    cache: 'none',
    answer: systemState,
  },
  changeOffice: {
    method: 'PUT',
    path: '/api/office',
    summary: 'Says who runs this Petasos',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    body: officeForm,
    answer: office,
  },
  changeLogo: {
    method: 'PUT',
    path: '/api/office/logo',
    summary: "Takes a picture as the office's logo; it is drawn anew as a small PNG",
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    upload: { limitBytes: LOGO_LIMIT_BYTES },
    answer: office,
  },
  removeLogo: {
    method: 'DELETE',
    path: '/api/office/logo',
    summary: 'Takes the logo away',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    answer: office,
  },
  skipSteps: {
    method: 'PUT',
    path: '/api/office/skipped',
    summary: 'Remembers which steps of the set-up are skipped',
    right: 'office.write',
    cache: 'none',
    ofOffice: true,
    body: z.object({ skipped: z.array(setupStep).max(SETUP_STEPS.length) }),
    answer: office,
  },
} as const satisfies Record<string, RouteRow>;
