import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { StepsScreen } from '../first/steps-screen.tsx';
import { FirstAccount, Spent } from './first-account.tsx';
import { useMe } from './me.ts';

/** The steps of the set-up; before them, opened with the link that the terminal prints, the first account. */
export function SetupScreen() {
  const link = useLocation({ select: (at) => (at.search as Record<string, unknown>).kunci });
  const me = useMe();
  const navigate = useNavigate();
  const isIn = me?.state === 'in';
  useEffect(() => {
    // Whoever is in has no use for the key, and it is not to stand in an address that is copied.
    if (isIn && link !== undefined) {
      void navigate({
        to: '/siapkan',
        search: (({ kunci: _key, ...rest }: Record<string, unknown>) => rest) as never,
        replace: true,
      });
    }
  }, [isIn, link, navigate]);
  if (isIn || typeof link !== 'string') return <StepsScreen />;
  // Somebody has an account: the link has done its work.
  return me?.state === 'out' ? <Spent /> : <FirstAccount link={link} />;
}
