import { NothingYet } from '../first/nothing-yet.tsx';
import { Desk } from '../screens/desk.tsx';
import { NEED_PARTS, type ScreenParts, SimulatedBanner } from '../screens/parts.tsx';
import { Phone } from '../screens/phone.tsx';
import { Unreachable } from '../screens/trouble.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { CoverCardPart } from './cover-card.tsx';
import { CoverContext } from './cover-context.ts';
import { CoverLegendPart } from './cover-legend.tsx';
import { CoverSettings } from './cover-settings.tsx';
import { CoverageNav } from './nav.tsx';
import { useCover } from './use-cover.ts';

const PARTS: ScreenParts = {
  ...NEED_PARTS,
  CardPart: CoverCardPart,
  LegendPart: CoverLegendPart,
  Settings: CoverSettings,
};

/** Cakupan Pilar Sosial: which areas does nobody serve yet? On the map screen, as one question more. */
export function CoverageScreen() {
  const cover = useCover();
  const isSmall = useIsSmallScreen();
  const { need } = cover;
  const { data } = need;
  if (data.fault && !data.shown) return <Unreachable fault={data.fault} onRetry={data.retry} />;
  if (data.places?.length === 0) return <NothingYet />;
  return (
    <CoverContext value={cover}>
      <CoverageNav isBar />
      <SimulatedBanner need={need} />
      {isSmall ? <Phone need={need} parts={PARTS} /> : <Desk need={need} parts={PARTS} />}
    </CoverContext>
  );
}
