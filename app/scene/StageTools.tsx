import { useId } from 'react';
import type { Box } from '../../src/strata/index.ts';
import { setReading, toggleProbe, useProbing, useReading } from '../state/reading.ts';
import type { SectionAxis } from '../state/view.ts';
import { ToggleButton } from '../ui/Button.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Slider } from '../ui/Slider.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Tex } from '../ui/Tex.tsx';
import { ProbeIcon, ShowIcon } from './toolIcons.tsx';
import { plainTex } from './plainTex.ts';
import { firstOffset, offsetRange } from './sectionView.ts';

interface StageToolsProps {
  readonly axes: readonly [string, string, string];
  readonly box: Box;
  /** Why a thing cannot be shown here; null if it can. */
  readonly refusals: { readonly probe: string | null; readonly levels: string | null; readonly colors: string | null; readonly section: string | null };
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Buttons in the corner of the stage: the probe, and what else can be read off the picture. The panel lies beside the picture's middle and stays open. */
export function StageTools({ axes, box, refusals, isOpen, onOpenChange }: StageToolsProps) {
  const probing = useProbing();
  return (
    <div className="scene-tools" data-obstacle="" role="group" aria-label="Read the picture">
      <div className="scene-tools-row">
        <ToggleButton icon={<ProbeIcon />} label="What is here? Moves a probe through space" shortcut="W" isSelected={probing} isDisabled={refusals.probe !== null} onChange={toggleProbe} />
        <ToggleButton icon={<ShowIcon />} label="Show loss and section" isSelected={isOpen} onChange={onOpenChange} />
      </div>
      {isOpen ? <ShowPanel axes={axes} box={box} refusals={refusals} /> : null}
    </div>
  );
}

function ShowPanel({ axes, box, refusals }: Pick<StageToolsProps, 'axes' | 'box' | 'refusals'>) {
  const { levels, lossColors, critical, section } = useReading((r) => r);
  const id = useId();
  const cut = (axis: SectionAxis | null): void => setReading({ section: axis === null ? null : { axis, offset: firstOffset(axis, box) } });
  const names = [...axes.map((tex) => plainTex(tex)), 'view'];
  return (
    <section className="scene-show" aria-labelledby={id}>
      <h3 id={id} className="scene-spoken">
        Show
      </h3>
      <Switch label="Level ellipsoids of the loss" isSelected={levels && refusals.levels === null} isDisabled={refusals.levels !== null} description={refusals.levels} onChange={(on) => setReading({ levels: on })} />
      <Switch label="Surfaces coloured by loss" isSelected={lossColors && refusals.colors === null} isDisabled={refusals.colors !== null} description={refusals.colors === refusals.levels ? null : refusals.colors} onChange={(on) => setReading({ lossColors: on })} />
      <Switch label="Critical points of the loss" isSelected={critical} onChange={(on) => setReading({ critical: on })} />
      <Switch label="Section: which side is M" isSelected={section !== null && refusals.section === null} isDisabled={refusals.section !== null} description={refusals.section} onChange={(on) => cut(on ? 2 : null)} />
      {section !== null && refusals.section === null && (
        <div className="scene-show-section">
          <SegmentedControl
            label="Plane"
            labelHidden
            items={([0, 1, 2, 'sight'] as const).map((axis, i) => ({ id: String(axis), label: axis === 'sight' ? 'view' : <Tex tex={axes[axis]} />, text: names[i]! }))}
            value={String(section.axis)}
            onChange={(value) => cut(value === 'sight' ? 'sight' : (Number(value) as 0 | 1 | 2))}
          />
          <Slider
            label={section.axis === 'sight' ? 'Distance of the plane from the middle' : `Plane at ${names[section.axis]!}`}
            labelHidden
            value={section.offset}
            min={offsetRange(section.axis, box)[0]}
            max={offsetRange(section.axis, box)[1]}
            onChange={(value) => setReading({ section: { ...section, offset: value } })}
          />
        </div>
      )}
    </section>
  );
}
