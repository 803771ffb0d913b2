import { z } from 'zod';
import { areaCode, level } from './area.ts';
import { indicatorId } from './indicator.ts';
import { period } from './period.ts';
import { sex } from './values.ts';

/** Where the map looks: zoom, and the middle of the picture in degrees; tilted and turned, also in degrees. */
export interface Camera {
  readonly zoom: number;
  readonly latitude: number;
  readonly longitude: number;
  /** 0: straight down */
  readonly pitch: number;
  /** 0: north is up */
  readonly bearing: number;
}

/** More and the horizon comes into sight. */
export const MAX_PITCH = 60;

const cameraText = z
  .string()
  .regex(/^\d{1,2}(\.\d+)?\/-?\d{1,2}(\.\d+)?\/-?\d{1,3}(\.\d+)?(\/\d{1,2}\/-?\d{1,3})?$/)
  .transform((text): Camera => {
    const [zoom = 0, latitude = 0, longitude = 0, pitch = 0, bearing = 0] = text.split('/').map(Number);
    return { zoom, latitude, longitude, pitch, bearing };
  })
  .refine((c) => c.zoom <= 22 && Math.abs(c.latitude) <= 85 && Math.abs(c.longitude) <= 180)
  .refine((c) => c.pitch <= MAX_PITCH && Math.abs(c.bearing) <= 180);

function writeCamera({ zoom, latitude, longitude, pitch, bearing }: Camera): string {
  const place = `${zoom.toFixed(2)}/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
  const [tilt, turn] = [Math.round(pitch), Math.round(bearing)];
  return tilt === 0 && turn === 0 ? place : `${place}/${tilt}/${turn}`;
}

const cardPart = z.enum(['trend', 'composition', 'people', 'pillars', 'compare', 'sources']);
/** Which part of the area card is open. */
export type CardPart = z.infer<typeof cardPart>;
export const CARD_PARTS = cardPart.options;

const coverView = z.enum(['figure', 'highlight', 'pair']);
/** How the map of coverage is read. */
export type CoverView = z.infer<typeof coverView>;
export const COVER_VIEWS = coverView.options;

const language = z.enum(['id', 'en']);
export type Language = z.infer<typeof language>;

/** One parameter of the address: what it may be, what it is without being said, and how it is written. */
interface ViewParam<T> {
  readonly schema: z.ZodType<T, string>;
  readonly standard: T | undefined;
  readonly write: (value: T) => string;
}

const text = <T extends string>(schema: z.ZodType<T, string>, standard?: T): ViewParam<T> => ({
  schema,
  standard,
  write: (value) => value,
});

/**
 * THE list of what can be seen: the whole view of the map screen is in its address. `undefined` as standard means that the
 * screen chooses from what there is.
 */
export const VIEW_PARAMS = {
  /** The area looked into. */
  area: text(areaCode as z.ZodType<string, string>),
  /** The level whose areas are drawn. */
  level: text(level as z.ZodType<z.infer<typeof level>, string>),
  indicator: text(indicatorId as z.ZodType<string, string>),
  period: text(period as z.ZodType<string, string>),
  sex: text(sex as z.ZodType<z.infer<typeof sex>, string>, 'A'),
  /** The area whose card is open. */
  selected: text(areaCode as z.ZodType<string, string>),
  /** Order of the table. */
  sort: text(z.enum(['value', 'name']) as z.ZodType<'value' | 'name', string>, 'value'),
  /** The part of the area card that is open. */
  card: text(cardPart as z.ZodType<CardPart, string>, 'trend'),
  /** Values as columns on a tilted map. */
  columns: text(z.enum(['off', 'on']) as z.ZodType<'off' | 'on', string>, 'off'),
  /** Coverage: the chosen figure; where need is high and officers are few; need and coverage at once. */
  cover: text(coverView as z.ZodType<CoverView, string>, 'figure'),
  /** Coverage: the norm that officers are held against, where it is not the one in use; by its number. */
  norm: text(z.string().regex(/^[1-9]\d{0,8}$/) as z.ZodType<string, string>),
  lang: text(language as z.ZodType<Language, string>, 'id'),
  camera: {
    schema: cameraText,
    standard: undefined,
    write: writeCamera,
  } satisfies ViewParam<Camera>,
} as const;

export type ViewKey = keyof typeof VIEW_PARAMS;
type ValueOf<K extends ViewKey> = (typeof VIEW_PARAMS)[K] extends ViewParam<infer T> ? T : never;

/** Keys that always have a value. */
type StandardKey = 'sex' | 'sort' | 'card' | 'columns' | 'cover' | 'lang';

export type View = { readonly [K in StandardKey]: ValueOf<K> } & {
  readonly [K in Exclude<ViewKey, StandardKey>]?: ValueOf<K> | undefined;
};

/** Which keys of the view may be changed, to what; undefined takes a parameter out of the address. */
export type ViewChange = { readonly [K in ViewKey]?: ValueOf<K> | undefined };

const KEYS = Object.keys(VIEW_PARAMS) as ViewKey[];

/**
 * What an address asks to see. `wrong` names the parameters that mean nothing; they count as not given. Unknown
 * parameters are ignored.
 */
export function readView(params: Readonly<Record<string, unknown>>): { view: View; wrong: ViewKey[] } {
  const wrong: ViewKey[] = [];
  const view: Record<string, unknown> = {};
  for (const key of KEYS) {
    const { schema, standard } = VIEW_PARAMS[key];
    const given = params[key];
    view[key] = standard;
    if (given === undefined) continue;
    const parsed = schema.safeParse(given);
    if (parsed.success) view[key] = parsed.data;
    else wrong.push(key);
  }
  return { view: view as View, wrong };
}

/** The parameters of a view, without those that say what is so anyway, always in the same order. */
export function writeView(view: ViewChange): Record<string, string> {
  const params: Record<string, string> = {};
  for (const key of KEYS) {
    const { standard, write } = VIEW_PARAMS[key] as ViewParam<unknown>;
    const value = view[key];
    if (value !== undefined && value !== standard) params[key] = write(value);
  }
  return params;
}
