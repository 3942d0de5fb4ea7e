import { useState } from 'react';
import { works } from '../../../src/facts/sources.ts';
import { coefficientName } from '../../../src/network/coefficientName.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Citation } from '../../ui/Citation.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tex } from '../../ui/Tex.tsx';
import { DiceIcon } from '../../ui/icons.tsx';
import type { PlaneChoice } from '../../state/mapChoice.ts';
import { readRows } from '../../state/metricText.ts';
import { TextField } from '../../ui/TextField.tsx';
import { defaultPlane, planeFits, planeOf, planeSentence } from './targetPlane.ts';

const kinds = [
  { id: 'figure' as const, label: 'Figure 1', description: 'u₃ = 1 − u₁, as printed' },
  { id: 'coefficients' as const, label: 'Two coefficients', description: 'the others stay as in the target' },
  { id: 'random' as const, label: 'Random', description: 'through the target, by a seed' },
  { id: 'given' as const, label: 'Given', description: 'o + s a + t b' },
];

interface PlaneFieldsProps {
  readonly choice: PlaneChoice;
  readonly target: readonly number[];
  readonly onChange: (choice: PlaneChoice) => void;
}

/** Which plane of targets the map shows. */
export function PlaneFields({ choice, target, onChange }: PlaneFieldsProps) {
  const size = target.length;
  const setKind = (kind: PlaneChoice['kind']): void => {
    if (kind === choice.kind) return;
    const fallback = defaultPlane(size);
    if (kind === 'given') onChange({ kind, ...planeOf(choice, target) });
    else onChange(kind === 'figure' ? { kind } : kind === 'random' ? { kind, seed: 1 } : { kind, pair: fallback.kind === 'coefficients' ? fallback.pair : [0, 2] });
  };
  return (
    <div className="landscape-plane">
      <div className="row landscape-choice">
        <Select label="Plane of targets" labelHidden layout="row" items={kinds.filter(({ id }) => id !== 'figure' || size === 3)} value={choice.kind} onChange={setKind} />
        {choice.kind === 'coefficients' && <PairFields pair={choice.pair} size={size} onChange={(pair) => onChange({ kind: 'coefficients', pair })} />}
        {choice.kind === 'random' && (
          <>
            <NumberField integer layout="row" label="Seed of the plane" symbol="seed" value={choice.seed} min={0} max={2 ** 32 - 1} onChange={(seed) => onChange({ kind: 'random', seed })} />
            <IconButton icon={<DiceIcon />} label="New seed of the plane" onPress={() => onChange({ kind: 'random', seed: choice.seed + 1 })} />
          </>
        )}
      </div>
      {choice.kind === 'given' && <GivenFields choice={choice} size={size} onChange={onChange} />}
      <p className="note">
        {planeSentence(choice, size)} {choice.kind === 'figure' && <Citation source="GeoLCN" place="Figure 1 and Example 6.5" href={works.GeoLCN.url} title={works.GeoLCN.title} />}
      </p>
    </div>
  );
}

interface PairFieldsProps {
  readonly pair: readonly [number, number];
  readonly size: number;
  readonly onChange: (pair: readonly [number, number]) => void;
}

function PairFields({ pair, size, onChange }: PairFieldsProps) {
  const items = (other: number) => Array.from({ length: size }, (_, i) => ({ id: String(i), label: <Tex tex={coefficientName(i)} />, text: coefficientName(i), isDisabled: i === other }));
  return (
    <>
      <Select label="Coefficient to the right" labelHidden layout="row" items={items(pair[1])} value={String(pair[0])} onChange={(id) => onChange([Number(id), pair[1]])} />
      <Select label="Coefficient upwards" labelHidden layout="row" items={items(pair[0])} value={String(pair[1])} onChange={(id) => onChange([pair[0], Number(id)])} />
    </>
  );
}

interface GivenFieldsProps {
  readonly choice: Extract<PlaneChoice, { kind: 'given' }>;
  readonly size: number;
  readonly onChange: (choice: PlaneChoice) => void;
}

/** A plane typed as three rows. */
function GivenFields({ choice, size, onChange }: GivenFieldsProps) {
  const [refused, setRefused] = useState<{ readonly beside: PlaneChoice; readonly error: string } | null>(null);
  const commit = (text: string): void => {
    const plane = readPlane(text, size);
    setRefused('error' in plane ? { beside: choice, error: plane.error } : null);
    if (!('error' in plane)) onChange(plane);
  };
  const text = [choice.origin, ...choice.directions].map((row) => row.join(', ')).join('\n');
  return <TextField label="o, a and b, a row each" rows={3} value={text} onChange={() => setRefused(null)} onCommit={commit} error={refused?.beside === choice ? refused.error : null} />;
}

function readPlane(text: string, size: number): PlaneChoice | { readonly error: string } {
  const rows = readRows(text);
  if ('error' in rows) return rows;
  const [origin, a, b, ...more] = rows;
  if (origin === undefined || a === undefined || b === undefined || more.length > 0) return { error: `A plane is given by three rows: a target o and two directions a, b. Here ${rows.length === 1 ? 'is 1 row' : `are ${rows.length} rows`}.` };
  const other = rows.find((row) => row.length !== size);
  if (other !== undefined) return { error: `Targets have ${size} coefficients here; one of the rows has ${other.length} numbers.` };
  const plane = { kind: 'given', origin, directions: [a, b] } as const;
  return planeFits(plane, size) ? plane : { error: 'The two directions are multiples of each other: they span no plane.' };
}
