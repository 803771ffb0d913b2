import type { ImportKind } from '../../contract/import.ts';
import type { terminal as source } from '../id/terminal.ts';

export const terminal = {
  start: {
    firstTime: 'Preparing the database for the first time (about half a minute)…',
    building: 'Building the client (once after an installation or update)…',
    migrated: (names: string) => `The schema of the database was updated: ${names}`,
    madeKey: (file: string) =>
      `A key file was made: ${file}\nKeep a copy in a safe place, apart from the data folder and the backups: it is never in a backup.`,
    ready: (address: string, seconds: string) =>
      `Petasos is ready after ${seconds} seconds. Open ${address}\nPress Ctrl-C to stop.`,
    stopping: 'Stopping Petasos… (Ctrl-C once more to force it)',
    stopped: 'Petasos has stopped.',
    bug: (text: string) => `Petasos ended because of something unexpected. Please report this text:\n${text}`,
  },
  recovered: {
    what: (backup: string, at: string) =>
      `ATTENTION: the database was damaged and the backup ${backup} (as of ${at}) has taken its place.`,
    aside: (folder: string) => `The damaged folder is kept at ${folder}`,
    missing: 'What the backup lacks and has to be brought again:',
    nothing: 'No import is missing.',
    entry: (id: number, kind: ImportKind, file: string, at: string) =>
      `  number ${id}: ${kind} ${file} (${at})`,
    undone: (id: number) => `  number ${id}: that it was taken back is lost; take it back again`,
  },
  terminal: {
    help: `Petasos: social mapping from the terminal

Usage: npx petasos COMMAND [options]

  setup CODE                  makes the kecamatan and desa/kelurahan of a regency, without shapes
  import boundaries FILE      boundaries: Shapefile (.zip), GeoPackage, KML, KMZ, GPX, GeoJSON, TopoJSON (also .gz)
  import population FILE…     people and households (CSV or Excel)
  import need FILE…           people in need (PPKS) by type (CSV or Excel)
  import figures FILE…        figures of the office's own indicators (CSV or Excel)
  import areas FILE           a list of desa, dusun, RW, RT without shapes (CSV or Excel)
  import codes FILE           a bridge from BPS to Kemendagri codes (CSV)
  import pillars FILE         the social pillars: name, role, desa/kelurahan (CSV or Excel)
  import trainings FILE       trainings of the pillars with their participants (CSV or Excel)
  import contacts FILE        who to call in an area: RT and RW heads, babinsa, puskesmas (CSV or Excel)
  import spm FILE             services of the minimum standards: target, served, budget (CSV or Excel)
  import hazard-zones FILE    disaster-prone zones (map of any format), classes from its column
  import hazard-table FILE    classes of danger by village (CSV or Excel)
  import hazard-events FILE   what happened before: area, hazard, year, how often (CSV or Excel)
  import context FILE         lines and points under the map: roads, rivers (map)
  import facilities FILE      facilities: name, kind, village, capacity (CSV or Excel)
  import stock FILE           stock of aid: facility, item, count (CSV or Excel)
  import roads FILE           roads (a map of lines: Shapefile, GeoPackage, KML, GeoJSON)
  import changes FILE         changes of areas: splits, new parents (CSV)
  sketch --within CODE        sketches RW and RT that have no borders, by their list
  demo                        fills an empty database with Kabupaten Contoh (simulated data)
  demo --on CODE              simulated figures on real areas that are set up
  import list                 all imports
  import show ID              the full report of one import
  import undo ID              takes one import back whole
  vocabulary list             the lists of types: PMKS/PPKS, PSKS, PAS, with their versions
  vocabulary show LIST        one list as JSON
  vocabulary set pas FILE     replaces the grouping into 12 PAS (CSV)
  release [--note TEXT]       publishes figures as they are now; release list: all releases
  backup [FILE]               makes a backup now: in the data folder, or in FILE
  restore FILE                restores a backup into an empty database
  key [show|new|rotate]       the key file: see it, make it, change the key (new --lost where it is lost)
  audit verify [NUMBER:HASH]   checks the chain of the audit trail, and an end noted earlier
  user list|add|reset|disable  accounts; user setup-link: a link for the first administrator
  measure                     measures the areas that wait for it, on zones of hazards and settlements
  migrate                     updates the schema of the database
  build                       builds the page, where npm start may not write
  folder [real|demo]          which data folder is open; opens yours, or the demo
  doctor                      checks this installation
  version                     the version of Petasos that is installed
  help                        this text

Options of setup, import and sketch:
  --source TEXT   source of the data     --licence TEXT  licence
  --as-of DATE    as of (2025-12-31)
  --simulated     mark as simulated data
  --dry-run       check only, store nothing
  --json          the report as JSON
For boundaries and areas:
  --level LEVEL   level of the file's areas (provinsi kabupaten kecamatan desa dusun rw rt)
  --code-column C --name-column C   columns of code and name
  --parent CODE   all rows lie in this area
  --within CODE   (boundaries) take only this area from a larger file
  --layer NAME    (boundaries) layer of a file with several
  --coordinates SYSTEM  (boundaries) coordinate system where the file names none: utm-46n … utm-54s, tm3-46.2 … tm3-54.1, web, degrees
  --quality Q     (boundaries) definitif indikatif kesepakatan sketsa · --decree TEXT  legal basis
For population, need and figures:
  --period WHEN   period where no column says it (2025, 2025-S1, 2025-Q3, 2025-07)
  --reading JSON  how to read the table where the automatic reading errs, such as {"columns":{"lain":"skip"}}
  --skip-bad-rows apply the good rows and name the bad
  --indicator CODE (figures) the indicator where no column says it
  --area CODE     (figures) the area that every figure is of, where no column says it
  --closed HOW    (need, figures) closed types that are too fine: refuse (default), or add, added up as they are read
  --missing WHAT  (need) a type that is not told: unknown, no data (as without it), or zero
  --type TYPE     (need) a list of persons without types: PMKS-24, LUT ..., or jiwa; counted here, no name is sent on
For sketch:
  --within CODE   a village, or a kecamatan, regency or city for all in it
  --rw N --rt N   how many RW, and RT in each, where there is no list of them
For all: --lang id|en

Data folder: DATA_DIR (./.petasos by default). PostgreSQL: DATABASE_URL. Key: PETASOS_KEY_FILE.
Exit: 0 done, 1 refused, 2 wrong usage, 3 trouble with the database.`,
    usage: (what: string) => `${what}\nSee: npx petasos help --lang en`,
    unknownCommand: (word: string) => `Unknown command: ${word}`,
    missingArgument: (what: string) => `This command is not complete: give ${what} too.`,
    tooMany: (word: string) =>
      `"${word}" has no place in this command. Remove it, or quote it if it is part of a name.`,
    badOption: (text: string) => `Unknown or wrong option: ${text}`,
    badChoice: (option: string, given: string, choices: readonly string[]) =>
      `--${option} "${given}" is not known. Choose: ${choices.join(', ')}`,
    notForThis: (option: string, kind: string) => `--${option} is not for ${kind}`,
    badDate: (given: string) => `No date "${given}". Write it like 2025-12-31.`,
    badPeriod: (given: string) => `No period "${given}". Write it like 2025, 2025-S1, 2025-Q3 or 2025-07.`,
    badNumber: (given: string) => `No number "${given}".`,
    argument: {
      code: 'CODE',
      within: '--within CODE',
      file: 'FILE',
      id: 'ID',
      kind: 'kind of data',
      list: 'name of the list',
    },
    wordList: (name: string, version: string, entries: number, editable: boolean) =>
      `${name} ${version}: ${entries} entries${editable ? ' (may be replaced)' : ''}`,
    noWordList: (name: string) => `No list "${name}". See: npx petasos vocabulary list`,
    wordListSet: (name: string) => `The list ${name} was replaced.`,
    notEditable: (name: string) => `The list "${name}" cannot be replaced; only pas can.`,
    demoLoaded: (seconds: string) =>
      `Kabupaten Contoh is ready after ${seconds} seconds. SIMULATED DATA – NOT REAL.\nLook: npm start`,
    demoThere: 'Kabupaten Contoh is complete in this database already; nothing was changed.',
    viaServer: 'Done by the running server.',
    cancelled: 'Cancelled. Nothing was stored.',
    migrated: (names: string) => `Schema updated: ${names}`,
    measured: (n: number) => (n === 0 ? 'No area waits to be measured.' : `Measured. Results kept: ${n}.`),
    upToDate: 'The schema is up to date.',
    restored: (backup: string, rows: number) => `${rows} rows restored from ${backup}.`,
    keptAside: (folder: string) => `The database that was there is kept at ${folder}`,
    stopServerFirst: 'Stop the server first (Ctrl-C where it runs), then restore.',
    noImports: 'No imports yet.',
  },
  doctor: {
    mark: { ok: 'ok', warning: 'look', fault: 'fault' },
    allWell: 'All is well.',
    notWell: (faults: number, warnings: number) => `${faults} faults, ${warnings} warnings.`,
    node: (version: string) => `Node.js ${version}`,
    nodeOld: (version: string) =>
      `Node.js ${version} is too old: 24 is needed. Run it through npm (npx petasos …), which uses the Node that Petasos brings.`,
    folder: (folder: string, freeGb: string) => `The data folder ${folder} can be written, ${freeGb} GB free`,
    folderFull: (folder: string, freeMb: number) =>
      `Only ${freeMb} MB are free in ${folder}. Free at least 1 GB.`,
    lockFree: 'No server uses the data folder',
    lockHeld: (who: string, pid: number, address: string) =>
      `The data folder is used by ${who} (process ${pid})${address ? ` at ${address}` : ''}`,
    lockLeft: (who: string, since: string) =>
      `It was not stopped cleanly: ${who}, started ${since}. The database is checked when it is next opened.`,
    embedded:
      'The embedded database opens: for one server and about 50 users at a time. For more use PostgreSQL (DATABASE_URL).',
    server: (address: string) => `PostgreSQL is connected: ${address}`,
    versions: (postgres: string, postgis: string) => `PostgreSQL ${postgres}, PostGIS ${postgis}`,
    noDatabase: 'There is no database in this folder yet; npm start makes it',
    noAnswer: (text: string) => `The database cannot be opened: ${text}`,
    schema: (name: string) => `Schema ${name}`,
    schemaBehind: (due: string) => `The schema is behind: ${due}. Run: npx petasos migrate`,
    noOrphans: 'Every figure belongs to an area and an import',
    orphans: (n: number) =>
      `${n} figures belong to no area or no import. Restore the newest backup into an empty database: npx petasos restore FILE`,
    drafts: 'No import was left unfinished',
    draftsLeft: (n: number) => `${n} imports were cut off; the next import clears them away`,
    backup: (name: string, hours: string) => `Newest backup ${name}, ${hours} hours ago`,
    backupNone: 'There is no backup. Run: npx petasos backup',
    jobs: {
      backup: 'regular backup',
      tidy: 'tidying of the database',
      release: 'nightly release',
      exposure: 'measuring areas on zones of hazards',
    },
    jobEnded: (job: string, tries: number, at: string) =>
      `Work in the background was given up: "${job}". The process of Petasos ended ${tries} times while doing it, last ${at}. Mostly the server has too little memory.`,
    jobFailed: (job: string, tries: number, at: string) =>
      `Work in the background was given up: "${job}". It failed ${tries} times, last ${at}. The reason is in the log of the server.`,
    jobAgain: {
      backup: 'It is tried again at its next turn, or now: npx petasos backup',
      tidy: 'It is tried again at its next turn.',
      release: 'It is tried again at its next turn, or now: npx petasos release',
      exposure:
        'Until it is done its areas say "Waiting to be measured". When the cause is mended, run: npx petasos measure',
    },
    sound: 'The database is sound',
    damage: (text: string) =>
      `The database is damaged: ${text}. Stop the server and start it again: the newest backup will be opened.`,
    port: (port: number) => `Port ${port} is free`,
    portOurs: (port: number) => `Port ${port} is used by this server`,
    portPetasos: (port: number, version: string) => `Port ${port} is used by the running Petasos ${version}`,
    portTaken: (port: number) =>
      `Port ${port} is used by another program. Choose another: PORT=8090 npm start`,
    client: 'The client is built',
    clientStale: 'The client is not built or out of date; npm start builds it',
    tests: 'System packages for the full tests (chromium, PostGIS)',
    testsMissing: (names: string) => `Missing for npm test: ${names}. Petasos itself does not need them.`,
  },
  report: {
    state: {
      checked: 'CHECKED (nothing was stored)',
      refused: 'REFUSED (nothing was stored)',
      draft: 'DRAFT',
      applied: 'APPLIED',
      undone: 'TAKEN BACK',
    },
    unchanged: 'NO CHANGES (everything is like this already)',
    kind: {
      setup: 'set-up of areas',
      boundaries: 'boundaries',
      areas: 'list of areas',
      changes: 'changes of areas',
      population: 'population',
      need: 'people in need (PPKS)',
      figures: 'office indicators',
      sketch: 'sketch of RW/RT',
      codes: 'bridge of codes',
      pillars: 'social pillars',
      trainings: 'trainings',
      register: 'edit of the register',
      spm: 'minimum standards (SPM)',
      contacts: 'contacts of areas',
      'hazard-zones': 'disaster-prone zones',
      'hazard-table': 'classes of danger by area',
      'hazard-events': 'past disasters',
      context: 'layer under the map',
      facilities: 'facilities',
      stock: 'stock of aid',
      roads: 'roads',
    },
    heading: (kind: string, file: string, state: string) => `${kind}${file ? ` · ${file}` : ''}: ${state}`,
    number: (id: number) => `Import number ${id}; take it back with: npx petasos import undo ${id}`,
    provenance: (from: string, licence: string, asOf: string) =>
      `Source: ${from || 'not said'} · Licence: ${licence || 'not said'} · As of ${asOf || 'not said'}`,
    simulated: 'SIMULATED DATA – NOT REAL FIGURES',
    understood: 'How the file was understood',
    rows: (read: number, used: number, refused: number) =>
      `Rows/features: ${read} read, ${used} used, ${refused} refused`,
    brought: 'What it brought',
    problems: (n: number) => `Findings: ${n}`,
    severity: { error: 'errors', warning: 'warnings', note: 'notes' },
    place: (line: number | null, column: string | null) =>
      [line === null ? '' : `line/feature ${line}`, column ? `column ${column}` : '']
        .filter(Boolean)
        .join(', '),
    more: (n: number) => `… and ${n} more`,
    took: (seconds: string) => `Done in ${seconds} seconds`,
    list: { id: 'number', kind: 'kind', state: 'state', file: 'file', rows: 'rows', by: 'by', at: 'when' },
  },
} satisfies typeof source;
