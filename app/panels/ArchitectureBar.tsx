import type { ReactNode } from 'react';
import { presets } from '../gallery/index.ts';
import { openView, redo, setDisplay, undo } from '../state/actions.ts';
import { architectureOf } from '../state/derive.ts';
import { useAppState, useHistory } from '../state/store.ts';
import { useTheme } from '../state/theme.ts';
import { Button, IconButton, ToggleButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Tex } from '../ui/Tex.tsx';
import { ChevronDownIcon, HelpIcon, LinkIcon, MoonIcon, ProjectorIcon, RedoIcon, SunIcon, UndoIcon } from '../ui/icons.tsx';
import { ArchitectureEditor } from './ArchitectureEditor.tsx';
import { architectureTex } from './architectureTex.ts';

interface ArchitectureBarProps {
  /** One line: the editor opens from a button. */
  readonly compact: boolean;
  readonly onShare: () => void;
  readonly onHelp: () => void;
  /** Buttons that open folded panels. */
  readonly children?: ReactNode;
}

/** The top line: what network, which form it makes, examples, history, link, look. */
export function ArchitectureBar({ compact, onShare, onHelp, children }: ArchitectureBarProps) {
  const view = useAppState((s) => s.view);
  const a = architectureOf(view);
  const strided = a.cumulativeStrides.some((S) => S > 1);
  const name = `k = (${view.filterSizes.join(', ')})${strided ? `,\\ s = (${view.strides.join(', ')})` : ''}`;
  return (
    <header className="bar">
      <h1 className="bar-name">Convariety</h1>
      {compact ? (
        <Popover
          label="Architecture"
          placement="bottom start"
          trigger={
            <Button label={`Change the architecture, now k = (${view.filterSizes.join(', ')})`}>
              <Tex tex={name} /> <ChevronDownIcon />
            </Button>
          }
        >
          <ArchitectureEditor />
        </Popover>
      ) : (
        <ArchitectureEditor />
      )}
      <span className="bar-formula">
        <Tex tex={architectureTex(a)} />
      </span>
      <span className="bar-space" />
      <BarTools compact={compact} onShare={onShare} onHelp={onHelp} />
      {children}
    </header>
  );
}

function BarTools({ compact, onShare, onHelp }: Omit<ArchitectureBarProps, 'children'>) {
  const canUndo = useHistory((h) => h.pastStates.length > 0);
  const canRedo = useHistory((h) => h.futureStates.length > 0);
  const theme = useTheme();
  const projector = useAppState((s) => s.display.projector);
  return (
    <div className="bar-tools">
      <Menu
        label="Examples"
        placement="bottom end"
        trigger={
          <Button variant="quiet">
            Examples <ChevronDownIcon />
          </Button>
        }
        groups={[{ items: presets.map(({ id, title, source }) => ({ id, label: title, description: source })) }]}
        onAction={(id) => openView(presets.find((p) => p.id === id)!.view)}
      />
      <IconButton icon={<UndoIcon />} label="Undo" shortcut="Ctrl Z" onPress={undo} isDisabled={!canUndo} />
      {!compact && <IconButton icon={<RedoIcon />} label="Redo" shortcut="Ctrl Shift Z" onPress={redo} isDisabled={!canRedo} />}
      <IconButton icon={<LinkIcon />} label="Share" onPress={onShare} />
      <IconButton icon={theme === 'dark' ? <SunIcon /> : <MoonIcon />} label={theme === 'dark' ? 'Light theme' : 'Dark theme'} onPress={() => setDisplay({ theme: theme === 'dark' ? 'light' : 'dark' })} />
      {!compact && <ToggleButton icon={<ProjectorIcon />} label="For projectors: thicker lines, larger type" isSelected={projector} onChange={(on) => setDisplay({ projector: on })} />}
      <IconButton icon={<HelpIcon />} label="Help" shortcut="?" onPress={onHelp} />
    </div>
  );
}
