import './surfaces.css';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';

export interface TabsProps<Id extends string> {
  /** Accessible name of the row of tabs. */
  readonly label: string;
  readonly items: readonly { readonly id: Id; readonly label: ReactNode; readonly content: ReactNode; readonly isDisabled?: boolean | undefined }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  /** Hidden tabs stay mounted, so that what was typed in them is kept. */
  readonly keepMounted?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Tabs that fill their container: the row stands, the panel scrolls, and its size does not depend on what it holds. */
export function Tabs<Id extends string>({ label, items, value, onChange, keepMounted = false, className = '' }: TabsProps<Id>) {
  return (
    <AriaTabs
      className={`tabs ${className}`}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = items.find(({ id }) => id === key);
        if (chosen !== undefined && chosen.id !== value) onChange(chosen.id);
      }}
    >
      <TabList className="tab-row" aria-label={label}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab" isDisabled={item.isDisabled ?? false}>
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="tab-panel" shouldForceMount={keepMounted}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
