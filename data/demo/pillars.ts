import type { Level } from '../catalogue/levels.ts';
import type { ContactKind, PillarLevel, PillarRoleCode, PillarSubject } from '../catalogue/psks.ts';
import { nameOf } from './person-names.ts';
import { type Random, randomOf } from './random.ts';

/** An area of the regency, as far as it matters to who serves there. */
export interface ServedArea {
  readonly code: string;
  readonly level: Level;
  readonly kind: string | null;
  /** number of the parent in the list */
  readonly parent: number;
  /** families, of a desa */
  readonly households: number;
}

export interface DemoRole {
  readonly role: PillarRoleCode;
  readonly from: string;
  readonly until: string | null;
  /** numbers of areas in the list */
  readonly areas: readonly number[];
}

export interface DemoPillar {
  readonly subject: PillarSubject;
  readonly name: string;
  /** number of the desa, null for bodies of the regency */
  readonly home: number | null;
  readonly level: PillarLevel | null;
  readonly roles: readonly DemoRole[];
  readonly certificate: {
    readonly role: PillarRoleCode;
    readonly issued: string;
    readonly validUntil: string;
  } | null;
}

export interface DemoTraining {
  readonly kind: 'bimtek' | 'pembekalan';
  readonly name: string;
  readonly theme: string;
  readonly from: string;
  readonly until: string;
  readonly role: PillarRoleCode;
  /** numbers of pillars in the list */
  readonly participants: readonly number[];
}

export interface DemoContact {
  /** number of the area */
  readonly area: number;
  readonly kind: ContactKind;
  readonly name: string;
}

export interface DemoRegister {
  readonly pillars: readonly DemoPillar[];
  readonly trainings: readonly DemoTraining[];
  readonly contacts: readonly DemoContact[];
}

/** Families that get PKH, and families to a companion: near what regencies have. */
const PKH_SHARE = 0.12;
const PKH_FAMILIES = 320;
const TAGANA = 40;

/**
 * The register of the simulated regency: PSM in most desa, a TKSK in each kecamatan, PKH companions by families, 40 Tagana,
 * Pensosmas of the kelurahan, Karang Taruna, some bodies, volunteers of RW; some roles that have ended, certificates that
 * run out, two trainings, and contacts. The same seed gives the same register. Nobody in it exists.
 */
export function makeRegister(seed: string, areas: readonly ServedArea[]): DemoRegister {
  const maker = new Maker(randomOf(`${seed} pillars`), areas);
  maker.companions();
  maker.villages();
  maker.tagana();
  maker.bodies();
  return { pillars: maker.pillars, trainings: maker.trainings(), contacts: maker.contacts() };
}

class Maker {
  readonly pillars: DemoPillar[] = [];
  private readonly random: Random;
  private readonly areas: readonly ServedArea[];
  private named = 0;

  constructor(random: Random, areas: readonly ServedArea[]) {
    this.random = random;
    this.areas = areas;
  }

  /** A TKSK in each kecamatan, most of whom were PSM before; and companions by families that get PKH. */
  companions(): void {
    for (const kecamatan of this.at('kecamatan')) {
      const desa = this.partsOf(kecamatan);
      const home = this.random.pick(desa);
      const since = this.day(2017, 2023);
      const before: DemoRole[] =
        this.random.next() < 0.5
          ? [{ role: 'psm', from: '2012-01-01', until: dayBefore(since), areas: [home] }]
          : [];
      const tksk: DemoRole = { role: 'tksk', from: since, until: null, areas: [kecamatan] };
      this.add('person', home, [tksk, ...before], 0.6, 'tksk');
      const families = desa.reduce((n, d) => n + this.familiesOf(d), 0);
      const n = Math.max(1, Math.round((families * PKH_SHARE) / PKH_FAMILIES));
      for (let i = 0; i < n; i += 1) {
        const own = desa.filter((_, at) => (n > desa.length ? at === i % desa.length : at % n === i));
        const role: DemoRole = {
          role: 'pendamping-pkh',
          from: this.day(2016, 2024),
          until: null,
          areas: own,
        };
        this.add('person', this.random.pick(own), [role], 0.7, 'pendamping-pkh');
      }
    }
  }

