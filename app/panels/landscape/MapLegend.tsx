import { toneClass, type RegionCurve } from '../../plots/drawRegionMap.ts';
import type { MapGroup } from './mapGroups.ts';

interface MapLegendProps {
  readonly groups: readonly MapGroup[];
  readonly curves: readonly RegionCurve[];
  /** The group under the pointer. */
  readonly active: number | null;
}

/** A list longer than this folds. */
const most = 8;

/** Tones with what they mean and their shares, and the names of the curves. */
export function MapLegend({ groups, curves, active }: MapLegendProps) {
  return (
    <div className="landscape-legend">
      <ul aria-label="Kinds of targets in this map">
        {groups.slice(0, most).map((group, at) => (
          <GroupRow key={group.id} group={group} isActive={at === active} />
        ))}
      </ul>
      {groups.length > most && (
        <details>
          <summary>{groups.length === most + 1 ? 'one more kind' : `${groups.length - most} more kinds`}</summary>
          <ul>
            {groups.slice(most).map((group, at) => (
              <GroupRow key={group.id} group={group} isActive={at + most === active} />
            ))}
          </ul>
        </details>
      )}
      <ul aria-label="Curves in this map">
        {curves.map(({ id, label, look, pieces, points }) => (
          <li key={id} className="landscape-curve">
            <svg viewBox="0 0 56 18" width="56" height="18" aria-hidden="true">
              {pieces.some((piece) => piece.length > 2) && <path className={`region-curve region-${look}`} d="M4 9h48" strokeDasharray={look === 'passage' ? '6 3.5' : undefined} />}
              {(points.length > 0 || pieces.every((piece) => piece.length === 2)) && <circle className="region-cusp" cx="28" cy="9" r="3.5" />}
            </svg>
            <span>
              {label}
              {points.length > 0 && `; ${points.length} ${points.length === 1 ? 'cusp' : 'cusps'} in sight`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function GroupRow({ group, isActive }: { readonly group: MapGroup; readonly isActive: boolean }) {
  return (
    <li data-active={isActive || undefined}>
      <svg viewBox="0 0 56 18" width="56" height="18" aria-hidden="true">
        <rect className={toneClass(group)} x="1" y="1" width="54" height="16" rx="1" />
        <text className="landscape-short" x="28" y="9">
          {group.short}
        </text>
      </svg>
      <span>{group.sentence}</span>
      <span className="landscape-share">{shareText(group.share)}</span>
    </li>
  );
}

/** A share of the map: the area of cells, to a tenth of a per cent. */
const shareText = (share: number): string => (share < 0.0005 ? '< 0.1 %' : `${(100 * share).toFixed(1)} %`);
