import { type ReactNode, useEffect, useState } from 'react';
import { type Preset, topics } from '../gallery/preset.ts';
import { openView, redo, setDisplay, undo } from '../state/actions.ts';
import { architectureOf } from '../state/derive.ts';
import { useAppState, useHistory } from '../state/store.ts';
import { useTheme } from '../state/theme.ts';
import { Button, IconButton, ToggleButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Tex } from '../ui/Tex.tsx';
import { ChevronDownIcon, HelpIcon, LinkIcon, MenuIcon, MoonIcon, ProjectorIcon, RedoIcon, SunIcon, UndoIcon } from '../ui/icons.tsx';
import { ArchitectureEditor } from './ArchitectureEditor.tsx';
import { architectureTex } from './architectureTex.ts';

interface ArchitectureBarProps {
  /** `line`: the editor opens from a button. `phone`: what is left of the tools stands in a menu as well. */
  readonly space: 'wide' | 'line' | 'phone';
  readonly onShare: () => void;
  readonly onHelp: () => void;
  /** Buttons that open folded panels. */
  readonly children?: ReactNode;
}

/** The top line: what network, which form it makes, examples, history, link, look. */
export function ArchitectureBar({ space, onShare, onHelp, children }: ArchitectureBarProps) {
  const view = useAppState((s) => s.view);
  const a = architectureOf(view);
  const strided = a.cumulativeStrides.some((S) => S > 1);
  const name = `k = (${view.filterSizes.join(', ')})${strided ? `,\\ s = (${view.strides.join(', ')})` : ''}`;
  return (
    <header className="bar">
      <h1 className="bar-name">Convariety</h1>
      {space !== 'wide' || view.filterSizes.length > mostLayersInLine ? (
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
      {space === 'phone' ? <PhoneTools onShare={onShare} onHelp={onHelp} /> : <BarTools space={space} onShare={onShare} onHelp={onHelp} />}
      {children}
    </header>
  );
}

type ToolsProps = Pick<ArchitectureBarProps, 'onShare' | 'onHelp'>;

function BarTools({ space, onShare, onHelp }: ToolsProps & Pick<ArchitectureBarProps, 'space'>) {
  const canUndo = useHistory((h) => h.pastStates.length > 0);
  const canRedo = useHistory((h) => h.futureStates.length > 0);
  const theme = useTheme();
  const projector = useAppState((s) => s.display.projector);
  return (
    <div className="bar-tools">
      <ExamplesMenu />
      <IconButton icon={<UndoIcon />} label="Undo" shortcut="Ctrl Z" onPress={undo} isDisabled={!canUndo} />
      <IconButton icon={<RedoIcon />} label="Redo" shortcut="Ctrl Shift Z" onPress={redo} isDisabled={!canRedo} />
      <IconButton icon={<LinkIcon />} label="Share" onPress={onShare} />
      <IconButton icon={theme === 'dark' ? <SunIcon /> : <MoonIcon />} label={theme === 'dark' ? 'Light theme' : 'Dark theme'} onPress={() => setDisplay({ theme: other(theme) })} />
      {(space === 'wide' || projector) && <ToggleButton icon={<ProjectorIcon />} label="For projectors: thicker lines, larger type" isSelected={projector} onChange={(on) => setDisplay({ projector: on })} />}
      <IconButton icon={<HelpIcon />} label="Help" shortcut="?" onPress={onHelp} />
    </div>
  );
}

function PhoneTools({ onShare, onHelp }: ToolsProps) {
  const canUndo = useHistory((h) => h.pastStates.length > 0);
  const canRedo = useHistory((h) => h.futureStates.length > 0);
  const theme = useTheme();
  const actions = { redo, theme: () => setDisplay({ theme: other(theme) }), share: onShare, help: onHelp };
  return (
    <div className="bar-tools">
      <ExamplesMenu />
      <IconButton icon={<UndoIcon />} label="Undo" onPress={undo} isDisabled={!canUndo} />
      <Menu
        label="More"
        placement="bottom end"
        trigger={<IconButton icon={<MenuIcon />} label="More" />}
        groups={[
          {
            items: [
              { id: 'redo' as const, label: 'Redo', isDisabled: !canRedo },
              { id: 'share' as const, label: 'Share a link' },
              { id: 'theme' as const, label: theme === 'dark' ? 'Light theme' : 'Dark theme' },
              { id: 'help' as const, label: 'Help' },
            ],
          },
        ]}
        onAction={(id) => actions[id]()}
      />
    </div>
  );
}

const other = (theme: 'light' | 'dark'): 'light' | 'dark' => (theme === 'dark' ? 'light' : 'dark');

/** More layers than these would take several lines. */
const mostLayersInLine = 3;

const noPresets: readonly Preset[] = [];

/** The examples: their texts are long, so they are fetched once the page stands. */
function ExamplesMenu() {
  const [presets, setPresets] = useState(noPresets);
  useEffect(() => void import('../gallery/index.ts').then((gallery) => setPresets(gallery.presets)), []);
  return (
    <Menu
      label="Examples"
      placement="bottom end"
      trigger={
        <Button variant="quiet" isDisabled={presets.length === 0}>
          Examples <ChevronDownIcon />
        </Button>
      }
      groups={topics.map((topic) => ({ title: topic, items: presets.filter((preset) => preset.topic === topic).map(({ id, title, source }) => ({ id, label: title, description: source })) }))}
      onAction={(id) => {
        const { view, display } = presets.find((p) => p.id === id)!;
        openView(view, display);
      }}
    />
  );
}
