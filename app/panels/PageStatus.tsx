import { useAppState } from '../state/store.ts';
import { StatusLine } from '../ui/StatusLine.tsx';

/** What is computed now, and what repeats it. */
export function PageStatus() {
  const picture = useAppState((s) => s.picture.status);
  const run = useAppState((s) => s.run?.status ?? 'computing');
  const playing = useAppState((s) => s.run?.playing ?? false);
  const start = useAppState((s) => s.view.start);
  const words = playing ? 'training' : picture === 'computing' ? 'computing the picture' : run === 'computing' ? 'computing the run' : picture === 'failed' || run === 'failed' ? 'not everything could be computed' : 'ready';
  return <StatusLine aside={start.kind === 'seed' ? `start: seed ${start.seed}` : 'start: by hand'}>{words}</StatusLine>;
}
