import { useLayoutEffect, useRef, useState } from 'react';
import { formToTex } from '../../src/expression/formToTex.ts';
import { isZeroForm, maxNorm } from '../../src/polynomial/form.ts';
import { Button } from '../ui/Button.tsx';
import { PatternTag } from '../ui/PatternTag.tsx';
import { Tex } from '../ui/Tex.tsx';
import type { PlaceReading } from './placeReading.ts';
import type { Hit } from './sceneProps.ts';

interface PickCardProps {
  readonly hit: Hit;
  readonly reading: PlaceReading;
  /** True once it stays: then it has buttons. */
  readonly stays: boolean;
  /** What a click does here, for cards that go along with the pointer. */
  readonly hint: string;
  readonly onTarget: (() => void) | null;
  /** Starts the run there; answers with a sentence if that cannot be. */
  readonly onStart: (() => string | null) | null;
  readonly onClose: () => void;
}

/** Distance of the card from what it tells about and from the edges of the stage, in pixels. */
const gap = 18;
const edge = 4;
/** Coefficients of a place that are smaller than this, against the largest, are rounding. */
const noise = 1e-12;

/** What is at a place of the picture: name, pattern, membership with its reason, theorem, coefficients; and what can be done with it. */
export function PickCard({ hit, reading, stays, hint, onTarget, onStart, onClose }: PickCardProps) {
  const [said, say] = useState('');
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (card.current) place(card.current, hit);
  });
  const { title, pattern, where, source, filter, rough, off, inFunctionSpace } = reading;
  return (
    <section
      ref={card}
      className="scene-card"
      data-stays={stays || undefined}
      role={stays ? 'group' : 'status'}
      aria-label={stays ? 'What is here' : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div role={stays ? 'status' : undefined}>
        <p className="scene-card-title">
          {title} {pattern !== null && <PatternTag pattern={pattern} />}
        </p>
        {filter !== null && !isZeroForm(filter) && (
          <p className="scene-card-form">
            <Tex tex={`${rough ? '\\approx ' : ''}${formToTex(rough ? filter.map((c) => (Math.abs(c) < noise * maxNorm(filter) ? 0 : c)) : filter)}`} />
          </p>
        )}
        <p>{where}</p>
        {off !== '' && <p className="scene-card-off">{off}</p>}
        {source !== '' && <p className="scene-card-source">{source}</p>}
        {!stays && hint !== '' && <p className="scene-card-source">{hint}</p>}
      </div>
      {stays && (
        <div className="scene-card-actions">
          {onTarget !== null && <Button onPress={onTarget}>Set as target</Button>}
          {onStart !== null && inFunctionSpace !== false && <Button onPress={() => say(onStart() ?? '')}>Start here</Button>}
          {filter !== null && <Button onPress={() => void copy(filter).then(say)}>Copy</Button>}
          <Button variant="quiet" onPress={onClose}>
            Close
          </Button>
        </div>
      )}
      {stays && onStart !== null && inFunctionSpace === false && <p className="scene-card-source">No start here: a run can begin only at a filter that the network makes.</p>}
      {said !== '' && (
        <p className="scene-card-source" role="status">
          {said}
        </p>
      )}
    </section>
  );
}

/** Beside the place and wholly on the stage. On a narrow stage: at the end that is farther from it. */
function place(card: HTMLElement, { x, y }: Hit): void {
  const stage = card.parentElement!;
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const narrow = width + 2 * gap > 0.6 * stage.clientWidth;
  const left = narrow ? (stage.clientWidth - width) / 2 : x + gap + width + edge <= stage.clientWidth ? x + gap : x - gap - width;
  const low = stage.clientHeight - height - edge;
  const top = narrow ? (y > stage.clientHeight / 2 ? edge : low) : y - 2 * gap;
  card.style.left = `${Math.round(Math.max(edge, Math.min(left, stage.clientWidth - width - edge)))}px`;
  card.style.top = `${Math.round(Math.max(edge, Math.min(top, low)))}px`;
}

/** Coefficients with all their digits, highest power of x first, as the target field reads them back. */
async function copy(filter: readonly number[]): Promise<string> {
  const text = filter.join(', ');
  try {
    await navigator.clipboard.writeText(text);
    return 'The coefficients are on the clipboard.';
  } catch {
    return `This page may not write to the clipboard: ${text}`;
  }
}
