import './overlays.css';
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

interface HintProps {
  readonly label: ReactNode;
  readonly shortcut?: string | undefined;
  /** One focusable control of this folder. */
  readonly children: ReactNode;
}

/** The name of a control, with its key, on hover and on focus. */
export function Hint({ label, shortcut, children }: HintProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" offset={6}>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
