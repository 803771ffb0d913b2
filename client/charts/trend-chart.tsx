import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { TrendPoint } from '../../data/contract/profile.ts';
import { useSpeech } from '../words.ts';
import { SERIES_COLOUR } from './colours.ts';
import { isHidden, isPartial, type TrendRow, ticksOf, trendRows } from './trend-model.ts';

interface TrendChartProps {
  readonly points: readonly TrendPoint[];
  /** the period looked at: its point is drawn larger */
  readonly period: string;
  readonly decimals: number;
}

const HEIGHT_REM = 9.5;

/**
 * Figures over time. Hidden from screen readers: the sentence above and the table below say the same. Loaded when
 * first shown, for the chart library is heavy.
 */
export function TrendChart({ points, period, decimals }: TrendChartProps) {
  const { words } = useSpeech();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const small = 0.6875 * rem;
  const rows = trendRows(points);
  const breaks = rows.filter((row) => row.point === null);
  const line = {
    type: 'linear',
    stroke: SERIES_COLOUR,
    strokeWidth: 2,
    connectNulls: false,
    isAnimationActive: false,
    activeDot: false,
  } as const;
  return (
    <div aria-hidden data-trend>
      <ResponsiveContainer width="100%" height={HEIGHT_REM * rem}>
        <LineChart
          data={rows}
          margin={{ top: 0.625 * rem, right: rem, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="#dfe5e7" />
          <XAxis
            dataKey="x"
            type="number"
            domain={[-0.25, Math.max(0, points.length - 1) + 0.25]}
            ticks={ticksOf(points.length)}
            interval={0}
            tickLine={false}
            axisLine={{ stroke: '#9fadb3' }}
            height={2.25 * rem}
            tick={<PeriodTick points={points} size={small} />}
          />
          <YAxis
            width="auto"
            tickCount={4}
            allowDecimals={decimals > 0}
            domain={[0, 'auto']}
            axisLine={false}
            tickLine={false}
            tick={{ fontSize: small, fill: '#52616a' }}
            tickFormatter={(n: number) =>
              words.format.number(n, Number.isInteger(n) ? 0 : Math.max(1, decimals))
            }
          />
          {breaks.map((row) => (
            <ReferenceLine key={row.x} x={row.x} stroke="#943f15" strokeDasharray="2 3" />
          ))}
          <Line {...line} dataKey="dashed" strokeDasharray="4 4" dot={false} />
          <Line {...line} dataKey="solid" dot={false} />
          <Line
            {...line}
            dataKey={(row: TrendRow) => (row.point ? row.point.value : null)}
            stroke="none"
            dot={<Dot period={period} />}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

interface DotProps {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload?: TrendRow;
  readonly period: string;
}

/** A full point is complete, a hollow one a part. */
function Dot({ cx, cy, payload, period }: DotProps) {
  const point = payload?.point;
  if (!point || point.value === null || cx === undefined || cy === undefined) return null;
  const hollow = isPartial(point);
  return (
    <circle
      cx={cx}
      cy={cy}
      r={point.period === period ? 5 : 3.5}
      fill={hollow ? '#ffffff' : SERIES_COLOUR}
      stroke={SERIES_COLOUR}
      strokeWidth={2}
      data-hollow={hollow || undefined}
    />
  );
}

interface TickProps {
  readonly x?: number;
  readonly y?: number;
  readonly payload?: { readonly value: number };
  readonly points: readonly TrendPoint[];
  readonly size: number;
}

/** The period, and below it how many of the parts a partial figure covers, or that the figure is hidden. */
function PeriodTick({ x = 0, y = 0, payload, points, size }: TickProps) {
  const { words } = useSpeech();
  const point = points[payload?.value ?? -1];
  if (!point) return null;
  const { n, m } = point;
  return (
    <text x={x} y={y} textAnchor="middle" fontSize={size} fill="#52616a">
      <tspan x={x} dy="0.9em">
        {words.card.trend.tick(point.period)}
      </tspan>
      {isPartial(point) && n !== null && m !== null && (
        <tspan x={x} dy="1.15em" fill="#943f15">
          {words.card.partsShort(n, m)}
        </tspan>
      )}
      {isHidden(point) && (
        <tspan x={x} dy="1.15em">
          {words.published.hidden.toLowerCase()}
        </tspan>
      )}
    </text>
  );
}
