import { Navigate } from '@tanstack/react-router';
import { useView } from '../view.ts';

/** The address of the sign-in page, for whoever is in already. */
export function SignedInAlready() {
  const { lang } = useView().view;
  return <Navigate to="/" search={(lang === 'id' ? {} : { lang }) as never} replace />;
}
