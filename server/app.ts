import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import { accessHandlers } from './access/handlers.ts';
import type { Principal } from './access/principal.ts';
import { area, areas, places, search } from './areas/handlers.ts';
import { regions } from './areas/regions.ts';
import { audit, auditCheck, auditFile } from './audit/handlers.ts';
import { blank, reported } from './blank/handlers.ts';
import { alwaysOpen, type Context, type ContextSource } from './context.ts';
import { coverageHandlers } from './coverage/handlers.ts';
import { planHandlers } from './coverage/plan/handlers.ts';
import {
  disclosure,
  makeRelease,
  previewDisclosure,
  privacyNotice,
  release,
  releases,
  saveDisclosure,
} from './disclosure/handlers.ts';
import { exportFile, takePicture } from './export/handlers.ts';
import { facilityHandlers } from './facilities/handlers.ts';
import { Fault } from './fault.ts';
import { folder, openFolder } from './folders/handlers.ts';
import { hazardHandlers } from './hazards/handlers.ts';
import { answerFaults } from './http/errors.ts';
import type { Handlers } from './http/handlers.ts';
import { health } from './http/health.ts';
import { mountRoutes } from './http/mount.ts';
import { mountDocs } from './http/openapi.ts';
import { sendPage } from './http/page.ts';
import { limitAddresses } from './http/rate-limit.ts';
import { requestLog } from './http/request-log.ts';
import { onlyOwnNames, securityHeaders } from './http/safety.ts';
import {
  importFile,
  importReport,
  importRows,
  imports,
  setUp,
  sketch,
  undoImport,
} from './imports/handlers.ts';
import { indicators, profile, values } from './indicators/handlers.ts';
import { aliases, answerMatches, removeAlias } from './matching/handlers.ts';
import { changeNaming, naming } from './naming/handlers.ts';
import { changeLogo, changeOffice, office, removeLogo, skipSteps } from './office/handlers.ts';
import { changeOwnIndicator, makeOwnIndicator, ownIndicators } from './own/handlers.ts';
import { pillarHandlers } from './pillars/handlers.ts';
import { dutyHandlers } from './response/dispatch/handlers.ts';
import { incidentHandlers } from './response/handlers.ts';
import { incidentPaperHandlers } from './response/paper/handlers.ts';
import { responseHandlers } from './response/sheet-handlers.ts';
import { siagaHandlers } from './response/siaga/handlers.ts';
import { spmHandlers } from './spm/handlers.ts';
import { systemState } from './system/handlers.ts';
import { baseMaps, baseTile, chooseBaseMap, tile } from './tiles/handlers.ts';
import { VERSION } from './version.ts';

export const handlers: Handlers = {
  health: (ctx) => health(ctx, VERSION),
  folder,
  openFolder,
  systemState,
  office,
  changeOffice,
  changeLogo,
  removeLogo,
  skipSteps,
  places,
  areas,
  area,
  profile,
  search,
  regions,
  setUp,
  sketch,
  indicators,
  ownIndicators,
  makeOwnIndicator,
  changeOwnIndicator,
  naming,
  changeNaming,
  values,
  export: exportFile,
  takePicture,
  disclosure,
  saveDisclosure,
  previewDisclosure,
  releases,
  release,
  makeRelease,
  privacyNotice,
  audit,
  auditFile,
  auditCheck,
  blank,
  reported,
  imports,
  import: importReport,
  importFile,
  importRows,
  undoImport,
  aliases,
  answerMatches,
  removeAlias,
  ...accessHandlers,
  ...pillarHandlers,
  ...facilityHandlers,
  ...dutyHandlers,
  ...coverageHandlers,
  ...hazardHandlers,
  ...planHandlers,
  ...spmHandlers,
  ...incidentHandlers,
  ...incidentPaperHandlers,
  ...siagaHandlers,
  ...responseHandlers,
  tile,
  baseTile,
  baseMaps,
  chooseBaseMap,
};

interface AppOptions {
  readonly clientDir: string;
  /** everybody is this one, whatever session they have: for tests and benchmarks, and only code can say so */
  readonly principal?: Principal;
}

/** The server as an Express app: safety, the route table, its description, the built client, faults. */
export function createApp(given: Context | ContextSource, options: AppOptions): Express {
  const source = 'use' in given ? given : alwaysOpen(given);
  const ctx = source.bare();
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', [...ctx.config.trustProxy]);
  app.use(requestLog(ctx.log));
  app.use(securityHeaders(ctx.config.publicUrl));
  app.use(onlyOwnNames(ctx.config));
  app.use(limitAddresses());
  mountRoutes(app, source, handlers, VERSION, options.principal);
  mountDocs(app, VERSION);
  app.use('/api', (_req, _res, next) => next(new Fault('not-found')));
  app.use(staticClient(options.clientDir));
  app.use(answerFaults(ctx.log));
  return app;
}

/** Built files: hashed ones for ever, the page itself revalidated; any other address is the page (its router decides). */
function staticClient(dir: string): RequestHandler {
  const router = express.Router();
  router.use(
    '/assets',
    express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  router.use('/assets', (_req, _res, next) => next(new Fault('not-found')));
  router.use(
    express.static(dir, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  );
  router.get('/{*any}', sendPage(dir));
  return router;
}
