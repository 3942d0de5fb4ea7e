import type { Stratum, StratumRole } from '../../src/strata/index.ts';
import { toggleHidden } from '../state/actions.ts';
import { setReading, useReading } from '../state/reading.ts';
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

/** Roles that curves and points have, too: their marks are those of what is drawn. */
const thinMarks: Readonly<Record<'curve' | 'points', Partial<Record<StratumRole, Mark>>>> = {
  curve: { boundary: 'boundaryCurve', functionSpace: 'functionSpaceCurve' },
  points: { functionSpace: 'functionSpacePoint', closureOnly: 'closureOnlyPoint' },
};

const markOf = ({ kind, role }: Stratum): Mark => (kind === 'surface' ? undefined : thinMarks[kind][role]) ?? marks[role];

const helpers = [
  ['rulings', 'rulings'],
  ['regions', 'names of regions'],
  ['axes', 'axes'],
] as const;

const runMarks = ['target', 'start', 'end', 'trajectory'] as const;
const allMarks = [...runMarks, 'minimum', 'saddle', 'spurious'] as const;

/** More rows than these are read better in groups. */
const longList = 6;

const groups = [
  ['surface', 'Surfaces'],
  ['curve', 'Curves'],
  ['points', 'Points'],
] as const;

/** The strata of the picture: mark, name, root pattern, and a switch for each. What the chart forgets, and what is special here, stands below. */
export function Legend() {
  const picture = useAppState((s) => s.picture.value);
  const status = useAppState((s) => s.picture.status);
  const hidden = useAppState((s) => s.view.hidden);
  const critical = useReading((r) => r.critical);
  if (picture === null || status === 'none') return null;
  return (
    <Panel title="Strata">
      {picture.strata.length <= longList ? (
        <Rows strata={picture.strata} hidden={hidden} />
      ) : (
        groups.map(([kind, name]) => <Rows key={kind} name={name} strata={picture.strata.filter((stratum) => stratum.kind === kind)} hidden={hidden} />)
      )}
      <ul className="legend" aria-label="Aids">
        {helpers.map(([id, label]) => (
          <li key={id} className="legend-row">
            <Switch label={<span className="legend-label">{label}</span>} name={`Show ${label}`} isSelected={!hidden.includes(id)} onChange={() => toggleHidden(id)} />
          </li>
        ))}
        <li className="legend-row">
          <Switch label={<span className="legend-label">critical points of the loss</span>} name="Show critical points of the loss" isSelected={critical} onChange={(on) => setReading({ critical: on })} />
        </li>
      </ul>
      <p className="legend-honesty">{picture.honesty}</p>
      {picture.notes.map((note) => (
        <p key={note} className="legend-honesty">
          {note}
        </p>
      ))}
      <ul className="legend-marks" aria-label="Marks">
        {(critical ? allMarks : runMarks).map((mark) => (
          <li key={mark}>
            <Swatch mark={mark} /> {mark === 'trajectory' ? 'run' : mark}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface RowsProps {
  /** Heading of a group. */
  readonly name?: string;
  readonly strata: readonly Stratum[];
  readonly hidden: readonly string[];
}

function Rows({ name, strata, hidden }: RowsProps) {
  if (strata.length === 0) return null;
  return (
    <>
      {name !== undefined && <h3 className="legend-group">{name}</h3>}
      <ul className="legend" aria-label={name ?? 'Strata'}>
        {strata.map((stratum) => (
          <Row key={stratum.id} stratum={stratum} on={!hidden.includes(stratum.id)} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  readonly stratum: Stratum;
  readonly on: boolean;
}

const Row = ({ stratum, on }: RowProps) => (
  <li className="legend-row">
    <Switch
      name={`Show ${stratum.label}`}
      isSelected={on}
      onChange={() => toggleHidden(stratum.id)}
      label={
        <span className="legend-label">
          <Swatch mark={markOf(stratum)} />
          <span>{stratum.label}</span>
          {stratum.pattern !== undefined && <PatternTag pattern={stratum.pattern} />}
        </span>
      }
    />
  </li>
);
