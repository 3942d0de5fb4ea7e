import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { resumeKeptStudy } from './panels/LazyExperimentsPanel.tsx';
import { followView } from './state/requests.ts';
import { followAddress } from './state/sync.ts';

await followAddress((id) => import('./gallery/index.ts').then(({ presetById }) => presetById(id)));
followView();
resumeKeptStudy();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
