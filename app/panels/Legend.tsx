import type { Stratum, StratumRole } from '../../src/strata/index.ts';
import { toggleHidden } from '../state/actions.ts';
import { useAppState } from '../state/store.ts';
import { Panel } from '../ui/Panel.tsx';
import { PatternTag } from '../ui/PatternTag.tsx';
import { type Mark, Swatch } from '../ui/Swatch.tsx';
import { Switch } from '../ui/Switch.tsx';

const marks: Readonly<Record<StratumRole, Mark>> = {
  boundary: 'boundary',
  functionSpace: 'functionSpace',
  interior: 'discriminantInside',
  outside: 'discriminantOutside',
  closureOnly: 'closureOnly',
  singular: 'singular',
  cuspidal: 'cuspidal',
  isolated: 'closureOnly',
  special: 'special',
};

const helpers = [
  ['rulings', 'rulings'],
  ['regions', 'names of regions'],
  ['axes', 'axes'],
] as const;

/** The strata of the picture: mark, name, root pattern, and a switch for each. What the chart forgets stands below. */
export function Legend() {
  const picture = useAppState((s) => s.picture.value);
  const status = useAppState((s) => s.picture.status);
  const hidden = useAppState((s) => s.view.hidden);
  if (picture === null || status === 'none') return null;
  return (
    <Panel title="Strata">
      <ul className="legend">
        {picture.strata.map((stratum) => (
          <Row key={stratum.id} id={stratum.id} mark={marks[stratum.role]} stratum={stratum} on={!hidden.includes(stratum.id)} />
        ))}
        {helpers.map(([id, label]) => (
          <li key={id} className="legend-row">
            <Switch label={<span className="legend-label">{label}</span>} name={`Show ${label}`} isSelected={!hidden.includes(id)} onChange={() => toggleHidden(id)} />
          </li>
        ))}
      </ul>
      <p className="legend-honesty">{picture.honesty}</p>
      <ul className="legend-marks" aria-label="Marks of the run">
        {(['target', 'start', 'end', 'trajectory'] as const).map((mark) => (
          <li key={mark}>
            <Swatch mark={mark} /> {mark === 'trajectory' ? 'run' : mark}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface RowProps {
  readonly id: string;
  readonly mark: Mark;
  readonly stratum: Stratum;
  readonly on: boolean;
}

const Row = ({ id, mark, stratum, on }: RowProps) => (
  <li className="legend-row">
    <Switch
      name={`Show ${stratum.label}`}
      isSelected={on}
      onChange={() => toggleHidden(id)}
      label={
        <span className="legend-label">
          <Swatch mark={mark} />
          <span>{stratum.label}</span>
          {stratum.pattern !== undefined && <PatternTag pattern={stratum.pattern} />}
        </span>
      }
    />
  </li>
);
