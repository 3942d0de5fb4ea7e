import type { ReactNode } from 'react';

/** Icons are decoration: the control that carries one has its own name. Drawn on 16 × 16, in the colour of the text. */
const Icon = ({ children, filled = false }: { readonly children: ReactNode; readonly filled?: boolean }) => (
  <svg
    className="icon"
    viewBox="0 0 16 16"
    width="16"
    height="16"
    aria-hidden="true"
    focusable="false"
    fill={filled ? 'currentColor' : 'none'}
    stroke={filled ? 'none' : 'currentColor'}
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    {children}
  </svg>
);

const stroked = (path: string) => () => (
  <Icon>
    <path d={path} />
  </Icon>
);
const filled = (path: string) => () => (
  <Icon filled>
    <path d={path} />
  </Icon>
);

export const PlayIcon = filled('M4.5 2.8v10.4a.5.5 0 0 0 .77.42l8.1-5.2a.5.5 0 0 0 0-.84l-8.1-5.2a.5.5 0 0 0-.77.42Z');
export const PauseIcon = filled('M4 3h2.75v10H4zM9.25 3H12v10H9.25z');
export const StepIcon = filled('M3.5 3v10a.4.4 0 0 0 .63.33l6.4-5a.4.4 0 0 0 0-.66l-6.4-5A.4.4 0 0 0 3.5 3ZM11.25 3H13v10h-1.75z');
export const RewindIcon = filled('M12.5 3v10a.4.4 0 0 1-.63.33l-6.4-5a.4.4 0 0 1 0-.66l6.4-5a.4.4 0 0 1 .63.33ZM3 3h1.75v10H3z');
export const UndoIcon = stroked('M5.5 3 2.5 6l3 3M2.75 6H9a4 4 0 0 1 0 8H6');
export const RedoIcon = stroked('m10.5 3 3 3-3 3M13.25 6H7a4 4 0 0 0 0 8h3');
export const LinkIcon = stroked('M6.6 9.4a2.8 2.8 0 0 0 4 0l2.3-2.3a2.83 2.83 0 1 0-4-4L7.8 4.2M9.4 6.6a2.8 2.8 0 0 0-4 0L3.1 8.9a2.83 2.83 0 1 0 4 4l1.1-1.1');
export const CloseIcon = stroked('m3.75 3.75 8.5 8.5m0-8.5-8.5 8.5');
export const ChevronIcon = stroked('m6 3.5 4.5 4.5L6 12.5');
export const ChevronDownIcon = stroked('m3.5 6 4.5 4.5L12.5 6');
export const PlusIcon = stroked('M8 3.25v9.5M3.25 8h9.5');
export const MinusIcon = stroked('M3.25 8h9.5');
export const CheckIcon = stroked('m3 8.5 3.25 3.25L13 4.75');
export const FitIcon = stroked('M2.5 5.75V2.5h3.25M10.25 2.5h3.25v3.25M13.5 10.25v3.25h-3.25M5.75 13.5H2.5v-3.25');
export const MoonIcon = stroked('M13.4 9.7A5.75 5.75 0 1 1 6.3 2.6a4.6 4.6 0 0 0 7.1 7.1Z');
export const EyeOffIcon = stroked('M6.4 3.7A6.6 6.6 0 0 1 8 3.5c3.3 0 5.6 2.6 6.5 4.5a9 9 0 0 1-1.7 2.4M4.1 4.8A8.9 8.9 0 0 0 1.5 8c.9 1.9 3.2 4.5 6.5 4.5 1.4 0 2.6-.5 3.6-1.1M6.6 6.6a2 2 0 0 0 2.8 2.8M2.5 2.5l11 11');
export const DownloadIcon = stroked('M8 2.5v7.25m-3-2.9 3 3 3-3M2.75 12.75h10.5');
export const CopyIcon = stroked('M5.5 5.5V3.2c0-.4.3-.7.7-.7h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7h-2.3M3.2 5.5h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7H3.2a.7.7 0 0 1-.7-.7V6.2c0-.4.3-.7.7-.7Z');
export const MenuIcon = stroked('M2.5 4.25h11M2.5 8h11M2.5 11.75h11');
export const PanelLeftIcon = stroked('M2.5 3h11v10h-11zM6.25 3v10');
export const PanelRightIcon = stroked('M2.5 3h11v10h-11zM9.75 3v10');
export const ExternalIcon = stroked('M9.5 2.75h3.75V6.5M13 3 7.75 8.25M6.5 3.75H3.25v9h9V9.5');
export const FullScreenIcon = stroked('M9.5 2.75h3.75V6.5M13 3 9.25 6.75M6.5 13.25H2.75V9.5M3 13l3.75-3.75');

export const HelpIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="5.75" />
    <path d="M6.4 6.5a1.65 1.65 0 1 1 2.5 1.4c-.6.4-.9.7-.9 1.3" />
    <circle cx="8" cy="11.1" r=".85" fill="currentColor" stroke="none" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon>
    <path d="M1.5 8C2.4 6.1 4.7 3.5 8 3.5S13.6 6.1 14.5 8c-.9 1.9-3.2 4.5-6.5 4.5S2.4 9.9 1.5 8Z" />
    <circle cx="8" cy="8" r="2" />
  </Icon>
);
export const DiceIcon = () => (
  <Icon>
    <rect x="2.75" y="2.75" width="10.5" height="10.5" rx="2" />
    <g fill="currentColor" stroke="none">
      <circle cx="5.75" cy="5.75" r="1.05" />
      <circle cx="10.25" cy="10.25" r="1.05" />
      <circle cx="10.25" cy="5.75" r="1.05" />
      <circle cx="5.75" cy="10.25" r="1.05" />
      <circle cx="8" cy="8" r="1.05" />
    </g>
  </Icon>
);
export const TargetIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="4.25" />
    <path d="M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3" />
    <circle cx="8" cy="8" r="1" fill="currentColor" stroke="none" />
  </Icon>
);
export const SunIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="2.75" />
    <path d="M8 1.5v1.25M8 13.25v1.25M1.5 8h1.25M13.25 8h1.25M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
  </Icon>
);
export const ProjectorIcon = () => (
  <Icon>
    <path d="M2 2.75h12M3 2.75v6.75h10V2.75M8 9.5v2M5.5 13.75 8 11.5l2.5 2.25" />
  </Icon>
);
