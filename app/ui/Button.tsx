import './buttons.css';
import type { ComponentProps, ReactNode } from 'react';
import { Button as AriaButton, ToggleButton as AriaToggleButton } from 'react-aria-components';
import { Hint } from './Tooltip.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: (() => void) | undefined;
  /** `plain` has a hairline, `primary` is the one thing to do here, `quiet` shows itself on hover. */
  readonly variant?: 'plain' | 'primary' | 'quiet' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  /** Accessible name, where the visible text does not say enough. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

export function Button({ children, onPress, variant = 'plain', isDisabled = false, type = 'button', label, className = '' }: ButtonProps) {
  return (
    <AriaButton
      className={`button button-${variant} ${className}`}
      type={type}
      isDisabled={isDisabled}
      {...(onPress === undefined ? {} : { onPress })}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </AriaButton>
  );
}

export interface IconButtonProps {
  readonly icon: ReactNode;
  /** Accessible name and tooltip. */
  readonly label: string;
  /** Shown in the tooltip, for example "Space". */
  readonly shortcut?: string | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly variant?: 'plain' | 'primary' | 'quiet' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

export function IconButton({ icon, label, shortcut, onPress, variant = 'quiet', isDisabled = false, className = '' }: IconButtonProps) {
  return (
    <Hint label={label} shortcut={shortcut}>
      <AriaButton
        className={`button button-icon button-${variant} ${className}`}
        aria-label={label}
        isDisabled={isDisabled}
        {...(onPress === undefined ? {} : { onPress })}
        {...keysOf(shortcut)}
      >
        {icon}
      </AriaButton>
    </Hint>
  );
}

export interface ToggleButtonProps {
  readonly label: string;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  /** Shown instead of the label, which then becomes the tooltip. */
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly className?: string | undefined;
}

export function ToggleButton({ label, isSelected, onChange, icon, shortcut, isDisabled = false, className = '' }: ToggleButtonProps) {
  const button = (
    <AriaToggleButton
      className={`button ${icon === undefined ? 'button-plain' : 'button-icon button-quiet'} ${className}`}
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      aria-label={label}
      {...keysOf(shortcut)}
    >
      {icon ?? label}
    </AriaToggleButton>
  );
  return icon === undefined ? (
    button
  ) : (
    <Hint label={label} shortcut={shortcut}>
      {button}
    </Hint>
  );
}

/** The library passes `aria-keyshortcuts` on to no button, so the button itself is written here. */
const keysOf = (shortcut: string | undefined) =>
  shortcut === undefined ? {} : { render: (props: ComponentProps<'button'>) => <button {...props} aria-keyshortcuts={shortcut} /> };
