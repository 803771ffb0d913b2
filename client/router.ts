import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readView } from '../data/contract/view.ts';
import { parseAddress, writeAddress } from './address.ts';
import { App } from './app.tsx';
import { NeedScreen } from './screens/need-screen.tsx';
import { Broken, NotFound } from './screens/trouble.tsx';
import { fetchWords } from './words.ts';

const root = createRootRoute({
  component: App,
  errorComponent: Broken,
  notFoundComponent: NotFound,
  // Before the screen is shown, and not on it: nobody sees a language they did not choose.
  beforeLoad: ({ search }) => fetchWords(readView(search as Record<string, unknown>).view.lang),
});
const need = createRoute({ getParentRoute: () => root, path: '/', component: NeedScreen });
const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('./screens/data-screen.tsx'), 'DataScreen'),
});
const reported = createRoute({
  getParentRoute: () => root,
  path: '/data/melapor',
  component: lazyRouteComponent(() => import('./reported/reported-screen.tsx'), 'ReportedScreen'),
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/data/$id',
  component: lazyRouteComponent(() => import('./screens/data-screen.tsx'), 'ReportScreen'),
});

const steps = createRoute({
  getParentRoute: () => root,
  path: '/siapkan',
  component: lazyRouteComponent(() => import('./access/setup-screen.tsx'), 'SetupScreen'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan',
  component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
});

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan/akun',
  component: lazyRouteComponent(() => import('./accounts/accounts-screen.tsx'), 'AccountsScreen'),
});
const roles = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan/peran',
  component: lazyRouteComponent(() => import('./accounts/roles-screen.tsx'), 'RolesScreen'),
});
const disclosure = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan/penerbitan',
  component: lazyRouteComponent(() => import('./disclosure/disclosure-screen.tsx'), 'DisclosureScreen'),
});
const auditTrail = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan/jejak',
  component: lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
});
const system = createRoute({
  getParentRoute: () => root,
  path: '/pengaturan/sistem',
  component: lazyRouteComponent(() => import('./settings/system-screen.tsx'), 'SystemScreen'),
});

const register = lazyRouteComponent(() => import('./pillars/pillars-screen.tsx'), 'PillarsScreen');
const pillars = createRoute({ getParentRoute: () => root, path: '/pilar', component: register });
const newPillar = createRoute({
  getParentRoute: () => root,
  path: '/pilar/baru',
  component: lazyRouteComponent(() => import('./pillars/pillar-screen.tsx'), 'NewPillarScreen'),
});
const bringPillars = createRoute({
  getParentRoute: () => root,
  path: '/pilar/berkas',
  component: lazyRouteComponent(() => import('./pillars/bring-screen.tsx'), 'BringPillarsScreen'),
});
const twins = createRoute({
  getParentRoute: () => root,
  path: '/pilar/ganda',
  component: lazyRouteComponent(() => import('./pillars/twins-screen.tsx'), 'TwinsScreen'),
});
const pillar = createRoute({
  getParentRoute: () => root,
  path: '/pilar/$id',
  component: lazyRouteComponent(() => import('./pillars/pillar-screen.tsx'), 'PillarScreen'),
});
const trainings = createRoute({
  getParentRoute: () => root,
  path: '/pelatihan',
  component: lazyRouteComponent(() => import('./pillars/trainings-screen.tsx'), 'TrainingsScreen'),
});
const newTraining = createRoute({
  getParentRoute: () => root,
  path: '/pelatihan/baru',
  component: lazyRouteComponent(() => import('./pillars/training-screen.tsx'), 'NewTrainingScreen'),
});
const training = createRoute({
  getParentRoute: () => root,
  path: '/pelatihan/$id',
  component: lazyRouteComponent(() => import('./pillars/training-screen.tsx'), 'TrainingScreen'),
});
const certification = createRoute({
  getParentRoute: () => root,
  path: '/sertifikasi',
  component: lazyRouteComponent(() => import('./pillars/certification-screen.tsx'), 'CertificationScreen'),
});

const spm = createRoute({
  getParentRoute: () => root,
  path: '/spm',
  component: lazyRouteComponent(() => import('./spm/spm-screen.tsx'), 'SpmScreen'),
});
const bringSpm = createRoute({
  getParentRoute: () => root,
  path: '/spm/berkas',
  component: lazyRouteComponent(() => import('./spm/spm-screen.tsx'), 'BringSpmScreen'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  component: lazyRouteComponent(() => import('./access/signed-in-already.tsx'), 'SignedInAlready'),
});
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/undangan',
  component: lazyRouteComponent(() => import('./access/invitation-screen.tsx'), 'InvitationScreen'),
});
const own = createRoute({
  getParentRoute: () => root,
  path: '/akun',
  component: lazyRouteComponent(() => import('./access/own-screen.tsx'), 'OwnScreen'),
});

