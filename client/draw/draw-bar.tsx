import { Button, TextInput } from '@mantine/core';
import { drawWords } from '../../data/words/draw.ts';
import { spokenAs } from '../../data/words/office.ts';
import type { DrawnShape, DrawTool, MapDraw, Position } from '../map/drawing.ts';
import { useSpeech } from '../words.ts';
import css from './draw.module.css';
import type { ShapeUndo } from './shape-undo.ts';

/** What a circle in the middle of the map begins with. */
const FIRST_RADIUS_M = 500;
const MOST_RADIUS_M = 100_000;

interface DrawBarProps {
  readonly tools: readonly DrawTool[];
  readonly tool: MapDraw['tool'];
  readonly onTool: (tool: MapDraw['tool']) => void;
  readonly shape: DrawnShape | undefined;
  readonly steps: ShapeUndo;
  /** the middle of the map; undefined: not known yet */
  readonly centre: Position | undefined;
}

/** Tools to draw with, what to do with the one taken up, and what is drawn. All but the corners can be done with keys. */
export function DrawBar({ tools, tool, onTool, shape, steps, centre }: DrawBarProps) {
  const { words } = useSpeech();
  const said = spokenAs(words, drawWords);
  const canEdit = shape !== undefined && shape.kind !== 'point';
  return (
    <div className={css.bar}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons is no set of fields */}
      <div className={css.tools} role="group" aria-label={said.tools}>
        {tools.map((one) => (
          <Button
            key={one}
            size="compact-md"
            variant={tool === one ? 'filled' : 'default'}
            aria-pressed={tool === one}
            onClick={() => onTool(tool === one ? null : one)}
          >
            {said[one]}
          </Button>
        ))}
        {tools.some((one) => one !== 'point') && (
          <Button
            size="compact-md"
            variant={tool === 'edit' ? 'filled' : 'default'}
            aria-pressed={tool === 'edit'}
            disabled={!canEdit}
            onClick={() => onTool(tool === 'edit' ? null : 'edit')}
          >
            {said.edit}
          </Button>
        )}
        <Button size="compact-md" variant="default" disabled={!steps.canUndo} onClick={steps.undo}>
          {said.undo}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={shape === undefined}
          onClick={() => steps.set(undefined)}
        >
          {said.clear}
        </Button>
        {centre && tools.includes('circle') && (
          <Button
            size="compact-md"
            variant="subtle"
            onClick={() => steps.set({ kind: 'circle', centre, radiusM: FIRST_RADIUS_M })}
          >
            {said.atCentre}
          </Button>
        )}
        {centre && tools.includes('point') && (
          <Button size="compact-md" variant="subtle" onClick={() => steps.set({ kind: 'point', at: centre })}>
            {said.pointAtCentre}
          </Button>
        )}
      </div>
      <p className={css.hint}>{said.hint[tool ?? 'none']}</p>
      <div className={css.state}>
        <p role="status">{sayShape(shape, said)}</p>
        {shape?.kind === 'circle' && (
          <TextInput
            key={`${shape.centre.join()} ${Math.round(shape.radiusM)}`}
            label={said.radius}
            inputMode="numeric"
            size="sm"
            defaultValue={String(Math.round(shape.radiusM))}
            maxLength={6}
            onBlur={(event) => {
              const radiusM = Number(event.currentTarget.value);
              if (Math.round(shape.radiusM) === radiusM) return;
              if (radiusM > 0 && radiusM <= MOST_RADIUS_M) steps.set({ ...shape, radiusM });
            }}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        )}
      </div>
    </div>
  );
}

function sayShape(shape: DrawnShape | undefined, { drawn }: (typeof drawWords)['id']): string {
  switch (shape?.kind) {
    case undefined:
      return drawn.none;
    case 'polygon':
      return drawn.polygon(
        shape.rings.length,
        shape.rings.reduce((sum, ring) => sum + ring.length - 1, 0),
      );
    case 'circle':
      return drawn.circle(Math.round(shape.radiusM));
    case 'line':
      return drawn.line(shape.line.length);
    case 'point':
      return drawn.point(shape.at[1].toFixed(5), shape.at[0].toFixed(5));
  }
}
