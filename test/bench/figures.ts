/** What figures are made for. */
export interface FigureArea {
  readonly code: string;
  readonly areaKm2: number | null;
}

/** Types of the made-up need table with about how many of each are among 1,000 people. */
const SHARES: Readonly<Record<string, number>> = {
  'PMKS-02': 0.6,
  'PMKS-05': 0.5,
  'PMKS-08': 2.1,
  'PMKS-09': 2.4,
  'PMKS-23': 1.7,
  'PMKS-24': 9.5,
  'PMKS-25': 0.4,
};
export const FIGURE_PERIOD = '2025';

/** 0 to 1, the same for the same numbers. */
function chance(a: number, b: number): number {
  const x = Math.sin(a * 12.9898 + b * 78.233) * 43758.5453;
  return x - Math.floor(x);
}

/** People of the n-th area: made up, between 300 and 4,500. */
function personsOf(n: number): number {
  return 300 + Math.round(4200 * chance(n, 1) ** 2);
}

/** A made-up need table, long form, semicolons: about every fifteenth area has no figures. */
export function needTable(areas: readonly FigureArea[]): string {
  const lines = ['kode;jenis;jenis_kelamin;periode;jumlah'];
  areas.forEach(({ code }, n) => {
    if (chance(n, 2) < 1 / 15) return;
    Object.entries(SHARES).forEach(([type, share], t) => {
      const spread = -Math.log(1 - chance(n, 10 + t) * 0.999);
      const count = Math.round((personsOf(n) * share * spread) / 1000);
      if (type === 'PMKS-23') lines.push(`${code};${type};P;${FIGURE_PERIOD};${count}`);
      else {
        const men = Math.round(count * chance(n, 30 + t));
        lines.push(
          `${code};${type};L;${FIGURE_PERIOD};${men}`,
          `${code};${type};P;${FIGURE_PERIOD};${count - men}`,
        );
      }
    });
  });
  return `${lines.join('\n')}\n`;
}

/** A made-up population table of the same areas. */
export function populationTable(areas: readonly FigureArea[]): string {
  const lines = ['kode;periode;laki_laki;perempuan;kk'];
  areas.forEach(({ code }, n) => {
    const persons = personsOf(n);
    const men = Math.round(persons * (0.48 + 0.04 * chance(n, 3)));
    lines.push(`${code};${FIGURE_PERIOD};${men};${persons - men};${Math.round(persons / 3.4)}`);
  });
  return `${lines.join('\n')}\n`;
}
