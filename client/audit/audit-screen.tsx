import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RouteInput } from '../../data/contract/routes.ts';
import { ask, fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import page from '../screens/page.module.css';
import { SettingsNav } from '../settings/settings-nav.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import css from './audit.module.css';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { ChainCheck } from './chain-check.tsx';

export type AuditFilter = Omit<RouteInput<'audit'>, 'before'>;

/** Who saw and did what: found, read on page by page, taken away, and checked for changes. */
export function AuditScreen() {
  const { words, language } = useSpeech();
  const said = words.administration.audit;
  const [filter, setFilter] = useState<AuditFilter>({});
  useEffect(() => {
    document.title = `${said.title} · Petasos`;
  }, [said]);
  const events = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      ask('audit', { ...filter, ...(pageParam === undefined ? {} : { before: String(pageParam) }) }, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const check = useMutation({ mutationFn: () => ask('auditCheck', {}), networkMode: 'always' });
  const take = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('auditFile', { ...filter, lang: language });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  const shown = events.data?.pages.flatMap((one) => one.events);
  return (
    <div className={page.page}>
      <SettingsNav />
      <div className={page.wide}>
        <h1>{said.title}</h1>
        <p className={page.under}>{said.under}</p>
        <AuditFilters onFilter={setFilter} />
        <div className={css.acts}>
          <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
            {said.file}
          </Button>
          <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            {said.check}
          </Button>
        </div>
        {check.data && <ChainCheck found={check.data} />}
        <Refusal reason={events.error ?? check.error ?? take.error} />
        {shown ? <AuditTable events={shown} /> : !events.error && <Skeleton height={360} radius="lg" />}
        {events.hasNextPage && (
          <div className={css.acts}>
            <Button
              variant="default"
              loading={events.isFetchingNextPage}
              onClick={() => void events.fetchNextPage()}
            >
              {said.more}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
