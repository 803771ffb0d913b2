import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useView } from '../view.ts';

interface KeepLinkProps {
  readonly to: '/' | '/undangan' | '/masuk' | '/siapkan' | '/pengaturan/akun' | '/akun';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A way to another page that takes the language along and nothing else. */
export function KeepLink({ to, className, children }: KeepLinkProps) {
  const { lang } = useView().view;
  return (
    <Link to={to} search={(lang === 'id' ? {} : { lang }) as never} className={className ?? ''}>
      {children}
    </Link>
  );
}
