import { type TimeZone, ZONE_MINUTES } from '../contract/office.ts';

/** Where an office has not said where it is, the clock of the capital counts. */
const USUAL_ZONE: TimeZone = 'WIB';

const DAYS: Readonly<Record<'id' | 'en', Intl.DateTimeFormat>> = {
  id: new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** When a paper was made, by the clock of the office: '2 Maret 2026 pukul 11.00 WITA'. */
export function momentAt(at: Date, zone: TimeZone | null, lang: 'id' | 'en'): string {
  const there = zone ?? USUAL_ZONE;
  const shifted = new Date(at.getTime() + ZONE_MINUTES[there] * 60_000);
  const time = shifted.toISOString().slice(11, 16);
  const day = DAYS[lang].format(shifted);
  return lang === 'id' ? `${day} pukul ${time.replace(':', '.')} ${there}` : `${day}, ${time} ${there}`;
}

/** The same of an ISO instant. */
export function momentOf(iso: string, zone: TimeZone | null, lang: 'id' | 'en'): string {
  return momentAt(new Date(iso), zone, lang);
}
