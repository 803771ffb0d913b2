import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { hazardWords } from '../../data/words/hazards.ts';
import { spokenAs } from '../../data/words/office.ts';
import { useCan } from '../access/me.ts';
import { NothingYet } from '../first/nothing-yet.tsx';
import { Answer } from '../screens/answer.tsx';
import { Desk } from '../screens/desk.tsx';
import type { Need } from '../screens/need.ts';
import { NEED_PARTS, type ScreenParts, SimulatedBanner } from '../screens/parts.tsx';
import { Phone } from '../screens/phone.tsx';
import { Unreachable } from '../screens/trouble.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { useSpeech } from '../words.ts';
import { HazardCardPart } from './hazard-card.tsx';
import { HazardContext, useHazardHere } from './hazard-context.ts';
import { HazardLegendPart } from './hazard-legend.tsx';
import { HazardSettings } from './hazard-settings.tsx';
import { HazardNav } from './nav.tsx';
import { useHazard } from './use-hazard.ts';

const PARTS: ScreenParts = {
  ...NEED_PARTS,
  AnswerPart: HazardAnswerPart,
  CardPart: HazardCardPart,
  LegendPart: HazardLegendPart,
  Settings: HazardSettings,
};

/** Kebencanaan: who lives in harm's way? On the map screen, as one question more. */
export function HazardScreen() {
  const hazard = useHazard();
  const isSmall = useIsSmallScreen();
  const { need } = hazard;
  const { data } = need;
  if (data.fault && !data.shown) return <Unreachable fault={data.fault} onRetry={data.retry} />;
  if (data.places?.length === 0) return <NothingYet />;
  return (
    <HazardContext value={hazard}>
      <HazardNav isBar />
      <SimulatedBanner need={need} />
      {isSmall ? <Phone need={need} parts={PARTS} /> : <Desk need={need} parts={PARTS} />}
    </HazardContext>
  );
}

/** The answer; where no hazard is known, the way to bring one in. */
function HazardAnswerPart({ need }: { need: Need }) {
  const { words } = useSpeech();
  const said = spokenAs(words, hazardWords).empty;
  const can = useCan();
  const { known } = useHazardHere();
  if (known?.sets.length !== 0) return <NEED_PARTS.AnswerPart need={need} />;
  return (
    <>
      <Answer subject="" sentences={{ lead: said.lead, more: [said.more] }} />
      {can('hazards.manage') && (
        <Button component={Link} to="/kebencanaan/zona" search={true as never} size="compact-md">
          {said.add}
        </Button>
      )}
    </>
  );
}
