import type { Words } from '../id.ts';
import { format } from './format.ts';

const { number } = format;

export const administration = {
  audit: {
    title: 'Audit trail',
    under:
      'Who saw and did what, for which areas, when, and from which address. It holds no figures. Nothing in it can be changed: each event is sealed onto the one before.',
    filters: 'Filter',
    kind: 'Kind of event',
    anyKind: 'All',
    who: 'Who',
    whoHint: 'Part of the name',
    area: 'Area code',
    areaHint: 'For example 63.71.01',
    from: 'From',
    to: 'To',
    apply: 'Show',
    clear: 'Clear the filter',
    table: 'Events, newest first',
    none: 'No event fits.',
    more: 'Show older ones',
    file: 'Download CSV',
    check: 'Check integrity',
    checking: 'Checking …',
    notSealed: 'not sealed yet',
    seal: (n: number) => `seal ${number(n)}`,
    everywhere: 'all areas',
    moreAreas: (n: number) => (n === 1 ? 'and 1 more area' : `and ${number(n)} more areas`),
    when: 'When',
    what: 'What',
    where: 'Areas',
    by: 'Who',
    place: 'From',
    terminal: (who: string) => `${who} (terminal)`,
    system: 'Petasos',
    nobody: 'no account',
    reason: (reason: string) => `Reason: ${reason}`,
    detail: {
      indicator: 'indicator',
      level: 'level',
      period: 'period',
      sex: 'sex',
      format: 'format',
      hours: 'hours',
      roles: 'roles',
    },
  },
  system: {
    title: 'State of the system',
    under: 'Version, database, backups, and the sealing key.',
    backup: 'Backups',
    newest: 'Newest backup',
    ago: (hours: number) =>
      hours < 1
        ? 'less than an hour ago'
        : hours < 2
          ? '1 hour ago'
          : hours < 48
            ? `${number(Math.floor(hours))} hours ago`
            : `${number(Math.floor(hours / 24))} days ago`,
    none: 'There is no backup yet.',
    late: 'The backup is late. Look at the disk and the log of the server, or make one now:',
    fresh: 'Every change is in the backup.',
    changed: 'There are changes since the newest backup; the next one will hold them.',
    every: {
      hour: 'Made every hour in which something changed.',
      day: 'Made every day on which something changed.',
    },
    never: 'The demo is not backed up.',
    command: 'npx petasos backup FILE',
    reasons: {
      hourly: 'hourly',
      daily: 'daily',
      manual: 'made by hand',
      migration: 'before an update',
    },
    list: 'Backups kept',
    listUnder:
      'Kept on this server. Copy them elsewhere from time to time: a backup on the same machine does not help when the machine breaks.',
    size: 'Size',
    made: 'Made',
    why: 'Why',
    name: 'File',
    megabytes: (bytes: number) =>
      bytes < 1024 * 1024
        ? `${number(Math.max(1, Math.round(bytes / 1024)))} KB`
        : `${number(bytes / 1024 / 1024, 1)} MB`,
    installation: 'Installation',
    version: 'Version of Petasos',
    database: 'Database',
    databases: { embedded: 'embedded (one computer)', server: 'PostgreSQL' },
    schema: 'Schema',
    key: 'Sealing key',
    keyIs: (version: number, fingerprint: string) => `version ${number(version)}, fingerprint ${fingerprint}`,
    keySince: (moment: string) => `since ${moment}`,
    keyUnder:
      'The key lies in a file outside the data folder and in no backup. Without it authenticators and invitations have to be made anew: keep a copy of it apart.',
  },
} satisfies Words['administration'];