const coverage = createRoute({
  getParentRoute: () => root,
  path: '/cakupan',
  component: lazyRouteComponent(() => import('./coverage/coverage-screen.tsx'), 'CoverageScreen'),
});
const gaps = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/celah',
  component: lazyRouteComponent(() => import('./coverage/gaps-screen.tsx'), 'GapsScreen'),
});
const norms = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/norma',
  component: lazyRouteComponent(() => import('./coverage/norms-screen.tsx'), 'NormsScreen'),
});
const plans = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/penyesuaian',
  component: lazyRouteComponent(() => import('./coverage/plans-screen.tsx'), 'PlansScreen'),
});
const plan = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/penyesuaian/$plan',
  component: lazyRouteComponent(() => import('./coverage/plan-screen.tsx'), 'PlanScreen'),
});
const recruit = createRoute({
  getParentRoute: () => root,
  path: '/cakupan/rekrut',
  component: lazyRouteComponent(() => import('./coverage/recruit-screen.tsx'), 'RecruitScreen'),
});

const hazards = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan',
  component: lazyRouteComponent(() => import('./hazards/hazard-screen.tsx'), 'HazardScreen'),
});
const zones = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/zona',
  component: lazyRouteComponent(() => import('./hazards/zones-screen.tsx'), 'ZonesScreen'),
});
const stock = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/stok',
  component: lazyRouteComponent(() => import('./facilities/stock-screen.tsx'), 'StockScreen'),
});
const facilities = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/fasilitas',
  component: lazyRouteComponent(() => import('./facilities/facilities-screen.tsx'), 'FacilitiesScreen'),
});
const newFacility = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/fasilitas/baru',
  component: lazyRouteComponent(() => import('./facilities/facility-screen.tsx'), 'NewFacilityScreen'),
});
const bringFacilities = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/fasilitas/berkas',
  component: lazyRouteComponent(() => import('./facilities/bring-screen.tsx'), 'BringFacilitiesScreen'),
});
const facility = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/fasilitas/$id',
  component: lazyRouteComponent(() => import('./facilities/facility-screen.tsx'), 'FacilityScreen'),
});

const incidents = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/kejadian',
  component: lazyRouteComponent(() => import('./response/incidents-screen.tsx'), 'IncidentsScreen'),
});
const openIncident = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/kejadian/buka',
  component: lazyRouteComponent(() => import('./response/open-screen.tsx'), 'OpenScreen'),
});
const incident = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/kejadian/$incident',
  component: lazyRouteComponent(() => import('./response/incident-screen.tsx'), 'IncidentScreen'),
});
const readyPackages = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/paket-siaga',
  component: lazyRouteComponent(() => import('./response/ready-screen.tsx'), 'ReadyScreen'),
});
const backTest = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/uji-balik',
  component: lazyRouteComponent(() => import('./response/back-test-screen.tsx'), 'BackTestScreen'),
});
const responseRates = createRoute({
  getParentRoute: () => root,
  path: '/kebencanaan/angka-acuan',
  component: lazyRouteComponent(() => import('./response/rates-screen.tsx'), 'RatesScreen'),
});

const privacy = createRoute({
  getParentRoute: () => root,
  path: '/privasi',
  component: lazyRouteComponent(() => import('./disclosure/privacy-screen.tsx'), 'PrivacyScreen'),
});

const helpScreen = lazyRouteComponent(() => import('./help/help-screen.tsx'), 'HelpScreen');
const help = createRoute({ getParentRoute: () => root, path: '/bantuan', component: helpScreen });
const helpPage = createRoute({ getParentRoute: () => root, path: '/bantuan/$page', component: helpScreen });

export const router = createRouter({
  routeTree: root.addChildren([
    need,
    coverage,
    gaps,
    norms,
    plans,
    plan,
    recruit,
    hazards,
    zones,
    stock,
    facilities,
    newFacility,
    bringFacilities,
    facility,
    data,
    reported,
    report,
    steps,
    settings,
    accounts,
    roles,
    disclosure,
    auditTrail,
    system,
    pillars,
    newPillar,
    bringPillars,
    twins,
    pillar,
    trainings,
    newTraining,
    training,
    certification,
    spm,
    bringSpm,
    signIn,
    invitation,
    own,
    incidents,
    openIncident,
    incident,
    readyPackages,
    backTest,
    responseRates,
    privacy,
    help,
    helpPage,
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
