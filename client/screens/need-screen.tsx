import { useMediaQuery } from '@mantine/hooks';
import { Desk } from './desk.tsx';
import { EmptyStart } from './empty-start.tsx';
import { useNeed } from './need.ts';
import { SimulatedBanner } from './parts.tsx';
import { Phone } from './phone.tsx';
import { Unreachable } from './trouble.tsx';

/** Below this the sheet takes the panel's place; the same width stands in the style sheets. */
const SMALL_SCREEN = '(max-width: 47.99em)';

/** Sebaran PPKS: where do people need social services, and how many are they? */
export function NeedScreen() {
  const need = useNeed();
  const isSmall = useMediaQuery(SMALL_SCREEN, undefined, { getInitialValueInEffect: false });
  const { data } = need;
  if (data.fault && !data.shown) return <Unreachable fault={data.fault} onRetry={data.retry} />;
  if (data.places?.length === 0) return <EmptyStart />;
  return (
    <>
      <SimulatedBanner need={need} />
      {isSmall ? <Phone need={need} /> : <Desk need={need} />}
    </>
  );
}
