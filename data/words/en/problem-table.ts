import type { problemTable as source } from '../id/problem-table.ts';

export const problemTable = {
  'file-empty': () => 'This file is empty. Save it again from where it was made, then try again.',
  'file-too-large': (h) => `The file is larger than ${h.limit ?? '64 MB'}. Split it into several files.`,
  'file-not-text': () => 'This file is no text. Save it as CSV (UTF-8), then try again.',
  'file-is-workbook': () =>
    'This is an Excel workbook, not a CSV. In Excel: Save As, choose "CSV UTF-8", then try again.',
  'encoding-not-utf8': () =>
    'This line holds letters that are not UTF-8. Save the file again as "CSV UTF-8", so that no name is mangled.',
  'encoding-utf16': () => 'This file is UTF-16 ("Unicode text"). Save it again as "CSV UTF-8".',
  'table-only-heading': () => 'This file holds a heading and nothing below it. Add rows, then try again.',
  'table-too-long': (h) => `More than ${h.limit ?? ''} rows. Split the file, for example by district.`,
  'table-too-wide': (h) => `More than ${h.limit ?? ''} columns. Check the separator or delete columns.`,
  'line-too-long': (h) =>
    `One line holds more than ${h.limit ?? ''} letters. This is no table with a line for each area: save it from Excel as CSV again.`,
  'quote-not-closed': () =>
    'A quotation mark (") opens on this line and never closes. Delete it or close it.',
  'row-too-short': (h) =>
    `This row holds ${h.cells ?? ''} of ${h.columns ?? ''} columns. Complete it or delete it.`,
  'row-too-long': (h) =>
    `This row holds ${h.cells ?? ''} columns, the heading only ${h.columns ?? ''}. There may be a separator inside a cell: put quotes around it.`,
  'column-missing': (h) =>
    `This column was not found among ${h.columns ?? ''} columns. Say which it is under How this table is read, or name it one of: ${h.accepted ?? ''}.`,
  'column-twice': (h) =>
    `This heading stands twice. Column ${h.used ?? ''} is used, column ${h.left ?? ''} is left out.`,
  'columns-ignored': (h) => `${h.n ?? ''} columns are not used (column ${h.positions ?? ''}).`,
  'persons-by-heading': (h) =>
    `This file lists persons or families (column ${h.position ?? ''}) and is refused; nothing of it was kept. Petasos takes counts by area only: sum up by type and area first.`,
  'persons-by-values': (h) =>
    `Column ${h.position ?? ''} holds numbers like an identity number (NIK). The file is refused; nothing of it was kept. Petasos takes counts by area only: sum up by type and area first.`,
  'persons-by-phones': (h) =>
    `Column ${h.position ?? ''} holds telephone numbers. The file was refused and nothing of it kept. Petasos takes only counts by area: remove the column, and count first where a row is a person.`,
  'persons-by-names': (h) =>
    `Column ${h.position ?? ''} seems to hold names of persons: they are not those of the areas, and every row counts 1. The file was refused and nothing of it kept. Petasos takes only counts by area: count by type and area first.`,
  'code-empty': () => 'The area code is blank. Give the Kemendagri code, for example 63.71.01.1001.',
  'code-malformed': (h) =>
    `"${h.value ?? ''}" is no area code. Use the Kemendagri code, for example 63.71.01.1001 or 63.71.01.1001.rw003.rt012.`,
  'code-bps': (h) =>
    `"${h.value ?? ''}" looks like a BPS code. Both have ten digits and they differ: use the Kemendagri code.`,
  'number-unreadable': (h) =>
    `"${h.value ?? ''}" does not read as a number. Write digits only, for example 003.`,
  'number-without-village': () =>
    'A number of an RT, RW or dusun needs the code of its desa/kelurahan. Complete the code.',
  'number-said-twice': () => 'RT/RW stand in the code and in columns of their own. Keep one of the two.',
  'area-unknown': (h) =>
    h.suggestion
      ? `There is no area with code ${h.value ?? ''}. Is ${h.suggestion} meant?`
      : `There is no area with code ${h.value ?? ''}. Check the code.`,
  'area-not-set-up': (h) =>
    `${h.name ?? 'This area'} (${h.value ?? ''}) is not set up here. First set up its regency (at the terminal: npx petasos setup ${h.setup ?? 'CODE'}).`,
  'area-below-unknown': (h) =>
    `${h.name ?? ''} (${h.village ?? ''}) has no ${h.code ?? 'such area'} yet. First bring its boundaries or its list (at the terminal: npx petasos import areas FILE).`,
  'area-ambiguous': (h) =>
    `${h.value ?? ''} may mean ${h.first ?? ''} or ${h.second ?? ''}. Write the full code.`,
  'area-not-then': (h) =>
    `${h.name ?? 'This area'} did not exist on ${h.on ?? ''} (valid ${h.from ? `from ${h.from}` : 'since unknown'}${h.to ? ` until before ${h.to}` : ''}). Use the code of that time, or check the period.`,
  'period-missing': () =>
    'No period is said, in the file or beside it. Add a column periode, or fill in the period, for example 2025 (at the terminal: --period 2025).',
  'period-unreadable': (h) =>
    `"${h.value ?? ''}" is no period. Write 2025, 2025-S1 (semester), 2025-Q3 (quarter) or 2025-07 (month).`,
  'period-differs': (h) =>
    `This row says period ${h.value ?? ''}, but ${h.said ?? ''} is said beside the file. Make them agree, or leave the period empty (at the terminal: without --period).`,
  'period-future': (h) =>
    `Period ${h.value ?? ''} has not begun (today is ${h.today ?? ''}). Check the year.`,
  'period-too-old': (h) => `Period ${h.value ?? ''} lies before ${h.oldest ?? ''}. Check the year.`,
  'day-unreadable': (h) => `"${h.value ?? ''}" is no day. Write 2025-12-31 or 31-12-2025.`,
  'type-empty': () => 'The type is blank. Give its code (PMKS-08), abbreviation (LUT) or name.',
  'type-unknown': (h) =>
    h.suggestion
      ? `Type "${h.value ?? ''}" is unknown. Is ${h.suggestion} meant? Settle it under Matches.`
      : `Type "${h.value ?? ''}" is unknown. Choose the type under Matches, or use one of the 26 types (at the terminal: npx petasos vocabulary show pmks).`,
  'type-is-total': () =>
    'The sum of all types is not imported: it is computed here from the types. Delete this row. For distinct persons write the type "jiwa".',
  'type-is-group': (h) =>
    `"${h.value ?? ''}" is a group, and groups are computed here from their types. Give the types instead.`,
  'type-too-fine': (h) =>
    `${h.value ?? 'This type'} may not be kept by ${h.levelName ?? h.level ?? 'so fine an area'}: a small number can harm somebody. Deliver it by ${h.finestName ?? h.finest ?? 'kecamatan'}.`,
  'closed-can-be-added': (h) =>
    `${h.n ?? ''} rows of closed types are finer than may be kept. They can be added up as the file is read, for their kecamatan or regency; the details are not kept. Tick "Add up closed types as they are read", or --closed add at the terminal.`,
  'closed-added': (h) =>
    `${h.n ?? ''} rows of closed types were added up to ${h.sums ?? ''} figures at the level that may be kept. The details are not kept.`,
  'closed-covered': (h) =>
    `${h.n ?? ''} figures of closed types were not added: this file tells the area above them as well.`,
  'closed-added-partly': (h) =>
    `Closed types in ${h.name ?? ''} (${h.period ?? ''}) were added up from ${h.n ?? ''} of its ${h.m ?? ''} parts; this file says nothing of the others. If some are still missing, complete it first: this sum replaces the one before.`,
  'sex-unknown': (h) => `"${h.value ?? ''}" is no sex. Write L, P, or leave it blank (not stated).`,
  'sex-all-and-parts': (h) =>
    `This row is the sum of L and P${h.sum === undefined ? '' : ` (${h.sum})`} of line ${h.lines ?? ''}: people would count twice. Delete it.`,
  'sex-rest': (h) =>
    `L and P stand on line ${h.lines ?? ''}; the ${h.value || 'number'} here counts as not stated, besides them. If it is their sum, delete this row.`,
  'sex-one-only': (h) =>
    `${h.cells ?? ''} figures are told for L or P alone. The other is taken as not stated, and the sum is what is told.`,
  'measure-unknown': (h) =>
    `"${h.value ?? ''}" is no measure. Write tercatat (recorded) or terlayani (served).`,
  'count-negative': (h) => `The count ${h.value || 'here'} is negative. A number of people is 0 or more.`,
  'count-fraction': (h) => `The count ${h.value || 'here'} is a fraction. A number of people is whole.`,
  'count-not-number': (h) =>
    `${h.value ? `"${h.value}"` : 'What stands here'} is no number. Write a whole number; for none write 0 or nihil.`,
  'count-too-large': (h) => `The count ${h.value ?? ''} is too large for one area. Check it.`,
  'count-over-population': (h) =>
    `${h.value || 'The count'} is more than the people of ${h.name ?? ''} (${h.most ?? ''} in ${h.period ?? ''}${h.source ? `, source ${h.source}` : ''}). Check the count or the area.`,
  'count-over-families': (h) =>
    `${h.value || 'The'} families are more than the registered families of ${h.name ?? ''} (${h.most ?? ''} in ${h.period ?? ''}${h.source ? `, source ${h.source}` : ''}). Kept all the same; please check.`,
  'counts-with-thousands': (h) =>
    `${h.n ?? ''} numbers have a mark for thousands: 1.234 is read as one thousand two hundred and thirty-four, for a number of people is whole.`,
  'row-twice': (h) =>
    `This area, type and period already stand on line ${h.other ?? ''}${h.otherCount === undefined ? '' : ` (${h.otherCount})`}. Keep one row.`,
  'rows-without-count': (h) => `${h.n ?? ''} rows without a number are read as no data.`,
  'rows-of-country': (h) => `${h.n ?? ''} rows for all Indonesia were left out.`,
  'rows-elsewhere': (h) =>
    `${h.n ?? ''} rows (line ${h.lines ?? ''}) were left out because their areas are not set up here: ${h.areas ?? ''}${h.more ? ` and ${h.more} more` : ''}. If you need them, set them up and bring this file in again (at the terminal: npx petasos setup ${h.setup ?? 'CODE'}).`,
  'zeros-for-missing': (h) => `${h.n ?? ''} figures that are not told were recorded as zero, as asked.`,
  'zeros-too-many': (h) =>
    `Recording what is not told as zero means more than ${h.most ?? ''} figures. Split the file, for example by district.`,
  'replaces-earlier': (h) =>
    `${h.replaced ?? ''} figures (L and P as one) replace those of import ${h.imports ?? ''}; ${h.changed ?? ''} of them change. The earlier come back when this import is undone.`,
  'sex-twice': (h) =>
    `People of this sex already stand on line ${h.other ?? ''}${h.otherCount === undefined ? '' : ` (${h.otherCount})`}. Keep one row.`,
  'other-sex-missing': (h) =>
    `Only one sex is told of this area. Add the row ${h.missing ?? ''}, or a row for everybody.`,
  'families-of-one-sex': (h) =>
    `${h.value ?? ''} families stand on a row of one sex. Write them once, on a row for everybody (L+P).`,
  'families-over-people': (h) =>
    `${h.value ?? ''} families are more than ${h.persons ?? ''} people. The columns may be swapped.`,
  'sexes-differ': (h) =>
    `Men and women add up to ${h.value ?? ''}, the people are ${h.persons ?? ''}. The number of people is used.`,
  'ages-differ': (h) =>
    `The age groups add up to ${h.value ?? ''}, the people are ${h.persons ?? ''}. The number of people is used.`,
  'nothing-to-import': () => 'There is no row that can be imported.',
  'nothing-set-up': (h) =>
    `None of the ${h.n ?? ''} areas of this file is set up here. First set up their regency (at the terminal: npx petasos setup CODE).`,
  'group-empty': (h) => `${h.value ?? 'This type'} has no group. Fill the column pas.`,
  'type-in-two-groups': (h) =>
    `${h.value ?? 'This type'} is already in a group on line ${h.other ?? ''}. A type is in one group only.`,
  'types-without-group': (h) => `These types have no group: ${h.types ?? ''}. Add their rows.`,
} satisfies typeof source;
