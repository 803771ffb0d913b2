import { lazy } from 'react';

/** The chart of a trend, with the chart library: fetched when a card is first opened. */
export const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));
