import './surfaces.css';
import type { ReactNode } from 'react';
import { Group, Separator, Toolbar as AriaToolbar } from 'react-aria-components';

export interface ToolbarProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
  readonly className?: string | undefined;
}

/** A row of buttons with one tab stop; the arrow keys move inside it. */
export const Toolbar = ({ label, children, orientation = 'horizontal', className = '' }: ToolbarProps) => (
  <AriaToolbar className={`toolbar ${className}`} aria-label={label} orientation={orientation}>
    {children}
  </AriaToolbar>
);

/** Buttons of a toolbar that belong together. */
export const ToolbarGroup = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <Group className="toolbar-group" aria-label={label}>
    {children}
  </Group>
);

export const ToolbarSeparator = () => <Separator className="toolbar-separator" orientation="vertical" />;
