import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import page from '../screens/page.module.css';
import { HazardNav } from './nav.tsx';

interface HazardPageProps {
  readonly title: string;
  readonly under: string;
  /** beside the title */
  readonly acts?: ReactNode;
  /** above the title: the way back */
  readonly back?: ReactNode;
  /** false: what it is about is not known yet */
  readonly isReady?: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages of disaster work beside the map. */
export function HazardPage({ title, under, acts, back, isReady = true, children }: HazardPageProps) {
  useEffect(() => {
    document.title = `${title} · Petasos`;
  }, [title]);
  return (
    <div className={page.page}>
      <HazardNav />
      <div className={page.wide}>
        {back && <p>{back}</p>}
        <div className={page.headRow}>
          <div>
            <h1>{title}</h1>
            {under !== '' && <p className={page.under}>{under}</p>}
          </div>
          {acts}
        </div>
        {isReady ? children : <Skeleton height={320} radius="lg" />}
      </div>
    </div>
  );
}