  /** PSM in most desa, two in some kelurahan; Karang Taruna; Pensosmas, Puskesos and volunteers of RW in some. */
  villages(): void {
    for (const desa of this.at('desa')) {
      const isTown = this.areas[desa]?.kind === 'kelurahan';
      const luck = this.random.next();
      const n = luck < 0.14 ? 0 : isTown && luck > 0.6 ? 2 : 1;
      for (let i = 0; i < n; i += 1) this.psm(desa);
      if (this.random.next() < 0.92) this.body('karang-taruna', desa, [desa], 'Karang Taruna');
      if (isTown && this.random.next() < 0.75) this.person('pensosmas', desa, [desa], 0.4);
      if (this.random.next() < 0.3) this.person('puskesos', desa, [desa]);
      if (this.random.next() < 0.1) this.person('wpks', desa, [desa]);
      const parts = this.partsOf(desa).filter((part) => this.areas[part]?.level === 'rw');
      if (parts.length === 0 || this.random.next() < 0.55) continue;
      for (let i = 0; i < parts.length; i += 3) this.person('relawan', desa, parts.slice(i, i + 2));
    }
  }

  /** Some PSM left at the end of 2023 or 2024; in half of these desa somebody came after them. */
  private psm(desa: number): void {
    const from = this.day(2014, 2021);
    if (this.random.next() > 0.12) {
      this.person('psm', desa, [desa]);
      return;
    }
    const year = this.random.next() < 0.5 ? 2023 : 2024;
    this.add('person', desa, [{ role: 'psm', from, until: `${year}-12-31`, areas: [desa] }]);
    if (this.random.next() < 0.5) return;
    this.add('person', desa, [{ role: 'psm', from: `${year + 1}-02-01`, until: null, areas: [desa] }]);
  }

  /** Of these every fifth is a PSM as well. */
  tagana(): void {
    const desa = this.at('desa');
    const psm = this.pillars.flatMap((p, i) =>
      p.roles.length === 1 && p.roles[0]?.role === 'psm' && p.roles[0].until === null ? [i] : [],
    );
    for (let i = 0; i < TAGANA; i += 1) {
      const level: PillarLevel = i < 2 ? 'utama' : i < 8 ? 'madya' : 'muda';
      const at = i % 5 === 0 ? psm.splice(this.random.below(psm.length || 1), 1)[0] : undefined;
      const known = at === undefined ? undefined : this.pillars[at];
      const home = known?.home ?? this.random.pick(desa);
      const kecamatan = this.areas[home]?.parent ?? home;
      const role: DemoRole = { role: 'tagana', from: this.day(2010, 2024), until: null, areas: [kecamatan] };
      if (known && at !== undefined) this.pillars[at] = { ...known, level, roles: [...known.roles, role] };
      else this.pillars.push({ ...this.one('person', home, [role]), level });
    }
  }

  /** Bodies of the regency and of some kecamatan, and rehabilitation companions, who share it out. */
  bodies(): void {
    const regency = this.at('kabupaten');
    const kecamatan = this.at('kecamatan');
    this.body('lk3', null, regency, 'LK3');
    for (let i = 0; i < 14; i += 1) this.body('lks', null, [this.random.pick(kecamatan)], 'LKS');
    for (let i = 0; i < 4; i += 1) {
      const own = kecamatan.filter((_, at) => at % 4 === i);
      if (own.length > 0)
        this.person('pendamping-rehsos', this.random.pick(this.partsOf(own[0] ?? 0)), own, 0.8);
    }
    for (let i = 0; i < 6; i += 1) {
      const own = this.random.pick(kecamatan);
      this.person('pelopor-perdamaian', this.random.pick(this.partsOf(own)), [own]);
    }
  }

