import sharp from 'sharp';
import { expect, test } from 'vitest';
import { forOperator } from '../../server/access/scope.ts';
import { makeBackup } from '../../server/db/backup.ts';
import { restoreInto } from '../../server/db/restore.ts';
import { officeOnPaper } from '../../server/office/answer.ts';
import { changeLogo, changeOffice, office, removeLogo, skipSteps } from '../../server/office/handlers.ts';
import { eachDatabase } from './harness.ts';

eachDatabase(
  'the office',
  (given) => {
    const scope = forOperator('test');
    const signs = { name: 'Nama Satu, S.Sos.', position: 'Kepala Dinas Sosial', nip: '1'.repeat(18) };

    test('says nothing of itself before somebody has', async () => {
      expect(await office(given.ctx(), scope)).toEqual({
        name: '',
        timeZone: null,
        signatories: [],
        logo: null,
        skipped: [],
      });
    });

    test('keeps its name, local time and signatories in their order, and those past their day sign no more', async () => {
      const ctx = given.ctx();
      const past = { name: 'Nama Dua', position: 'Sekretaris', nip: null, until: '2026-03-01' };
      const form = {
        name: 'Dinas Sosial Kota Banjarmasin',
        timeZone: 'WITA' as const,
        signatories: [past, { ...signs, until: '2026-03-02' }],
      };
      expect(await changeOffice(ctx, scope, form)).toEqual({ ...form, logo: null, skipped: [] });
      const paper = await officeOnPaper(ctx, scope);
      expect(paper.signatories.map((s) => s.name)).toEqual([signs.name]);
      await changeOffice(ctx, scope, { ...form, signatories: [] });
      expect((await office(ctx, scope)).signatories).toEqual([]);
    });

    test('a logo is drawn anew as a small PNG, kept in a backup, and taken away again', async () => {
      const ctx = given.ctx();
      const wide = await sharp({ create: { width: 1600, height: 400, channels: 3, background: '#943f15' } })
        .jpeg()
        .withMetadata({ exif: { IFD0: { Copyright: 'rahasia' } } })
        .toBuffer();
      const { logo } = await changeLogo(ctx, scope, { upload: { bytes: wide } });
      expect([logo?.width, logo?.height]).toEqual([320, 80]);
      const { logo: onPaper } = await officeOnPaper(ctx, scope);
      const drawn = await sharp(onPaper?.png).metadata();
      expect([drawn.format, drawn.width, drawn.exif]).toEqual(['png', 320, undefined]);

      const file = await makeBackup(ctx, 'manual');
      const other = await given.open();
      await restoreInto(other, file);
      expect((await office(other, scope)).logo).toEqual(logo);

      expect((await removeLogo(ctx, scope)).logo).toBeNull();
    });

    test('a logo that is no picture, or a picture cut short, is refused and the one before stays', async () => {
      const ctx = given.ctx();
      const svg = Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>',
      );
      const before = (await changeLogo(ctx, scope, { upload: { bytes: svg } })).logo;
      expect(before?.width).toBe(320);
      const refused = { code: 'logo-refused', detail: { reason: 'no-picture' } };
      for (const bytes of [Buffer.from('kode,jenis,jumlah\n'), Buffer.from('%PDF-1.7'), Buffer.alloc(0)]) {
        await expect(changeLogo(ctx, scope, { upload: { bytes } })).rejects.toMatchObject(refused);
      }
      const png = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#123456' } })
        .png({ compressionLevel: 0 })
        .toBuffer();
      const cut = { upload: { bytes: png.subarray(0, png.length / 2) } };
      await expect(changeLogo(ctx, scope, cut)).rejects.toMatchObject({ code: 'logo-refused' });
      expect((await office(ctx, scope)).logo).toEqual(before);
    });

    test('remembers the steps that were skipped, and forgets those taken up again', async () => {
      const ctx = given.ctx();
      expect((await skipSteps(ctx, scope, { skipped: ['boundaries', 'lists'] })).skipped).toHaveLength(2);
      expect((await skipSteps(ctx, scope, { skipped: ['lists'] })).skipped).toEqual(['lists']);
    });

    test('the audit tells that it changed, and names nobody who signs', async () => {
      const ctx = given.ctx();
      await changeOffice(ctx, scope, {
        name: 'Dinas',
        timeZone: null,
        signatories: [{ ...signs, until: null }],
      });
      const events = await ctx.db.as(scope).selectFrom('audit_event').selectAll().execute();
      expect(events.map((e) => e.action)).toContain('office.changed');
      expect(JSON.stringify(events)).not.toContain(signs.nip);
      expect(JSON.stringify(events)).not.toContain('Nama Satu');
    });
  },
  { alone: true },
);
