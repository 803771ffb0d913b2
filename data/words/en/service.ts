import type { service as source } from '../id/service.ts';

type Detail = Readonly<Record<string, string | number>>;

export const service = {
  trouble: {
    'bad-config': (d: Detail) =>
      `Wrong settings in the environment:\n${d.faults}\nCorrect them and start again.`,
    'schema-newer': (d: Detail) =>
      `This database was made by a later version of Petasos (${d.found}). Install that version or a later one; going back is not possible.`,
    'folder-unusable': (d: Detail) =>
      `The data folder ${d.folder} cannot be used: ${d.reason}. Check who may write there, or choose another with DATA_DIR.`,
    'disk-full': (d: Detail) => `Only ${d.freeMb} MB are left for ${d.folder}. Free at least 200 MB first.`,
    'database-damaged': (d: Detail) =>
      `The database in ${d.folder} is damaged and there is no backup. The folder was left as it is. Restore a copy of yours (npx petasos restore FILE), or move the folder away to begin anew.\nPostgreSQL says: ${d.reason}`,
    'database-unreachable': (d: Detail) =>
      `The database at ${d.address} cannot be reached: ${d.reason}. Check DATABASE_URL and that PostgreSQL runs.`,
    'database-too-old': (d: Detail) => `PostgreSQL ${d.found} is too old. Petasos needs version 15 or later.`,
    'postgis-missing': (d: Detail) =>
      `This database has no PostGIS and it cannot be made: ${d.reason}. Install the PostGIS package, then have an administrator run: create extension postgis`,
    'postgis-too-old': (d: Detail) => `PostGIS ${d.found} is too old. Petasos needs version 3.3 or later.`,
    'exclusive-timeout': (d: Detail) =>
      `Other work (${d.name}) is still going on after ${d.seconds} seconds of waiting. Try again later.`,
    'backup-unreadable': (d: Detail) =>
      `The backup ${d.file} is damaged or was changed: ${d.reason}. Nothing was restored; use another backup.`,
    'backup-newer': (d: Detail) =>
      `The backup ${d.file} was made by a later version of Petasos (${d.found}). Install that version, then restore.`,
    'restore-schema': (d: Detail) =>
      `This database has the schema ${d.found} already, and the backup fits ${d.needed}. Make a new empty database and point DATABASE_URL to it; its schema is brought up to date after the restore.`,
    'file-exists': (d: Detail) => `The file ${d.file} is there already and is not overwritten. Name another.`,
    'folder-missing': (d: Detail) => `There is no folder ${d.folder}. Make it first, or name another.`,
    'restore-not-empty': () =>
      'This database holds areas, imports or accounts. A backup is restored into an empty database only: make a new one and point DATABASE_URL to it.',
    'port-in-use': (d: Detail) =>
      `Port ${d.port} is used by another program. Choose another one: PORT=8090 npm start`,
    'address-unusable': (d: Detail) => `Cannot serve at ${d.host}:${d.port}: ${d.reason}.`,
    'client-build-failed': (d: Detail) =>
      `The client could not be built. Run: npm run build, and read what it says.\n${d.reason}`,
    'file-missing': (d) => `There is no file ${d.file}. Check its name and folder.`,
    'file-is-folder': (d) => `${d.file} is a folder. Name a file in it.`,
    'file-not-allowed': (d) => `The file ${d.file} may not be read. Check its permissions.`,
    'file-unreadable': (d: Detail) => `The file ${d.file} cannot be read: ${d.reason}.`,
    'key-missing': (d: Detail) =>
      `There is no key file ${d.file}. Put its copy back there, or name its place with PETASOS_KEY_FILE. If it is lost for good: npx petasos key new (no figure is lost; it says what has to be set up again).`,
    'key-unreadable': (d: Detail) =>
      `The key file ${d.file} cannot be read (${d.reason}). Put its copy back; do not edit it.`,
    'key-unwritable': (d: Detail) =>
      `The key file ${d.file} cannot be made or written: ${d.reason}. Name another place outside the data folder with PETASOS_KEY_FILE.`,
    'key-in-data': (d: Detail) =>
      `The key file ${d.file} lies inside the data folder ${d.folder}: whoever copies the data would take the key along. Move it out and set PETASOS_KEY_FILE.`,
    'key-other': (d: Detail) =>
      `The key in ${d.file} is not the one of this database, which needs key number ${d.version} with fingerprint ${d.fingerprint}. Put the right key file back (PETASOS_KEY_FILE). If it is lost for good: npx petasos key new`,
    'key-not-known': (d: Detail) =>
      `Key number ${d.version} is not in the key file. Put the complete key file back (PETASOS_KEY_FILE) and start Petasos again.`,
    'sealed-damaged': () =>
      'Something sealed in the database was changed and cannot be opened. Restore a backup, or reset the account: npx petasos user reset',
    'server-gone': () => 'The connection to the Petasos server was lost. See: npx petasos import list',
  },
  stage: {
    generate: 'making the demo',
    read: 'reading',
    check: 'checking',
    draw: 'drawing',
    stage: 'staging',
    write: 'writing',
    derive: 'computing',
    topology: 'comparing borders',
    tiles: 'making the map',
    rollup: 'adding up',
    plan: 'finding what to hide',
    settle: 'making safe',
  },
  report: {
    namesIn: 'en',
    fields: {
      name: 'name',
      code: 'area code',
      dusun: 'dusun',
      rw: 'RW',
      rt: 'RT',
      type: 'type',
      indicator: 'indicator',
      sex: 'sex',
      period: 'period',
      semester: 'part of the year',
      measure: 'measure',
      count: 'count',
      asOf: 'as of',
      persons: 'persons',
      households: 'households',
      male: 'men',
      female: 'women',
    },
  },
} satisfies typeof source;