  trainings(): DemoTraining[] {
    const of = (role: PillarRoleCode, share: number) =>
      this.pillars.flatMap((p, i) =>
        p.roles.some((r) => r.role === role && r.until === null) && this.random.next() < share ? [i] : [],
      );
    return [
      {
        kind: 'pembekalan',
        name: 'Pembekalan Tagana (contoh)',
        theme: 'Dapur umum dan pengungsian',
        from: '2024-10-08',
        until: '2024-10-10',
        role: 'tagana',
        participants: of('tagana', 0.7),
      },
      {
        kind: 'bimtek',
        name: 'Bimtek Pendamping PKH (contoh)',
        theme: 'Verifikasi dan pemutakhiran data',
        from: '2025-06-17',
        until: '2025-06-18',
        role: 'pendamping-pkh',
        participants: of('pendamping-pkh', 0.8),
      },
    ];
  }

  /** Of some desa who to call there, and of the RW of the first of them. */
  contacts(): DemoContact[] {
    const some = this.at('desa').filter((_, i) => i % 6 === 0);
    const kinds: readonly ContactKind[] = ['kepala-desa', 'babinsa', 'bhabinkamtibmas', 'puskesmas'];
    const ofDesa = some.flatMap((area) =>
      kinds.map((kind) => ({ area, kind, name: kind === 'puskesmas' ? 'Puskesmas Contoh' : this.name() })),
    );
    const rw = some
      .slice(0, 3)
      .flatMap((desa) => this.partsOf(desa).filter((a) => this.areas[a]?.level === 'rw'));
    return [...ofDesa, ...rw.map((area): DemoContact => ({ area, kind: 'ketua-rw', name: this.name() }))];
  }

  private person(role: PillarRoleCode, home: number, areas: readonly number[], certified = 0): void {
    this.add('person', home, [{ role, from: this.day(2015, 2024), until: null, areas }], certified, role);
  }

  private body(role: PillarRoleCode, home: number | null, areas: readonly number[], kind: string): void {
    const held: DemoRole = { role, from: this.day(2010, 2022), until: null, areas };
    this.pillars.push({ ...this.one('institution', home, [held]), name: `${kind} ${this.name()}` });
  }

  private add(
    subject: PillarSubject,
    home: number,
    roles: readonly DemoRole[],
    certified = 0,
    role: PillarRoleCode = 'psm',
  ): void {
    const one = this.one(subject, home, roles);
    if (this.random.next() >= certified) {
      this.pillars.push(one);
      return;
    }
    const issued = this.day(2022, 2025);
    const validUntil = `${Number(issued.slice(0, 4)) + 3}${issued.slice(4)}`;
    this.pillars.push({ ...one, certificate: { role, issued, validUntil } });
  }

  private one(subject: PillarSubject, home: number | null, roles: readonly DemoRole[]): DemoPillar {
    return { subject, name: this.name(), home, level: null, roles, certificate: null };
  }

  private name(): string {
    this.named += 1;
    return nameOf(this.named - 1);
  }

  private day(from: number, to: number): string {
    const year = from + this.random.below(to - from + 1);
    return `${year}-${String(1 + this.random.below(12)).padStart(2, '0')}-01`;
  }

  private at(level: Level): number[] {
    return this.areas.flatMap((area, i) => (area.level === level ? [i] : []));
  }

  private partsOf(area: number): number[] {
    return this.areas.flatMap((part, i) => (part.parent === area ? [i] : []));
  }

  private familiesOf(desa: number): number {
    return this.areas[desa]?.households ?? 0;
  }
}

/** The last day before the first of a month. */
function dayBefore(first: string): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return month === 1 ? `${year - 1}-12-31` : `${year}-${String(month - 1).padStart(2, '0')}-28`;
}
