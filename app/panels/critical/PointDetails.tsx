import { useState } from 'react';
import type { ParameterPoint } from '../../../src/critical/index.ts';
import { filterToTex, formToTex } from '../../../src/expression/formToTex.ts';
import { maxNorm } from '../../../src/polynomial/form.ts';
import { setTarget } from '../../state/actions.ts';
import { startAtParameters, startNearParameters } from '../../state/criticalActions.ts';
import type { ListedPoint } from '../../state/criticalReading.ts';
import { certaintySentence, inertiaText, inertiaWords, placeSentence } from '../../state/criticalWords.ts';
import { Button } from '../../ui/Button.tsx';
import { LayerChip } from '../../ui/Swatch.tsx';
import { breakable, Tex } from '../../ui/Tex.tsx';
import { pointLine } from './pointFiles.ts';
import { fractionsToTex } from './pointText.ts';
import { stratumText } from './strataText.ts';

interface PointDetailsProps {
  readonly listed: ListedPoint;
}

/** All that is known of a critical point, and what can be done with it. */
export function PointDetails({ listed }: PointDetailsProps) {
  const { stratum, point, filter, place } = listed;
  const [said, say] = useState('');
  return (
    <div className="point-details">
      <p className="formula-line">
        <Tex tex={point.fractions === null ? `\\approx ${formToTex(clean(filter), { digits: 6 })}` : fractionsToTex(point.fractions)} />
      </p>
      <p>{placeSentence(listed)}</p>
      {point.index !== null && place !== 'target' && <p>{`On the stratum ${stratumText(stratum)}, of dimension ${stratum.dimension}, ${inertiaWords(point.index)}.`}</p>}
      <p className="note">{certaintySentence(point)}</p>
      {point.parameters.map((parameters, i) => (
        <Parameters key={i} parameters={parameters} number={point.parameters.length === 1 ? null : i + 1} />
      ))}
      <div className="point-actions">
        {place !== 'target' && <Button onPress={() => setTarget(filter)}>Set as target</Button>}
        <Button onPress={() => void copy(pointLine(listed)).then(say)} label="Copy this row">
          Copy
        </Button>
      </div>
      {said !== '' && (
        <p className="note" role="status">
          {said}
        </p>
      )}
    </div>
  );
}

interface ParametersProps {
  readonly parameters: ParameterPoint;
  /** null if there is only one class. */
  readonly number: number | null;
}

/** Presses of "Start near" so far: each one leaves in another direction. */
let departures = 0;

/** Filters of equal norm, one of all their rescalings, with the inertia of the loss around them. */
function Parameters({ parameters: { theta, index, kind }, number }: ParametersProps) {
  const name = number === null ? 'these filters' : `filters ${number}`;
  return (
    <section className="point-parameters" aria-label={number === null ? 'Filters' : `Filters ${number}`}>
      <p className="point-parameters-kind">
        {kind} <span className="tabular" title={`In parameter space, up to rescaling, ${inertiaWords(index)}.`}>{inertiaText(index)}</span>
      </p>
      <ul className="point-filters">
        {theta.map((w, l) => (
          <li key={l}>
            <LayerChip layer={l + 1} /> <Tex tex={breakable(filterToTex(clean(w), { digits: 4 }))} />
          </li>
        ))}
      </ul>
      <div className="point-actions">
        <Button onPress={() => startAtParameters(theta)} label={`Start the run at ${name}`}>
          Start here
        </Button>
        <Button onPress={() => startNearParameters(theta, ++departures)} label={`Start the run near ${name}`}>
          Start near
        </Button>
      </div>
    </section>
  );
}

/** What is zero but for rounding is printed as zero. */
const clean = (filter: readonly number[]): number[] => filter.map((c) => (Math.abs(c) < 1e-9 * maxNorm(filter) ? 0 : c));

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'The row is on the clipboard.';
  } catch {
    return `This page may not write to the clipboard: ${text}`;
  }
}
