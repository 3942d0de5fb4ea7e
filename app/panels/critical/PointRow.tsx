import type { ListedPoint } from '../../state/criticalReading.ts';
import { inertiaText, inertiaWords, placeWords } from '../../state/criticalWords.ts';
import { Swatch } from '../../ui/Swatch.tsx';
import { GroupPatterns } from './GroupPatterns.tsx';
import { kindsText, lossText, proofText } from './pointText.ts';
import { stratumText } from './strataText.ts';

interface PointRowProps {
  readonly listed: ListedPoint;
  readonly isPointed: boolean;
  readonly isOpen: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

const signs = { exact: '=', certified: '✓', estimate: '≈' } as const;

/** Kind and place, roots and inertia on the stratum, loss and proof, networks: two lines that are read at a glance. */
export function PointRow({ listed, isPointed, isOpen, onPoint, onOpen }: PointRowProps) {
  const { index, stratum, point, kind, place, mark, loss } = listed;
  return (
    <tr className="point-row" data-point={index} data-place={place} data-pointed={isPointed || undefined} data-open={isOpen || undefined} onPointerEnter={onPoint} onClick={onOpen}>
      <th scope="row" className="point-kind">
        <button
          type="button"
          className="point-open"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `point-${index}` : undefined}
          onFocus={onPoint}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <Swatch mark={place === 'target' ? 'target' : mark} />
          <span>
            {place === 'target' ? 'target' : kind}
            <span className="point-second">{place === 'target' ? (point.reachable ? 'reached' : 'not reached') : placeWords[place]}</span>
          </span>
        </button>
      </th>
      <td className="point-roots">
        {point.rootPattern === null ? '–' : <GroupPatterns pattern={point.rootPattern} />}
        {point.index !== null && (
          <span className="point-second" title={`On the stratum ${stratumText(stratum)} ${inertiaWords(point.index)}.`}>
            {inertiaText(point.index)}
          </span>
        )}
      </td>
      <td className="point-loss">
        {lossText(place === 'target' ? 0 : loss)}
        <span className="point-second">
          <span className={`certainty-${point.certainty}`} aria-hidden="true">
            <span>{signs[point.certainty]}</span>
          </span>{' '}
          {proofText(point)}
          {point.certainty === 'certified' && <span className="visually-hidden"> certified</span>}
        </span>
      </td>
      <td className="point-networks">
        {point.parameters.length === 0 ? '–' : point.parameters.length}
        <span className="point-second">{kindsText(point.parameters)}</span>
      </td>
    </tr>
  );
}
