import type { running as source } from '../id/running.ts';

export const running = {
  backup: {
    made: (path: string, rows: number, megabytes: string) =>
      `Backup made and read again: ${path} (${rows} rows, ${megabytes} MB)`,
    sum: (sum: string) => `SHA-256 of what is in it: ${sum}`,
    apart: 'The key is not in it. Keep the key file in another place.',
  },
  restore: {
    compared: 'The rows of every table, and what is in them, are those of the backup.',
    notCompared:
      'The number of rows of every table is right; this older backup has no sums of what is in them.',
    sealed: 'The seal of the backup fits the key that is here: nothing was changed since it was made.',
    unsealed:
      "The seal of the backup cannot be checked with the key that is here. Make sure that the file is your office's.",
    keyNeeded: (version: number, fingerprint: string, file: string) =>
      `ATTENTION: this database needs key number ${version} (fingerprint ${fingerprint}), which is not in ${file}. Put the key file of the office that it comes from there before npm start; if it is lost: npx petasos key new`,
    signInAgain: 'Everybody has to sign in again, and invitations that were not used have to be renewed.',
  },
  key: {
    made: (file: string, version: number, fingerprint: string) =>
      `Key number ${version} (fingerprint ${fingerprint}) was made in ${file}\nKeep a copy in a safe place, apart from the data folder and the backups.`,
    there: (file: string) =>
      `There is a key file at ${file} already. To change the key: npx petasos key rotate`,
    none: (file: string) => `There is no key file at ${file} yet; npm start makes it.`,
    shown: (file: string) => `Key file: ${file}`,
    entry: (version: number, fingerprint: string, present: boolean) =>
      `  number ${version}, fingerprint ${fingerprint}${present ? ' (seals now)' : ' (only opens what is older)'}`,
    rotated: (version: number, fingerprint: string, resealed: number) =>
      `Key number ${version} (fingerprint ${fingerprint}) seals now; ${resealed} second factors were sealed anew. Everybody has to sign in again.\nEarlier keys stay in the file to open earlier backups. Copy the key file to its safe place.`,
    restart: 'Start every Petasos server on this database again.',
    stopFirst: 'Stop the server first (Ctrl-C where it runs), then give this command again.',
    needed: (version: number, fingerprint: string, since: string) =>
      `This database is sealed with key number ${version} (fingerprint ${fingerprint}, since ${since}). Look for a copy of its key file first.`,
    loss: (secondFactors: number, pins: number, phones: number) =>
      `If it is lost for good: npx petasos key new --lost\nFigures, areas, accounts and passwords stay. What has to be set up again: ${secondFactors} second factors (TOTP), ${pins} PINs (renewed by the operator) and ${phones} phone numbers of pillars (entered again); everybody signs in again; invitations that were not used are renewed.`,
    givenUp: (secondFactors: number, pins: number, phones: number) =>
      `${secondFactors} second factors, ${pins} PINs and ${phones} phone numbers of pillars were removed: a second factor is set up again by its owner, a PIN is renewed by the operator, phone numbers are entered again. Everybody has to sign in again, and invitations that were not used have to be renewed. Figures, areas, accounts and passwords are as they were.`,
    notLost: 'The key file that is here fits the database; nothing is lost.',
    onlyNew: '--lost is only for: npx petasos key new',
  },
  doctor: {
    key: (file: string, version: number, fingerprint: string) =>
      `Key file ${file}: number ${version}, fingerprint ${fingerprint}`,
    keyNone: (file: string) => `There is no key file yet; npm start makes it at ${file}`,
    keyOpen: (file: string) => `The key file ${file} can be read by others. Run: chmod 600 ${file}`,
    backupLate: (name: string, hours: string, every: string) =>
      `The newest backup ${name} is ${hours} hours old although the data changed; there should be one every ${every}. Run: npx petasos backup`,
    every: { hour: 'hour', day: 'day' },
  },
} satisfies typeof source;
