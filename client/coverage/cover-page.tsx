import { Skeleton } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import page from '../screens/page.module.css';
import { CoverageNav } from './nav.tsx';

interface CoverPageProps {
  readonly title: string;
  readonly under: string;
  /** false: what it is about is not known yet */
  readonly isReady: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages of coverage beside the map. */
export function CoverPage({ title, under, isReady, children }: CoverPageProps) {
  useEffect(() => {
    document.title = `${title} · Petasos`;
  }, [title]);
  return (
    <div className={page.page}>
      <CoverageNav />
      <div className={page.wide}>
        <h1>{title}</h1>
        {under !== '' && <p className={page.under}>{under}</p>}
        {isReady ? children : <Skeleton height={360} radius="lg" />}
      </div>
    </div>
  );
}
