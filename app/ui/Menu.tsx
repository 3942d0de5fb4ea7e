import './overlays.css';
import type { ReactElement } from 'react';
import { Header, Keyboard, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components';
import { textOf, type Choice } from './choice.ts';

export interface MenuChoice<Id extends string> extends Choice<Id> {
  readonly shortcut?: string | undefined;
}

export interface MenuGroup<Id extends string> {
  readonly title?: string | undefined;
  readonly items: readonly MenuChoice<Id>[];
}

export interface MenuProps<Id extends string> {
  /** Accessible name of the list. */
  readonly label: string;
  /** A Button or IconButton. */
  readonly trigger: ReactElement;
  readonly groups: readonly MenuGroup<Id>[];
  readonly onAction: (id: Id) => void;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | undefined;
}

export function Menu<Id extends string>({ label, trigger, groups, onAction, placement = 'bottom start' }: MenuProps<Id>) {
  const act = (key: string | number) => {
    const chosen = groups.flatMap(({ items }) => items).find(({ id }) => id === key);
    if (chosen !== undefined) onAction(chosen.id);
  };
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover popover-list" placement={placement} offset={4}>
        <AriaMenu className="list" aria-label={label} onAction={act}>
          {groups.map(({ title, items }, group) => (
            <MenuSection key={title ?? group} className="list-section" {...(title === undefined ? { 'aria-label': label } : {})}>
              {title === undefined ? null : <Header className="list-title">{title}</Header>}
              {items.map((item) => (
                <MenuItem key={item.id} id={item.id} className="list-item list-item-menu" textValue={textOf(item)} isDisabled={item.isDisabled ?? false}>
                  <Text slot="label">{item.label}</Text>
                  {item.shortcut === undefined ? null : <Keyboard>{item.shortcut}</Keyboard>}
                  {item.description ? (
                    <Text slot="description" className="list-description">
                      {item.description}
                    </Text>
                  ) : null}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
