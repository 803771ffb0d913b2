import { CartesianGrid, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { Recruit } from '../../data/contract/plan.ts';
import { SERIES_COLOUR } from '../charts/colours.ts';
import { useSpeech } from '../words.ts';

const HEIGHT_REM = 17;

/** People without cover against the number of new officers. Hidden from screen readers: the table says the same. */
export function RecruitChart({ recruit }: { recruit: Recruit }) {
  const { words } = useSpeech();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const small = 0.75 * rem;
  const points = [
    { n: 0, withoutCover: recruit.withoutCover },
    ...recruit.steps.map(({ n, withoutCover }) => ({ n, withoutCover })),
  ];
  const { meetsAll } = recruit;
  const tick = { fontSize: small, fill: '#52616a' };
  return (
    <div aria-hidden data-recruit>
      <ResponsiveContainer width="100%" height={HEIGHT_REM * rem}>
        <LineChart
          data={points}
          margin={{ top: rem, right: 1.5 * rem, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="#dfe5e7" />
          <XAxis
            dataKey="n"
            type="number"
            domain={[0, 'dataMax']}
            allowDecimals={false}
            tickLine={false}
            axisLine={{ stroke: '#9fadb3' }}
            height={3 * rem}
            tick={tick}
            label={{
              value: words.plan.recruit.newOfficers,
              position: 'insideBottom',
              fontSize: small,
              fill: '#52616a',
            }}
          />
          <YAxis
            width="auto"
            tickCount={5}
            allowDecimals={false}
            domain={[0, 'auto']}
            axisLine={false}
            tickLine={false}
            tick={tick}
            tickFormatter={(n: number) => words.format.number(n)}
          />
          {meetsAll > 0 && <ReferenceLine x={meetsAll} stroke="#943f15" strokeDasharray="3 3" />}
          <Line
            type="linear"
            dataKey="withoutCover"
            stroke={SERIES_COLOUR}
            strokeWidth={2}
            isAnimationActive={false}
            activeDot={false}
            dot={points.length <= 40 ? { r: 3, fill: SERIES_COLOUR } : false}
          />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
