import './surfaces.css';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { ChevronIcon } from './icons.tsx';

export interface PanelProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Stands at the right of the title and stays in sight when folded, for example a count or a switch. */
  readonly aside?: ReactNode;
  readonly defaultExpanded?: boolean | undefined;
  /** Given together with onExpandedChange when the page keeps the choice. */
  readonly isExpanded?: boolean | undefined;
  readonly onExpandedChange?: ((isExpanded: boolean) => void) | undefined;
  readonly level?: 2 | 3 | 4 | undefined;
  readonly className?: string | undefined;
}

/** A section with a title that folds it away. */
export function Panel({ title, children, aside, defaultExpanded = true, isExpanded, onExpandedChange, level = 2, className = '' }: PanelProps) {
  return (
    <Disclosure
      className={`panel ${className}`}
      {...(isExpanded === undefined ? { defaultExpanded } : { isExpanded })}
      {...(onExpandedChange === undefined ? {} : { onExpandedChange })}
    >
      <div className="panel-head">
        <Heading level={level} className="panel-title">
          <Button slot="trigger" className="panel-fold">
            <ChevronIcon />
            {title}
          </Button>
        </Heading>
        {aside ? <div className="panel-aside">{aside}</div> : null}
      </div>
      <DisclosurePanel className="panel-fold-body">
        <div className="panel-body">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
