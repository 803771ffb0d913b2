import { z } from 'zod';
import { areaCode } from '../area.ts';
import { publishedShape, publishedState } from '../disclosure.ts';
import { exportMark, pictureTaken, takenFormat, takenQuery } from '../export.ts';
import { indicator } from '../indicator.ts';
import { attentionGroup, naming } from '../naming.ts';
import { ownChange, ownCode, ownDraft, ownIndicator } from '../own-indicator.ts';
import { period } from '../period.ts';
import type { RouteRow } from '../route.ts';
import { sex, valuesQuery, valueTable } from '../values.ts';

/** What is mapped, its values, and what is taken away of them. */
export const indicatorRoutes = {
  indicators: {
    method: 'GET',
    path: '/api/indicators',
    summary: 'Everything that can be mapped',
    right: 'figures.read',
    cache: 'data',
    query: z.object({ within: areaCode.optional() }),
    answer: z.object({
      indicators: z.array(indicator),
      /** series that have figures within the area, by period, newest first; the sexes they are told by, A among them */
      available: z.array(z.object({ period, series: z.array(z.string()), sexes: z.array(sex) })),
      /** what published figures stand on; null before the first release */
      published: publishedState.nullable(),
      /** how fine figures may be published; before the first release as the settings say */
      shape: publishedShape,
    }),
  },
  ownIndicators: {
    method: 'GET',
    path: '/api/own-indicators',
    summary: "The office's own indicators, the retired too, with what there is of each",
    right: 'indicators.write',
    cache: 'data',
    answer: z.object({ indicators: z.array(ownIndicator) }),
  },
  makeOwnIndicator: {
    method: 'POST',
    path: '/api/own-indicators',
    summary: 'Makes an indicator of the office; figures for it come by import',
    right: 'indicators.write',
    cache: 'none',
    body: ownDraft,
    answer: ownIndicator,
  },
  changeOwnIndicator: {
    method: 'PUT',
    path: '/api/own-indicators/:code',
    summary: 'Says an own indicator anew, retires it or takes it up again; its figures stay',
    right: 'indicators.write',
    cache: 'none',
    params: z.object({ code: ownCode }),
    body: ownChange,
    answer: ownIndicator,
  },
  naming: {
    method: 'GET',
    path: '/api/naming',
    summary: 'The words the office uses: for need, and for the levels of its regencies',
    right: 'public',
    cache: 'data',
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  changeNaming: {
    method: 'PUT',
    path: '/api/naming',
    summary: 'Chooses the words for need and for the levels of each regency',
    right: 'naming.write',
    cache: 'none',
    body: naming,
    answer: naming.extend({ attention: z.array(attentionGroup) }),
  },
  values: {
    method: 'GET',
    path: '/api/values',
    summary: 'One indicator over the areas of one level within an area, with its legend',
    right: 'figures.read',
    cache: 'data',
    query: valuesQuery,
    answer: valueTable,
  },
  export: {
    method: 'GET',
    path: '/api/export/:format',
    summary: 'The same as a file to take away: workbook, table, or map with figures',
    right: 'figures.export',
    cache: 'none',
    params: z.object({ format: takenFormat }),
    query: takenQuery,
    answer: 'file',
  },
  takePicture: {
    method: 'POST',
    path: '/api/export/picture',
    summary: 'Keeps that a picture of a view is taken away, and answers what must stand on it',
    right: 'figures.export',
    cache: 'none',
    body: pictureTaken,
    answer: z.object({ mark: exportMark }),
  },
} as const satisfies Record<string, RouteRow>;
