import { Tex } from '../ui/Tex.tsx';
import { plainTex } from './plainTex.ts';
import type { SceneLinkRef } from './sceneLink.ts';

interface AxesWidgetProps {
  readonly axes: readonly [string, string, string];
  readonly linkRef: SceneLinkRef;
}

/** Side of the widget in pixels. */
export const widgetSize = 84;

/** Distance of its middle from the left and lower edges of the stage. */
export const widgetMiddle = 8 + widgetSize / 2;

/** The three directions as seen now; a letter looks along its axis, once more from the other end. `WidgetFrame` turns it. */
export function AxesWidget({ axes, linkRef }: AxesWidgetProps) {
  const middle = widgetSize / 2;
  return (
    <div className="scene-widget" role="group" aria-label="Direction of view">
      <svg width={widgetSize} height={widgetSize} aria-hidden="true">
        {axes.map((_, i) => (
          <line key={i} ref={(line) => void (linkRef.current.widget.lines[i] = line)} x1={middle} y1={middle} x2={middle} y2={middle} />
        ))}
      </svg>
      {axes.map((tex, i) => (
        <button
          key={i}
          type="button"
          ref={(button) => void (linkRef.current.widget.buttons[i] = button)}
          data-long={plainTex(tex).length > 2 || undefined}
          aria-label={`Look along ${plainTex(tex)}`}
          onClick={() => linkRef.current.rig?.lookAlong(i as 0 | 1 | 2)}
        >
          {/* the names by the axes themselves say what they are divided by */}
          <Tex tex={tex.replace(/\/.*$/, '')} />
        </button>
      ))}
    </div>
  );
}
