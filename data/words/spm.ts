/**
 * What the five services of a regency count, in English, beside the Indonesian text that an office begins with. Fetched
 * with the page of the services, not with the first screen. A definition that the office has put otherwise has none.
 */
const TRANSLATED: Readonly<Record<string, string>> = {
  'Penyandang disabilitas terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.':
    'Neglected persons with disability who need basic social rehabilitation outside institutions.',
  'Anak terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.':
    'Neglected children who need basic social rehabilitation outside institutions.',
  'Lanjut usia terlantar yang memerlukan rehabilitasi sosial dasar di luar panti sosial.':
    'Neglected elderly people who need basic social rehabilitation outside institutions.',
  'Gelandangan dan pengemis yang memerlukan rehabilitasi sosial dasar di luar panti sosial.':
    'Homeless people and beggars who need basic social rehabilitation outside institutions.',
  'Korban bencana kabupaten/kota yang memerlukan perlindungan dan jaminan sosial pada saat dan setelah tanggap darurat.':
    'Victims of disasters of the regency or city who need social protection and security during the emergency and after it.',
};

/** A definition in English; undefined where it is the office's own words. */
export function definitionInEnglish(definition: string): string | undefined {
  return TRANSLATED[definition];
}

/** What stands beside a definition that is shown in English, or is not. */
export const definitionNotes = {
  translated: 'Translation; the Indonesian text of the decree holds.',
  asWritten: 'In the words of the office.',
} as const;
