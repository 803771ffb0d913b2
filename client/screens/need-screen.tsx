import { NothingYet } from '../first/nothing-yet.tsx';
import { Tour } from '../help/tour.tsx';
import { useIsSmallScreen } from '../ui/small-screen.ts';
import { Desk } from './desk.tsx';
import { useNeed } from './need.ts';
import { SimulatedBanner } from './parts.tsx';
import { Phone } from './phone.tsx';
import { Unreachable } from './trouble.tsx';

/** Sebaran PPKS: where do people need social services, and how many are they? */
export function NeedScreen() {
  const need = useNeed();
  const isSmall = useIsSmallScreen();
  const { data } = need;
  if (data.fault && !data.shown) return <Unreachable fault={data.fault} onRetry={data.retry} />;
  if (data.places?.length === 0) return <NothingYet />;
  return (
    <>
      <SimulatedBanner need={need} />
      {isSmall ? <Phone need={need} /> : <Desk need={need} />}
      <Tour />
    </>
  );
}
