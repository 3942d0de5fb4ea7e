import './app.css';
import './panels/panels.css';
import { Suspense, lazy, useEffect, useState } from 'react';
import { ArchitectureBar } from './panels/ArchitectureBar.tsx';
import { Caption } from './panels/Caption.tsx';
import { FactsPanel } from './panels/FactsPanel.tsx';
import { HelpDialog } from './panels/HelpDialog.tsx';
import { Laboratory } from './panels/Laboratory.tsx';
import { Legend } from './panels/Legend.tsx';
import { Notices } from './panels/Notices.tsx';
import { PageStatus } from './panels/PageStatus.tsx';
import { Stage } from './panels/Stage.tsx';
import { StrataFacts } from './panels/StrataFacts.tsx';
import { Transport } from './panels/Transport.tsx';
import { pageKeys } from './panels/shortcuts.ts';
import { hasWebGL } from './scene/webgl.ts';
import { ShareDialog } from './share/ShareDialog.tsx';
import { useAppState } from './state/store.ts';
import { useThemeOnDocument } from './state/theme.ts';
import { IconButton } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { PanelLeftIcon, PanelRightIcon } from './ui/icons.tsx';
import { useMediaQuery } from './ui/useMediaQuery.ts';

const ConnectedScene = lazy(() => import('./scene/ConnectedScene.tsx').then((m) => ({ default: m.ConnectedScene })));

/** desktop: both panels beside the stage. medium: facts fold into a drawer. embed: the stage alone, panels in drawers. phone: stage on top, a sheet below. */
type Layout = 'desktop' | 'medium' | 'embed' | 'phone';

function useLayout(): Layout {
  const phone = useMediaQuery('(max-width: 699px)');
  const low = useMediaQuery('(max-height: 639px)');
  const wide = useMediaQuery('(min-width: 1100px)');
  // a projector's large type leaves no room beside the picture
  const projector = useAppState((s) => s.display.projector);
  if (phone) return 'phone';
  if (low || projector) return 'embed';
  return wide ? 'desktop' : 'medium';
}

export function App() {
  useThemeOnDocument();
  const layout = useLayout();
  const [dialog, setDialog] = useState<'help' | 'share' | 'facts' | 'laboratory' | null>(null);
  const [lost, setLost] = useState(false);
  const filterSizes = useAppState((s) => s.view.filterSizes);
  useEffect(() => {
    const onKey = pageKeys(() => setDialog('help'));
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const show = (name: typeof dialog) => (open: boolean) => setDialog(open ? name : null);

  const stage = (
    <ErrorBoundary name="picture" resetKey={filterSizes}>
      <Stage
        lost={lost}
        chartBar={layout === 'phone' ? null : layout === 'embed' ? 'line' : 'strip'}
        scene={
          hasWebGL() ? (
            <ErrorBoundary name="3-D picture" resetKey={filterSizes}>
              <Suspense fallback={<p className="stage-loading">loading the picture</p>}>
                <ConnectedScene onLost={setLost} />
              </Suspense>
            </ErrorBoundary>
          ) : null
        }
      />
    </ErrorBoundary>
  );
  const facts = (
    <ErrorBoundary name="facts" resetKey={filterSizes}>
      <Legend />
      <FactsPanel />
      <StrataFacts />
    </ErrorBoundary>
  );
  const folded = layout === 'medium' || layout === 'embed';
  return (
    <div className={`page page-${layout}`}>
      <ArchitectureBar space={layout === 'desktop' ? 'wide' : layout === 'phone' ? 'phone' : 'line'} onShare={() => setDialog('share')} onHelp={() => setDialog('help')}>
        {folded && <IconButton icon={<PanelLeftIcon />} label="Facts and legend" onPress={() => setDialog('facts')} />}
        {layout === 'embed' && <IconButton icon={<PanelRightIcon />} label="Laboratory" onPress={() => setDialog('laboratory')} />}
      </ArchitectureBar>
      {layout === 'desktop' && (
        <aside className="facts-side" aria-label="Facts">
          {facts}
        </aside>
      )}
      {stage}
      {(layout === 'desktop' || layout === 'medium') && (
        <aside className="laboratory" aria-label="Laboratory">
          <Laboratory />
        </aside>
      )}
      <footer className="foot">
        {layout === 'embed' && <Transport short />}
        <Caption />
        {(layout === 'desktop' || layout === 'medium') && <PageStatus />}
      </footer>
      {layout === 'phone' && (
        <section className="sheet" aria-label="Laboratory and facts">
          <Laboratory facts={facts} />
        </section>
      )}
      <Notices />
      <Dialog variant="side" title="Facts and legend" isOpen={dialog === 'facts' && folded} onOpenChange={show('facts')}>
        {facts}
      </Dialog>
      <Dialog variant="side" title="Laboratory" isOpen={dialog === 'laboratory' && layout === 'embed'} onOpenChange={show('laboratory')}>
        <Laboratory />
      </Dialog>
      <HelpDialog isOpen={dialog === 'help'} onOpenChange={show('help')} />
      <ShareDialog isOpen={dialog === 'share'} onOpenChange={show('share')} />
    </div>
  );
}
