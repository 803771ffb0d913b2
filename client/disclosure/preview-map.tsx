import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import type { DisclosurePreview } from '../../data/contract/disclosure.ts';
import { lastDay } from '../../data/contract/period.ts';
import { CLASS_HIDDEN, CLASS_NO_DATA } from '../../data/contract/values.ts';
import { levelName } from '../../data/words/level-name.ts';
import { Swatch } from '../legend/swatch.tsx';
import { MadeBy } from '../map/made-by.tsx';
import type { MapControl } from '../map/map.tsx';
import { queries } from '../queries.ts';
import { loadMap } from '../screens/load-map.ts';
import { MapGuard } from '../screens/map-guard.tsx';
import { Select } from '../ui/select.tsx';
import { useSpeech } from '../words.ts';
import css from './disclosure.module.css';
import { type PreviewTable, previewPicture } from './preview-picture.ts';

const AreaMap = lazy(async () => ({ default: (await loadMap()).AreaMap }));

const PADDING = { top: 12, right: 12, bottom: 12, left: 12 };
const keyOf = ({ family, level }: PreviewTable) => `${family} ${level}`;

/** Where figures would be hidden: one table at one level on a map, with a legend and the areas by name. */
export function PreviewMap({ preview }: { preview: DisclosurePreview }) {
  const { words } = useSpeech();
  const said = words.disclosure.preview;
  const drawn = preview.tables.filter(({ level }) => level !== 'kabupaten');
  const [key, setKey] = useState<string>();
  const table = drawn.find((t) => keyOf(t) === key) ?? drawn.find((t) => t.family === 'type') ?? drawn[0];
  if (!table) return null;
  return (
    <div className={css.mapPart}>
      <Select
        label={said.mapOf}
        value={keyOf(table)}
        onChoose={setKey}
        groups={[
          {
            title: undefined,
            options: drawn.map((t) => ({
              value: keyOf(t),
              label: words.disclosure.family[t.family],
              note: words.domain.level[t.level],
            })),
          },
        ]}
      />
      <Picture preview={preview} table={table} />
    </div>
  );
}

function Picture({ preview, table }: { preview: DisclosurePreview; table: PreviewTable }) {
  const { words } = useSpeech();
  const said = words.disclosure.preview;
  const control = useRef<MapControl>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isFailed, setFailed] = useState(false);
  const places = useQuery(queries.places()).data;
  const on = lastDay(preview.period);
  const areas = useQuery(queries.areas({ within: preview.within.code, level: table.level, on })).data;
  const picture = useMemo(() => previewPicture(table), [table]);
  const place = places?.places.find((p) => p.area.code === preview.within.code);
  if (!places || !areas) return <Skeleton height={360} radius="md" />;
  const at = new Map(table.id.map((id, i) => [id, i]));
  const rows = areas.id
    .map((id, i) => ({
      id,
      name: areas.name[i] ?? '',
      shown: table.shown[at.get(id) ?? -1] ?? 0,
      hidden: table.hidden[at.get(id) ?? -1] ?? 0,
    }))
    .sort((a, b) => b.hidden - a.hidden);
  const pointed = rows.find((row) => row.id === hovered);
  const { legend } = picture;
  const names = words.screen.level[levelName(areas.level, areas.code)];
  const entries = [
    ...legend.classes.map((c, index) => ({
      index,
      label:
        index === 0 ? said.mapAll : said.mapSome(words.format.number(c.lower), words.format.number(c.upper)),
      areas: c.areas,
    })),
    { index: CLASS_HIDDEN, label: said.mapNone, areas: legend.hidden.areas },
    { index: CLASS_NO_DATA, label: said.mapNothing, areas: legend.noData.areas },
  ];
  const hiding = rows.filter((row) => row.hidden > 0);
  return (
    <>
      <div className={css.mapRow}>
        <div className={css.map}>
          {isFailed ? (
            <p role="status">{words.screen.map.failed}</p>
          ) : (
            <MapGuard onFailed={() => setFailed(true)}>
              <Suspense fallback={<p className="unseen">{words.screen.map.loading}</p>}>
                <AreaMap
                  base={places.baseTiles}
                  areas={areas}
                  values={picture}
                  hovered={hovered}
                  selected={null}
                  camera={undefined}
                  bounds={place?.bounds ?? null}
                  padding={PADDING}
                  withColumns={false}
                  onColumnsFailed={() => {}}
                  label={said.map}
                  onHover={(id) => setHovered(id)}
                  onSelect={(id) => setHovered(id)}
                  onDrill={() => {}}
                  onCamera={() => {}}
                  onFailed={() => setFailed(true)}
                  control={control}
                />
              </Suspense>
              <MadeBy base={places.baseTiles} />
            </MapGuard>
          )}
          <p className={css.pointed} aria-hidden>
            {pointed ? said.area(pointed.name, pointed.shown, pointed.hidden) : ' '}
          </p>
        </div>
        <ul className={css.key} aria-label={words.screen.legend.label}>
          {entries.map((entry) => (
            <li key={entry.index}>
              <Swatch legend={legend} index={entry.index} wide />
              <span>{entry.label}</span>
              <span>{words.format.number(entry.areas)}</span>
            </li>
          ))}
          <li className={css.counts}>{said.mapCounts(names)}</li>
        </ul>
      </div>
      {hiding.length === 0 ? (
        <p>{said.noneHidden}</p>
      ) : (
        <details className={css.fold}>
          <summary>{said.list}</summary>
          <ul className={css.areas}>
            {hiding.map((row) => (
              <li key={row.id}>{said.area(row.name, row.shown, row.hidden)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
