import { numberToTex } from '../../src/expression/formToTex.ts';
import { Tex } from '../ui/Tex.tsx';
import { lossGradient } from './lossRamp.ts';
import { logTicks } from './lossView.ts';
import type { DrawnLevel, LossScale } from './lossView.ts';

interface ReadingLegendProps {
  readonly scale: LossScale | null;
  readonly levels: readonly DrawnLevel[];
  readonly section: boolean;
  /** Sentences on marks that have no place in this chart. */
  readonly missing: readonly string[];
}

/** What colours, shells and hatches in the picture mean, in its upper left corner. */
export function ReadingLegend({ scale, levels, section, missing }: ReadingLegendProps) {
  if (scale === null && levels.length === 0 && !section && missing.length === 0) return null;
  return (
    <div className="scene-readings" data-obstacle="">
      {scale !== null && <LossBar scale={scale} />}
      {levels.length > 0 && (
        <ul className="scene-levels" aria-label="Level ellipsoids of the loss">
          {levels.map(({ value, text }) => (
            <li key={text}>
              <span className="scene-level-swatch" aria-hidden="true" /> loss <Tex tex={numberToTex(value)} />, {text}
            </li>
          ))}
        </ul>
      )}
      {section && (
        <p>
          <span className="scene-section-swatch" aria-hidden="true" /> section of M
        </p>
      )}
      {missing.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

function LossBar({ scale: { low, high } }: { readonly scale: LossScale }) {
  const at = (value: number): string => `${(100 * Math.log(value / low)) / Math.log(high / low)}%`;
  return (
    <div className="scene-loss" role="img" aria-label={`Colours stand for the loss, from ${Number(low.toPrecision(2))} to ${Number(high.toPrecision(2))} on a logarithmic scale`}>
      <span>loss</span>
      <div className="scene-loss-bar" style={{ background: lossGradient() }} />
      <div className="scene-loss-ticks">
        {logTicks(low, high).map((value) => (
          <span key={value} style={{ left: at(value) }}>
            <Tex tex={numberToTex(value)} />
          </span>
        ))}
      </div>
    </div>
  );
}
