import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ProgressTold } from '../../data/contract/progress.ts';
import type { Region } from '../../data/contract/region.ts';
import { sayProblem } from '../../data/words/say-report.ts';
import { change, queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { type OptionGroup, Select } from '../ui/select.tsx';
import { Working } from '../ui/working.tsx';
import { useSpeech } from '../words.ts';
import css from './setup.module.css';

export interface ChosenRegency {
  readonly code: string;
  readonly name: string;
}

interface RegencySetupProps {
  /** told once the regency is set up here, or where it was already */
  readonly onReady: (regency: ChosenRegency) => void;
}

/** Province, then regency or city from the national code list; setting it up makes its kecamatan and desa at once. */
export function RegencySetup({ onReady }: RegencySetupProps) {
  const { words } = useSpeech();
  const said = words.bring.region;
  const regions = useQuery(queries.regions());
  const places = useQuery(queries.places());
  const [province, setProvince] = useState<string>();
  const [code, setCode] = useState<string>();
  const [told, setTold] = useState<ProgressTold>();
  const setUp = useMutation(change('setUp', { onProgress: setTold }));
  const there = useMemo(() => new Set(places.data?.places.map((p) => p.area.code)), [places.data]);
  if (!regions.data) return <Skeleton height={150} radius="lg" />;
  const all = regions.data.regions;
  const chosen = all.flatMap((r) => r.regencies).find((r) => r.code === code);
  const isThere = code !== undefined && there.has(code);
  const chooseProvince = (next: string) => {
    setProvince(next);
    if (code !== undefined && !code.startsWith(`${next}.`)) setCode(undefined);
  };
  const chooseRegency = (next: string) => {
    setCode(next);
    setProvince(next.slice(0, 2));
    setUp.reset();
  };
  const go = () => {
    if (!chosen) return;
    if (isThere) {
      onReady(chosen);
      return;
    }
    setTold(undefined);
    setUp.mutate(
      { code: chosen.code },
      {
        onSuccess: (report) => {
          if (report.state !== 'refused') onReady(chosen);
        },
      },
    );
  };
  return (
    <div className={css.setup}>
      <div className={css.pickers}>
        <Select
          label={said.province}
          placeholder={said.provinceHint}
          groups={provincesOf(all)}
          value={province}
          onChoose={chooseProvince}
          search={{ placeholder: said.search, nothing: said.nothing }}
        />
        <Select
          label={said.regency}
          placeholder={said.regencyHint}
          groups={regenciesOf(all, province, there, said.there)}
          value={code}
          onChoose={chooseRegency}
          search={{ placeholder: said.search, nothing: said.nothing }}
        />
      </div>
      {setUp.isPending ? (
        <Working label={said.working(chosen?.name ?? '')} told={told} />
      ) : (
        <Button onClick={go} disabled={!chosen} className={css.go}>
          {chosen ? (isThere ? said.open(chosen.name) : said.setUp(chosen.name)) : said.choose}
        </Button>
      )}
      <Refusal reason={setUp.error} />
      {setUp.data?.state === 'refused' && (
        <p role="alert" className={css.error}>
          {setUp.data.problems.map((problem) => sayProblem(words, problem)).join(' ')}
        </p>
      )}
      <p className={css.source}>{said.source}</p>
    </div>
  );
}

function provincesOf(regions: readonly Region[]): OptionGroup[] {
  const options = regions.map((r) => ({ value: r.code, label: r.name, note: r.code }));
  return [{ title: undefined, options }];
}

/** The regencies of the chosen province; of all of them, by province, as long as none is chosen. */
function regenciesOf(
  regions: readonly Region[],
  province: string | undefined,
  there: ReadonlySet<string>,
  thereWord: string,
): OptionGroup[] {
  return regions
    .filter((r) => province === undefined || r.code === province)
    .map((r) => ({
      title: province === undefined ? r.name : undefined,
      options: r.regencies.map((a) => ({
        value: a.code,
        label: a.name,
        note: there.has(a.code) ? `${a.code} · ${thereWord}` : a.code,
      })),
    }));
}
