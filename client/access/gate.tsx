import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Right } from '../../data/catalogue/rights.ts';
import { ApiFault } from '../api.ts';
import { useIsFolderOpen } from '../first/folder-open.ts';
import { queries } from '../queries.ts';
import { Unreachable } from '../screens/trouble.tsx';
import { NoRight } from './no-right.tsx';
import { askAnew, forget } from './signed-in.ts';
import { listenToTabs } from './tabs.ts';
import { wipe } from './wipe.ts';

const SignIn = lazy(async () => ({ default: (await import('./sign-in-screen.tsx')).SignInScreen }));
const NoAccounts = lazy(async () => ({ default: (await import('./no-accounts.tsx')).NoAccounts }));
const Offline = lazy(() =>
  import('../response/offline/offline-screen.tsx').then(
    ({ OfflineScreen }) => ({ default: OfflineScreen }),
    // Where its program was never kept, nothing else was either.
    () => ({ default: ({ otherwise }: { otherwise: ReactNode }) => otherwise }),
  ),
);
const Must = lazy(async () => ({ default: (await import('./must-screen.tsx')).MustScreen }));

/** how soon a page that asks nothing else learns that its session has ended elsewhere, or may do something else now */
const LOOK_MS = 30_000;

/** Pages that are read without signing in: help, how figures are protected, and the ways in. */
const OPEN = /^\/(bantuan(\/|$)|undangan$|privasi$)/;

/** Which right a page needs; any one of them. A page that is not named is open to whoever is signed in. */
const NEEDS: readonly (readonly [RegExp, readonly Right[]])[] = [
  [/^\/data\/melapor$/, ['forms.read']],
  [/^\/data(\/|$)/, ['imports.read', 'imports.write']],
  [/^\/siapkan$/, ['imports.write']],
  [/^\/pengaturan$/, ['office.write', 'naming.write', 'indicators.write']],
  [/^\/pengaturan\/akun$/, ['accounts.pillars', 'accounts.manage']],
  [/^\/pengaturan\/peran$/, ['roles.manage']],
  [/^\/pengaturan\/penerbitan$/, ['disclosure.manage']],
  [/^\/pengaturan\/jejak$/, ['audit.read']],
  [/^\/pengaturan\/sistem$/, ['service.read']],
  [/^\/pilar\/(baru|berkas|ganda)$/, ['pillars.manage']],
  [/^\/pelatihan\/baru$/, ['pillars.manage']],
  [/^\/(pilar|pelatihan|sertifikasi)(\/|$)/, ['pillars.read']],
  [/^\/spm\/berkas$/, ['imports.write']],
  [/^\/kebencanaan\/kejadian\/buka$/, ['incidents.write']],
  [/^\/kebencanaan\/(kejadian|paket-siaga|uji-balik|angka-acuan)(\/|$)/, ['incidents.read']],
  [/^\/(spm)?$/, ['figures.read']],
];

/**
 * Lets the screens through for whoever may see them; others find the way in at the very address they asked for. What was
 * answered to one is never shown to the next: it is dropped before anything of the next is painted.
 */
export function AccessGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const path = useLocation({ select: (at) => at.pathname });
  const hasKey = useLocation({ select: (at) => path === '/siapkan' && 'kunci' in at.search });
  const isOpen = useIsFolderOpen();
  const {
    data: me,
    error,
    refetch,
  } = useQuery({
    ...queries.session(),
    refetchInterval: isOpen && LOOK_MS,
  });
  const [shown, setShown] = useState<string>();
  /** somebody was here and is not any more, without having said so */
  const [hasLost, setLost] = useState(false);
  const who = me && (me.account?.id ?? me.state);
  const isOther = who !== undefined && shown !== undefined && who !== shown;

  useEffect(listenToTabs, []);
  useEffect(() => askOnRefusal(client), [client]);
  useLayoutEffect(() => {
    if (who === undefined) return;
    if (isOther) {
      forget(client);
      const lost = shown !== 'out' && shown !== 'none' && me?.state === 'out';
      setLost(lost);
      if (lost) void wipe({ keepsWaiting: true });
    }
    setShown(who);
  }, [who, isOther, shown, me?.state, client]);

  // A right that was taken away, or whose time is over, leaves nothing on the screen that it had shown.
  const held = me && JSON.stringify([me.rights, me.where, me.parts]);
  // While it is asked again the fault is forgotten; whoever writes in a form without a network goes on writing.
  const [lastFault, setLastFault] = useState<ApiFault>();
  useEffect(() => {
    if (error instanceof ApiFault) setLastFault(error);
  }, [error]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const heldBefore = useRef(held);
  useEffect(() => {
    if (held === undefined) return;
    if (heldBefore.current !== undefined && heldBefore.current !== held) askAnew(client);
    heldBefore.current = held;
  }, [held, client]);

  if (!me) {
    const fault = error instanceof ApiFault ? error : lastFault;
    return fault ? <Away fault={fault} onRetry={retry} /> : null;
  }
  if (isOther) return null;
  if (OPEN.test(path)) return children;
  if (me.state === 'none' && !hasKey && !me.rights.includes('figures.read')) {
    return <Later>{<NoAccounts path={path}>{children}</NoAccounts>}</Later>;
  }
  if (hasKey && me.state !== 'in') return children;
  const isForAll = path === '/' && me.rights.includes('figures.read');
  if (me.state !== 'in' && !isForAll) {
    return (
      <Later>
        <SignIn me={me} hasLost={hasLost} />
      </Later>
    );
  }
  if (me.account?.must) {
    return (
      <Later>
        <Must must={me.account.must} />
      </Later>
    );
  }
  const needs = NEEDS.find(([pattern]) => pattern.test(path))?.[1];
  if (needs && !needs.some((right) => me.rights.includes(right))) return <NoRight me={me} path={path} />;
  return children;
}

/** Nobody says who is here: without a network what this device keeps can still be read. */
function Away({ fault, onRetry }: { fault: ApiFault; onRetry: () => void }) {
  const otherwise = <Unreachable fault={fault} onRetry={onRetry} />;
  if (fault.code !== 'unreachable') return otherwise;
  return (
    <Suspense fallback={null}>
      <Offline onRetry={onRetry} otherwise={otherwise} />
    </Suspense>
  );
}

function Later({ children }: { children: ReactNode }) {
  return <Suspense fallback={null}>{children}</Suspense>;
}

/** A refusal that speaks of the session has the gate ask who is here. */
function askOnRefusal(client: ReturnType<typeof useQueryClient>): () => void {
  const codes = ['signed-out', 'must-first'];
  const hear = (reason: unknown) => {
    if (!(reason instanceof ApiFault) || !codes.includes(reason.code)) return;
    void client.invalidateQueries({ queryKey: ['session'] });
  };
  const stops = [
    client.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
    }),
    client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') hear(event.action.error);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
