import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { queries } from '../queries.ts';
import css from './first.module.css';

const Question = lazy(async () => ({ default: (await import('./question.tsx')).Question }));
const EmptyDemo = lazy(async () => ({ default: (await import('./question.tsx')).EmptyDemo }));

/** No regency is set up in this folder: the question of the first run; in the demo, how to have it again. */
export function NothingYet() {
  const { data: folder } = useQuery(queries.folder());
  const waiting = (
    <div className={css.page}>
      <div className={css.wide}>
        <Skeleton height={320} radius="lg" />
      </div>
    </div>
  );
  if (!folder) return waiting;
  return <Suspense fallback={waiting}>{folder.open === 'demo' ? <EmptyDemo /> : <Question />}</Suspense>;
}
