import '@mantine/core/styles/Menu.css';
import { Loader, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, type RefObject, Suspense, useEffect, useState } from 'react';
import { useCan } from '../access/me.ts';
import { ApiFault } from '../api.ts';
import type { MapControl } from '../map/map.tsx';
import { queries } from '../queries.ts';
import type { Need } from '../screens/need.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { CloseIcon, DownloadIcon } from '../ui/icons.tsx';
import { useSpeech } from '../words.ts';
import { shapeOf } from './detailed.ts';
import type { Taking } from './detailed-dialog.tsx';
import css from './menu.module.css';
import { copyText } from './save.ts';
import { takeFile, takePicture } from './take-away.ts';

interface TakeAwayProps {
  readonly need: Need;
  readonly map: RefObject<MapControl | null>;
  /** the browser cannot draw a map */
  readonly isMapFailed: boolean;
}

const DetailedDialog = lazy(async () => ({
  default: (await import('./detailed-dialog.tsx')).DetailedDialog,
}));

const FORMATS = ['xlsx', 'png', 'kmz', 'geojson', 'csv'] as const;
const NOTE_MS = 8000;

/** One menu to take away what is shown: files, a picture, the address. */
export function TakeAway({ need, map, isMapFailed }: TakeAwayProps) {
  const { words } = useSpeech();
  const said = words.download.menu;
  const [working, setWorking] = useState<string>();
  const can = useCan();
  const office = useQuery(queries.office());
  const [note, setNote] = useState<string>();
  /** asks for a reason, with this format chosen */
  const [asking, setAsking] = useState<Taking>();
  useEffect(() => {
    if (note === undefined) return;
    const timer = window.setTimeout(() => setNote(undefined), NOTE_MS);
    return () => window.clearTimeout(timer);
  }, [note]);
  const { shown, loading } = need.data;
  if (!shown || !can('figures.export')) return null;

  const shape = shapeOf(need, words);
  const take = async (format: Taking, reason?: string) => {
    setNote(undefined);
    setAsking(undefined);
    setWorking(format === 'png' ? said.drawing : said.working);
    try {
      const name = await (format === 'png'
        ? takePicture(need, map.current, words, office.data, reason)
        : takeFile(need, format, reason === undefined ? { level: shape?.level } : { reason }));
      setNote(said.done(name));
    } catch (reason) {
      const isRefused = reason instanceof ApiFault && reason.code !== 'unreachable';
      const why = isRefused ? reason.message : words.screen.trouble.unreachable;
      setNote(
        format === 'png' && !isRefused
          ? said.noPicture
          : said.failed(`${why}${/[.!?]$/.test(why) ? '' : '.'}`),
      );
    } finally {
      setWorking(undefined);
    }
  };
  const copy = async () => setNote((await copyText(location.href)) ? said.copied : said.notCopied);
  const choose = (format: Taking) => {
    // A picture is of what is shown, which cannot be coarser than it is.
    if (format === 'png' && shape?.isBeyond) setAsking(format);
    else void take(format);
  };
  const cannot = (format: Taking): string | undefined => {
    if (!shown.values) return said.withoutFigures;
    if (format !== 'png') return undefined;
    if (isMapFailed) return said.withoutMap;
    return shown.areas.tileSets.length === 0 ? said.withoutShapes : undefined;
  };
  const whyNot = (format: Taking): string | undefined => {
    const isTooSmall = format !== 'png' && shape?.isBeyond && shape.level === undefined;
    return cannot(format) ?? (isTooSmall ? words.download.detailed.none : undefined);
  };
  const noteOf = (format: Taking): string => {
    const behind = need.told && format !== 'png' ? words.cover.behindFile : '';
    const why = whyNot(format);
    if (why !== undefined || !shape?.isBeyond)
      return why ?? [said.items[format].note, behind].filter(Boolean).join(' ');
    return format === 'png' ? words.download.detailed.exactNote : words.download.detailed.usual(shape.areas);
  };
  const fine: readonly Taking[] = shape?.isBeyond ? FORMATS : ['xlsx'];
  return (
    <>
      <div className={css.place}>
        <Menu
          position="bottom-start"
          shadow="md"
          width={272}
          withInitialFocusPlaceholder={false}
          classNames={{ item: css.choice }}
          onOpen={() => setNote(undefined)}
          disabled={loading || working !== undefined}
        >
          <Menu.Target>
            <button
              type="button"
              className={css.button}
              title={said.label}
              disabled={loading || working !== undefined}
            >
              {working === undefined ? <DownloadIcon /> : <Loader size={18} color="gray" />}
              <span>{said.open}</span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {FORMATS.map((format) => {
              const why = whyNot(format);
              return (
                <Menu.Item key={format} disabled={why !== undefined} onClick={() => choose(format)}>
                  <span className={css.item}>{said.items[format].label}</span>
                  <small className={css.itemNote}>{noteOf(format)}</small>
                </Menu.Item>
              );
            })}
            {shape && (shape.isBeyond || shape.withTypes) && (
              <Menu.Item className={css.apart} onClick={() => setAsking('xlsx')}>
                <span className={css.item}>{words.download.detailed.exact(need.areasName)}</span>
                <small className={css.itemNote}>{words.download.detailed.exactNote}</small>
              </Menu.Item>
            )}
            <Menu.Item className={css.apart} onClick={() => void copy()}>
              <span className={css.item}>{said.copy}</span>
              <small className={css.itemNote}>{said.copyNote}</small>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <div role="status" className={css.status}>
          {(working ?? note) !== undefined && (
            <div className={css.note}>
              <p>{working ?? note}</p>
              {working === undefined && (
                <IconButton label={said.dismiss} onClick={() => setNote(undefined)}>
                  <CloseIcon />
                </IconButton>
              )}
            </div>
          )}
        </div>
      </div>
      {asking !== undefined && shape && (
        <Suspense fallback={null}>
          <DetailedDialog
            areas={need.areasName}
            typesOnly={!shape.isBeyond}
            format={asking}
            formats={fine.filter((format) => cannot(format) === undefined)}
            onTake={(format, reason) => void take(format, reason)}
            onCancel={() => setAsking(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
