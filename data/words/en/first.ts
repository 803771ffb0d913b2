import { format } from './format.ts';

const { number } = format;

export const first = {
  question: {
    title: 'Welcome to Petasos',
    under: "A social map: people's needs, down to the RT, from the files an office already has.",
    ask: 'Where would you like to begin?',
    demo: 'See the demo',
    demoText:
      'A regency that does not exist, mapped down to the RT, with population and 26 types of need. Ready in about half a minute; leave it whenever you like.',
    setup: 'Set up my area',
    setupText:
      'Choose the province and regency, then bring boundaries and figures. Every step can be skipped and taken up later.',
    invitation: 'I have an invitation',
    invitationText:
      "Invitations come from an office that runs Petasos on a server of its own. Open the link in the invitation: it leads to that office's server, not to this computer. There is nothing to fill in here.",
    wait: 'No area is set up yet',
    waitText:
      'No regency or city is set up here yet. The data operator of your office does so under Set-up; this page goes on by itself.',
    private: 'All data stay on this computer. Nothing is sent anywhere.',
  },
  switching: {
    title: { real: 'Opening your data', demo: 'Preparing the demo' },
    text: {
      real: 'The demo is closed first. The page goes on by itself.',
      demo: 'Kabupaten Contoh is drawn and filled in a folder of its own. Your data, if any, are not touched.',
    },
    stage: {
      closing: 'Closing the database that was open …',
      creating: 'Making an empty database …',
      filling: 'Drawing areas and filling in figures …',
      publishing: 'Preparing figures for leaders and the public …',
      opening: 'Opening the database …',
    },
    bar: 'Progress',
    cancel: 'Cancel',
    failed: 'The data folder cannot be opened yet',
    failedDemo: 'The demo could not be prepared',
    again: 'Try again',
    toReal: 'Open my data',
  },
  demo: {
    banner: 'SIMULATED DATA – NOT REAL FIGURES',
    leave: 'Leave the demo',
    leaving: 'Closing the demo …',
    label: 'Simulated data',
    empty: 'This demo is empty',
    emptyText: 'Its simulated data were taken back. Make it anew, or leave the demo.',
    remake: 'Make the demo anew',
    noFiles:
      "The demo takes no real files, so that simulated figures and the office's own never mix. Leave the demo to bring in your office's data.",
    noOffice:
      'The name, logo and signatories of an office are not put on simulated data. Leave the demo to fill them in.',
    settings:
      "Try it out: indicators and words changed here hold in the demo only, and do not come along to your office's data.",
  },
  terminal: {
    demoOpen: 'What is open is the DEMO (simulated data). Back to your data: npx petasos folder real',
    ofDemo: '(about the DEMO, the folder that the server has open)',
    ofReal: '(about your own data folder; the server last showed the DEMO)',
    open: {
      real: 'Open: your own data folder.',
      demo: 'Open: the DEMO (simulated data). Back to your data: npx petasos folder real',
    },
    next: {
      real: 'No server is running. Its next start opens: your own data folder.',
      demo: 'No server is running. Its next start opens: the DEMO (simulated data).',
    },
    none: 'No folder is open yet. Look with: npx petasos doctor',
    failed:
      "The folder asked for could not be opened; the reason is on the Petasos page and in the server's log.",
    unknownFolder: (given) => `There is no folder "${given}". Choose: real or demo.`,
    stage: {
      closing: 'closing',
      creating: 'making the database',
      filling: 'filling the demo',
      publishing: 'publishing figures',
      opening: 'opening',
    },
  },
  steps: {
    menu: 'Set-up',
    title: 'Set up my area',
    under: 'Not all at once and in any order. What is skipped can be found here again.',
    done: (n, all) => `${number(n)} of ${number(all)} steps done`,
    label: 'Steps of the set-up',
    state: { done: 'Done', skipped: 'Skipped', missing: 'Missing' },
    skip: 'Skip this step',
    unskip: 'Do not skip it',
    show: 'Open',
    hide: 'Close',
    toMap: 'To the map',
    demoText:
      'Would you like to see the result first? The demo opens in a folder of its own; what is set up here stays.',
    needsRegion: 'Choose a regency first, in the first step.',
    name: {
      region: 'Province and regency',
      office: 'Identity of the office',
      boundaries: 'Boundaries',
      population: 'Population',
      need: 'Figures of need',
      lists: 'Lists of RW and RT',
    },
    text: {
      region:
        'Names and codes of the kecamatan and desa/kelurahan are there at once from the list of codes, even without a map.',
      office:
        'Name, logo, local time and signatories: used on the screen, in pictures and in files to download.',
      boundaries:
        'With boundaries the figures become a map. Without them table, ranking and downloads work all the same.',
      population: 'With population, figures can be compared per 1,000 people.',
      need: 'Only counts by area and type, no names and no NIK.',
      lists: 'Where RW and RT have no boundaries, Petasos can sketch them from this list.',
    },
    fact: {
      places: (names) => names.join(', '),
      areas: (kecamatan, desa) => `${number(kecamatan)} kecamatan, ${number(desa)} desa/kelurahan`,
      shapes: (n, all) => `${number(n)} of ${number(all)} desa/kelurahan have a boundary`,
      periods: (periods) => `Periods ${periods.join(', ')}`,
      lists: (rw, rt) => `${number(rw)} RW, ${number(rt)} RT`,
      imports: (n) => `${number(n)} imports`,
    },
  },
  missing: {
    label: 'What is missing',
    who: 'Who usually has it',
    todo: 'What to do',
    open: 'Open this step',
    boundaries: {
      title: 'Boundaries are missing',
      what: 'Without boundaries the areas stand in the list and cannot be drawn on the map yet.',
      who: 'Bappeda (who keeps maps and Satu Data), Bagian Pemerintahan of the Setda, or BIG through Ina-Geoportal.',
      todo: 'Ask for desa/kelurahan boundaries (Shapefile in a .zip, GeoPackage, KML or GeoJSON), best with Kemendagri codes, and upload the file as it is.',
    },
    population: {
      title: 'Population is missing',
      what: 'Without population, figures can only be shown as counts, not per 1,000 people.',
      who: 'Disdukcapil (persons and families per desa/kelurahan, each semester), or BPS in Kecamatan Dalam Angka.',
      todo: 'Ask for a table of desa/kelurahan codes or names, persons and families (KK), and upload it as CSV.',
    },
    need: {
      title: 'Figures of need are missing',
      what: 'There is no figure to map yet.',
      who: 'the section in charge of PPKS at Dinas Sosial (yearly recap), the TKSK of the kecamatan, or the SIKS‑NG operators of the desa/kelurahan.',
      todo: 'Prepare a table of area, type and count. A list of persons is counted on this computer; names and NIK are not sent.',
    },
    lists: {
      title: 'Lists of RW and RT are missing',
      what: 'Figures cannot be shown finer than desa/kelurahan yet.',
      who: 'the desa/kelurahan offices (section of government), or the kecamatan that collects their lists.',
      todo: 'Ask for the list of RW and RT of each kelurahan and upload it as CSV. Boundaries can be sketched later.',
    },
  },
  office: {
    name: 'Name of the office',
    nameHint: 'As on its letterhead, for example Dinas Sosial Kota Banjarmasin',
    zone: 'Local time',
    zones: { WIB: 'WIB', WITA: 'WITA', WIT: 'WIT' },
    logo: 'Logo',
    logoHint: 'PNG, JPEG, WebP or SVG, at most 5 MB',
    chooseLogo: 'Choose a logo file',
    removeLogo: 'Remove the logo',
    logoOf: (name) => `Logo of ${name}`,
    signatories: 'Signatories',
    signatoriesHint:
      'Used only for the signature part of documents to download. The NIP may be left empty. Remove whoever no longer holds the post.',
    noSignatories: 'No signatories yet.',
    person: 'Name',
    position: 'Position',
    positionHint: 'for example Kepala Dinas Sosial',
    nip: 'NIP (may be empty)',
    nipWrong: 'An NIP has 18 digits. Check it, or leave it empty.',
    until: 'Valid until (may be empty)',
    expired: 'No longer valid; left out of documents.',
    number: (n) => `Signatory ${number(n)}`,
    add: 'Add a signatory',
    remove: (name) => `Remove ${name || 'this signatory'}`,
    save: 'Save the identity',
    saving: 'Saving …',
    saved: 'The identity of the office is saved.',
  },
} satisfies typeof import('../id/first.ts').first;
