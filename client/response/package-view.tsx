import { createPortal } from 'react-dom';
import type { ReadyPackage } from '../../data/contract/ready-package.ts';
import { ON_PAPER, type PackageLines, packageLines } from '../../data/words/package-lines.ts';
import { LineMap } from './line-map.tsx';
import print from './print.module.css';
import './print.css';
import css from './response.module.css';
import { SheetTable } from './sheet-table.tsx';
import { useResponseSpeech } from './speech.ts';

/** A paket siaga on the screen; what is printed from the browser is the same. */
export function PackageView({ ready }: { ready: ReadyPackage }) {
  const speech = useResponseSpeech();
  const { said } = speech;
  const lines = packageLines(ready, speech);
  const onPaper = packageLines(ready, speech, ON_PAPER);
  return (
    <>
      <article className={css.sheet} aria-label={lines.title}>
        <section className={css.answer}>
          <h2>{lines.title}</h2>
          <p>{lines.under}</p>
          {ready.simulated && <p className={css.simulated}>{speech.words.domain.simulated}</p>}
          <ul>
            {lines.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </section>
        <div className={css.sheetColumns}>
          <div>
            <LineMap map={ready.map} label={said.map.label(ready.area.name)} said={lines.map} />
            <SheetTable table={lines.ages} />
            <SheetTable table={lines.hazards} />
          </div>
          <div>
            <SheetTable table={lines.facilities} texts={TWO} />
            <SheetTable table={lines.stock} texts={FIRST_AND_LAST} />
            <SheetTable table={lines.contacts} texts={ALL} />
          </div>
        </div>
        <p className={css.quiet}>{lines.source}</p>
      </article>
      {createPortal(<Printed lines={onPaper} ready={ready} />, document.body)}
    </>
  );
}

const TWO = [0, 1];
const FIRST_AND_LAST = [0, 2];
const ALL = [0, 1, 2];

function Printed({ lines, ready }: { lines: PackageLines; ready: ReadyPackage }) {
  const { words } = useResponseSpeech();
  return (
    <article className={`${print.page} petasos-print`} aria-hidden="true">
      {ready.simulated && <p className={print.warning}>{words.domain.simulated}</p>}
      <h1>{lines.title}</h1>
      <p>{lines.under}</p>
      {lines.facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      <div className={print.columns}>
        <div>
          <LineMap map={ready.map} label="" said={lines.map} />
          <SheetTable table={lines.ages} />
          <SheetTable table={lines.hazards} />
          <SheetTable table={lines.contacts} texts={ALL} />
        </div>
        <div>
          <SheetTable table={lines.facilities} texts={TWO} />
          <SheetTable table={lines.stock} texts={FIRST_AND_LAST} />
        </div>
      </div>
      <p className={print.fine}>{lines.source}</p>
    </article>
  );
}
