import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { isFiner, type Level } from '../../data/catalogue/levels.ts';
import { levelNameUnder } from '../../data/words/level-name.ts';
import { useCan } from '../access/me.ts';
import { fetchFile } from '../api.ts';
import { saveFile } from '../export/save.ts';
import { queries } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useSpeech } from '../words.ts';
import type { SpmPlace } from './use-spm.ts';

/** The table as a workbook, in the published shape: finer figures leave from the map, with a reason. */
export function SpmFile({ place }: { place: SpmPlace }) {
  const { words, language } = useSpeech();
  const said = words.spm;
  const can = useCan();
  const { card, service, period } = place;
  const { data } = useQuery(queries.indicators(card.area.code));
  const finest = data?.shape.finest[`spm-${service.code}`] ?? 'kabupaten';
  const level: Level = isFiner(place.level, finest) ? finest : place.level;
  const download = useMutation({
    mutationFn: async () => {
      const { name, blob } = await fetchFile('export', {
        format: 'xlsx',
        within: card.area.code,
        level,
        indicator: `spm-${service.code}.unserved`,
        period,
        sex: 'A',
        lang: language,
        origin: location.origin,
      });
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  if (!can('figures.export') || !isFiner(level, card.area.level)) return null;
  const areas = words.screen.level[levelNameUnder(level, card.area.code)];
  return (
    <>
      <Button variant="default" onClick={() => download.mutate()} loading={download.isPending}>
        {level === place.level ? said.download : said.downloadAt(areas)}
      </Button>
      <Refusal reason={download.error} />
    </>
  );
}

/** A blank workbook to fill in, with the areas of the level that is looked at. */
export function SpmForm({ place }: { place: SpmPlace }) {
  const { words, language } = useSpeech();
  const { card, level, period, service } = place;
  const form = useMutation({
    mutationFn: async () => {
      const asked = { within: card.area.code, level, period, service: service.code, lang: language };
      const { name, blob } = await fetchFile('spmForm', asked);
      saveFile(name, blob);
    },
    networkMode: 'always',
  });
  return (
    <>
      <Button variant="subtle" onClick={() => form.mutate()} loading={form.isPending}>
        {words.spm.form}
      </Button>
      <Refusal reason={form.error} />
    </>
  );
}
