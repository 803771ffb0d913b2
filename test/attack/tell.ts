import type { PeriodOutcome } from './campaign.ts';
import type { Story } from './story.ts';

/** Says on the console what an attack took, and what of the newest release it found shown and hidden. */
export function tell(story: Story, outcomes: readonly PeriodOutcome[]): void {
  const asked = story.chapters.map((chapter) =>
    chapter.collected
      .map(
        (c) =>
          `${c.requests} in ${Math.round(c.tookMs / 1000)} s, ${[...c.inFiles].map(([format, n]) => `${n} in ${format}`).join(', ') || 'no files'}`,
      )
      .join('; '),
  );
  console.log(`asked, release by release: ${asked.join(' | ')}`);
  for (const o of outcomes) {
    const kinds = Map.groupBy(o.residual, (pin) => pin.insider ?? '');
    const residual = [...kinds].map(([who, pins]) => `${who} ${pins.length}`).join(', ');
    console.log(
      `${o.period}: shown ${o.shown}, hidden ${o.hidden}, kept ${o.kept}; ${o.targets} to be safe, ${o.pins.length} pinned, ` +
        `${o.noRoom.length} without room; ${o.solves} solved in ${o.blocks} blocks (largest ${o.largestBlock}), ` +
        `${Math.round(o.tookMs)} ms${residual === '' ? '' : `; of types that nobody holds alone: ${residual}`}`,
    );
    for (const line of o.levels) console.log(`  ${line}`);
  }
}
