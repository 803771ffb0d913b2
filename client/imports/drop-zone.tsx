import { Button } from '@mantine/core';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../words.ts';
import css from './panel.module.css';

const ACCEPTED =
  '.csv,.txt,.tsv,.xlsx,.json,.geojson,.topojson,.gz,.zip,.gpkg,.kml,.kmz,.gpx,.shp,.shx,.dbf,.prj,.cpg';

interface DropZoneProps {
  /** a list of those who serve, whose names are sent and kept */
  readonly isRegister?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where a file is dropped or picked. */
export function DropZone({ isRegister = false, onFiles }: DropZoneProps) {
  const { words } = useSpeech();
  const said = words.bring.panel;
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // A file that misses the zone would be opened by the browser in place of the page.
    const keepPage = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    window.addEventListener('dragover', keepPage);
    window.addEventListener('drop', keepPage);
    return () => {
      window.removeEventListener('dragover', keepPage);
      window.removeEventListener('drop', keepPage);
    };
  }, []);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is everybody's
    <div
      className={css.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{said.drop}</p>
      <Button onClick={() => input.current?.click()}>{said.pick}</Button>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED}
        className="unseen"
        tabIndex={-1}
        aria-label={said.pick}
        onChange={(event) => {
          take(event.currentTarget.files);
          // The same file, mended, may be picked again.
          event.currentTarget.value = '';
        }}
      />
      <p className={css.small}>{isRegister ? words.pillars.bring.formats : said.formats}</p>
      <p className={css.small}>{isRegister ? words.pillars.bring.names : said.onlyCounts}</p>
    </div>
  );
}
